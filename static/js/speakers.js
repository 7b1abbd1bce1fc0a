// Puts the name of who just spoke into the record of an item. Without this script the names are not shown.
for (const names of document.querySelectorAll("[data-into]")) {
  const field = document.getElementById(names.dataset.into);
  const buttons = [...names.querySelectorAll("button")];
  const reachable = (chosen) => buttons.forEach((button) => { button.tabIndex = button === chosen ? 0 : -1; });

  names.hidden = false;
  reachable(buttons[0]); // one stop for Tab, arrows go on from there
  names.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const next = step && buttons[buttons.indexOf(document.activeElement) + step];
    if (!next) return;
    event.preventDefault();
    reachable(next);
    next.focus();
  });
  names.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const at = field.selectionEnd;
    const line = at && field.value[at - 1] !== "\n" ? "\n" : "";
    field.setRangeText(`${line}Đồng chí ${button.textContent}: `, at, at, "end");
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
