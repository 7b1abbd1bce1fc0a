// Says that a file is being made, until it comes: the server gives the word of the click back as a cookie.
// Without this script the link works as it stands.
const AGAIN = 300; // milliseconds between two looks
const LONGEST = 120_000; // milliseconds; whatever happened by then, nobody waits any more
const note = document.querySelector("[data-making]");

for (const link of document.querySelectorAll("[data-makes]")) {
  link.addEventListener("click", () => {
    const word = Date.now().toString(36);
    const address = new URL(link.href);
    address.searchParams.set("xong", word);
    link.href = address.href;
    note.hidden = false;
    const until = Date.now() + LONGEST;
    const watch = setInterval(() => {
      if (!document.cookie.includes(`xong=${word}`) && Date.now() < until) return;
      clearInterval(watch);
      note.hidden = true;
    }, AGAIN);
  });
}
