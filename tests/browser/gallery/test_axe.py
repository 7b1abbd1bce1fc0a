"""axe-core on every kind of page of the readers' side: WCAG 2.2 AA and best practice, no violation.

It runs in real Chromium, on a desk and on a phone; the colours are examined in both themes, with
everything that folds unfolded.
"""

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.browser.conftest import DESKTOP, PHONE

pytestmark = pytest.mark.django_db(transaction=True)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
UNFOLD = "document.querySelectorAll('details').forEach((fold) => { fold.open = true; })"
# `preload` would fetch our style sheets once more, by a way that the page's policy forbids.
EXAMINE = """(only) => axe.run(document, {
    runOnly: only, resultTypes: ["violations"], preload: false,
}).then((found) => found.violations.map(
    (rule) => `${rule.id}: ${rule.nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`
))"""


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_on_any_kind_of_page_in_either_theme(walk, size):
    found, seen = [], 0
    # axe tries styles of its own while it measures, so the policy is off here; other tests hold it.
    for view, tab in walk(**size, color_scheme="light", bypass_csp=True):
        tab.evaluate(UNFOLD)
        tab.evaluate(AXE_SCRIPT)
        found += [f"{view.name}: {word}" for word in tab.evaluate(EXAMINE, RULES)]
        tab.emulate_media(color_scheme="dark")
        found += [f"{view.name}, tối: {word}" for word in tab.evaluate(EXAMINE, COLOURS)]
        tab.emulate_media(color_scheme="light")
        seen += 1

    assert found == []
    assert seen >= 50


def test_axe_would_see_what_is_wrong(walk):
    for _view, tab in walk(lambda view: view.name == "dang-nhap", **DESKTOP, bypass_csp=True):
        tab.evaluate("document.querySelector('h1').style.color = '#ddd'")
        tab.evaluate("document.querySelector('label').remove()")
        tab.evaluate(AXE_SCRIPT)

        rules = {word.partition(":")[0] for word in tab.evaluate(EXAMINE, RULES)}

    assert {"color-contrast", "label"} <= rules
