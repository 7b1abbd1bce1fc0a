// Says that a file is being made, until it comes: the server gives the word of the click back as a cookie.
// Without this script the link works as it stands.
const AGAIN = 300; // milliseconds between two looks
const LONGEST = 120_000; // milliseconds; whatever happened by then, nobody waits any more
const note = document.querySelector("[data-making]");

// Lists in the admin put new links in place of old ones, so the page listens, not the link.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-makes]");
  if (!link) return;
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
