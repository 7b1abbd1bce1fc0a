// Opens the browser's printing from a button; phones have no other key for it. Without this script the words beside it stay.
for (const place of document.querySelectorAll("[data-print]")) {
  const button = place.querySelector("button");
  place.querySelector("p").hidden = true;
  button.hidden = false;
  button.addEventListener("click", () => { print(); });
}
