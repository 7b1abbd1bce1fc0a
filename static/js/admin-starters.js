// Starts Wagtail's date pickers, choosers and inline panels from <template data-start>, where Wagtail prints inline scripts.
(() => {
  // Only these: markup alone shall not be able to call anything else.
  const call = (name) => ({ id, options }) => window[name](id, options);
  const build = (name) => ({ id, options }) => new window[name](id, options);
  const panel = (name) => ({ options }) => new window[name](options);
  const STARTERS = {
    initDateChooser: call("initDateChooser"),
    initTimeChooser: call("initTimeChooser"),
    initDateTimeChooser: call("initDateTimeChooser"),
    Chooser: build("Chooser"),
    PageChooser: build("PageChooser"),
    DocumentChooser: build("DocumentChooser"),
    ImageChooser: build("ImageChooser"),
    SnippetChooser: build("SnippetChooser"),
    InlinePanel: panel("InlinePanel"),
    MultipleChooserPanel: panel("MultipleChooserPanel"),
  };

  const start = (element) => {
    const starter = STARTERS[element.dataset.start];
    const { id, options } = element.dataset;
    element.remove();
    if (starter) starter({ id, options: JSON.parse(options) });
  };

  const startAll = (root) => {
    if (root.matches?.("template[data-start]")) start(root);
    else root.querySelectorAll?.("template[data-start]").forEach(start);
  };

  document.addEventListener("DOMContentLoaded", () => {
    startAll(document);
    // Rows and dialogs that come later.
    new MutationObserver((changes) => {
      for (const change of changes) change.addedNodes.forEach(startAll);
    }).observe(document.body, { childList: true, subtree: true });
  });
})();
