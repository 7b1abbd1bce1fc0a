// Shows the page larger, smaller, light or dark at once: no reload, so what is being typed stays.
// Without this script the buttons send their form, and the page comes back as it was asked for.
const STEPS = ["small", "normal", "large", "largest"];
const page = document.documentElement;

function offer(button, step, now) {
  button.value = STEPS[step] || now;
  if (STEPS[step]) button.removeAttribute("aria-disabled");
  else button.setAttribute("aria-disabled", "true");
}

function showSize(form, size) {
  const [smaller, normal, larger] = form.querySelectorAll("button");
  const step = STEPS.indexOf(size);
  page.dataset.text = size;
  offer(smaller, step - 1, size);
  offer(larger, step + 1, size);
  normal.setAttribute("aria-pressed", String(size === "normal"));
}

function showBackground(form, background) {
  if (background === "device") delete page.dataset.theme;
  else page.dataset.theme = background;
  for (const button of form.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button.value === background));
  }
}

function keep(selector, name, show) {
  const form = document.querySelector(selector);
  form?.addEventListener("submit", (event) => {
    const chosen = event.submitter?.value;
    if (!chosen) return;
    event.preventDefault();
    const words = new FormData(form);
    words.set(name, chosen);
    show(form, chosen);
    // Out of reach, it holds for this page only.
    const headers = { "X-Requested-With": "look" };
    fetch(form.action, { method: "POST", body: words, headers, keepalive: true }).catch(() => {});
  });
}

keep(".text-size", "text_size", showSize);
keep(".background", "background", showBackground);
