// Shows the passwords of a form while its "Hiện mật khẩu" box is ticked; without this script the box stays hidden.
for (const box of document.querySelectorAll("[data-reveal]")) {
  const words = box.closest("form").querySelectorAll("input[type=password]");
  const tick = box.querySelector("input");
  const turn = () => words.forEach((word) => { word.type = tick.checked ? "text" : "password"; });
  box.hidden = false;
  tick.addEventListener("change", turn);
  box.closest("form").addEventListener("submit", () => { tick.checked = false; turn(); });
}
