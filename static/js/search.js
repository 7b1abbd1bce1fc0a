// Proposes titles below a search field while somebody types. Without this script the form works as it stands.
const PAUSE = 180; // milliseconds without a key

for (const form of document.querySelectorAll("form[data-proposals]")) {
  const field = form.querySelector("input");
  const list = form.querySelector(".proposals");
  let timer, asked = 0, composing = false;

  const close = () => { list.hidden = true; };
  const show = (html) => { list.innerHTML = html; list.hidden = !html.trim(); };
  const ask = async () => {
    const turn = ++asked;
    const words = field.value;
    if (!words.trim()) return close();
    try {
      const answer = await fetch(`${form.dataset.proposals}?q=${encodeURIComponent(words)}`);
      if (turn === asked && answer.ok) show(await answer.text());
    } catch { close(); }
  };
  const later = () => { clearTimeout(timer); if (!composing) timer = setTimeout(ask, PAUSE); };

  // Telex and VNI keyboards compose a letter from several keys: asked only when it is whole.
  field.addEventListener("compositionstart", () => { composing = true; });
  field.addEventListener("compositionend", () => { composing = false; later(); });
  field.addEventListener("input", later);
  form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) close(); });
  form.addEventListener("keydown", (event) => {
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "Escape") { close(); field.focus(); return; }
    if (list.hidden || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
    event.preventDefault();
    const next = at + (event.key === "ArrowDown" ? 1 : -1);
    (links[next] || field).focus();
  });
}
