// Shows the page larger, smaller, light or dark at once: no reload, so what is being typed stays.
// Without this script the buttons send their form, and the page comes back as it was asked for.
const STEPS = ["small", "normal", "large", "largest"];
const page = document.documentElement;

function offer(button, step, now) {
  button.value = STEPS[step] || now;
  if (STEPS[step]) button.removeAttribute("aria-disabled");
  else button.setAttribute("aria-disabled", "true");
}

function showSize(buttons, size) {
  const [smaller, normal, larger] = buttons;
  const step = STEPS.indexOf(size);
  page.dataset.text = size;
  offer(smaller, step - 1, size);
  offer(larger, step + 1, size);
  normal.setAttribute("aria-pressed", String(size === "normal"));
}

function showBackground(buttons, background) {
  if (background === "device") delete page.dataset.theme;
  else page.dataset.theme = background;
  for (const button of buttons) {
    button.setAttribute("aria-pressed", String(button.value === background));
  }
}

function keep(selector, show) {
  const group = document.querySelector(selector);
  group?.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    event.preventDefault();
    const words = new FormData(button.form);
    words.set(button.name, button.value);
    show(group.querySelectorAll("button"), button.value);
    // Out of reach, it holds for this page only.
    const headers = { "X-Requested-With": "look" };
    const sent = { method: "POST", body: words, headers, keepalive: true };
    fetch(button.formAction, sent).catch(() => {});
  });
}

keep(".text-size", showSize);
keep(".background", showBackground);
