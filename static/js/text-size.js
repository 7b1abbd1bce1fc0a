// Prints the page larger or smaller at once: no reload, so what is being typed stays.
// Without this script the buttons send their form, and the page comes back in its new size.
const STEPS = ["small", "normal", "large", "largest"];
const form = document.querySelector(".text-size");
const [smaller, normal, larger] = form.querySelectorAll("button");

function offer(button, step, now) {
  button.value = STEPS[step] || now;
  if (STEPS[step]) button.removeAttribute("aria-disabled");
  else button.setAttribute("aria-disabled", "true");
}

function show(size) {
  const step = STEPS.indexOf(size);
  document.documentElement.dataset.text = size;
  offer(smaller, step - 1, size);
  offer(larger, step + 1, size);
  normal.setAttribute("aria-pressed", String(size === "normal"));
}

form.addEventListener("submit", (event) => {
  const size = event.submitter?.value;
  if (!size) return;
  event.preventDefault();
  const words = new FormData(form);
  words.set("size", size);
  show(size);
  // Out of reach, the size holds for this page only.
  const headers = { "X-Requested-With": "text-size" };
  fetch(form.action, { method: "POST", body: words, headers, keepalive: true }).catch(() => {});
});
