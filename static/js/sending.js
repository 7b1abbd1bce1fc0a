// Says that a file is on its way, and sends a double click only once. Without this script the browser's own sign is all there is.
const MEGABYTE = 1024 * 1024;
const TWICE = 3000; // milliseconds; later it is meant, as when somebody stopped and sends again

for (const note of document.querySelectorAll("[data-sending]")) {
  const form = note.closest("form");
  let sent = -TWICE;
  const size = () => [...form.querySelectorAll("input[type=file]")]
    .flatMap((field) => [...field.files])
    .reduce((sum, file) => sum + file.size, 0);

  form.addEventListener("submit", (event) => {
    if (event.timeStamp - sent < TWICE) return event.preventDefault();
    sent = event.timeStamp;
    const megabytes = (size() / MEGABYTE).toLocaleString("vi", { maximumFractionDigits: 1 });
    note.querySelector("b").textContent = `${megabytes} MB`;
    note.hidden = false;
  });
  // Back from the next page by the browser's own button.
  addEventListener("pageshow", () => { note.hidden = true; });
}
