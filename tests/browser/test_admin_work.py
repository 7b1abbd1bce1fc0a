"""The admin at work in a real browser: the hall and the lists on a phone, a slug, the checker."""

import re

import pytest
from playwright.sync_api import Page, expect

from home.models import NewsIndexPage, ThemePage

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "sinh-hoat-chi-bo"
RECORDS = "/quan-tri/snippets/meetings"
LEAST_TARGET = 44  # px
LEAST_CELL = 100  # px: below that Vietnamese words break letter by letter

WIDTHS = """
    () => [...document.querySelectorAll(".listing tbody td")]
        .filter((cell) => cell.offsetParent && !cell.matches(".children, .no-children"))
        .map((cell) => cell.getBoundingClientRect().width)
"""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def test_the_admin_serves_people_at_their_work(demo, sign_in, open_context, phone):
    on_the_phone(sign_in("bithu.daotao", PASSWORD, on=phone.new_page()))
    editor = sign_in("bientap", PASSWORD, on=open_context().new_page())
    a_slug_follows_a_vietnamese_title(editor)
    the_checker_counts_beside_the_page(editor)


def on_the_phone(tab: Page) -> None:
    """What waits is one tap away, and no list is wider than the screen or squeezed."""
    tab.goto("/quan-tri/")
    expect(tab.locator("h1")).to_have_text("Việc của tôi")
    step = tab.locator(".hall-step").first.bounding_box()
    assert step is not None
    assert step["height"] >= LEAST_TARGET
    for model in ("meeting", "resolution", "task", "theme"):
        tab.goto(f"{RECORDS}/{model}/")
        expect(tab.locator(".listing tbody tr").first).to_be_visible()
        assert tab.evaluate(OVERFLOW) <= 0, model
        assert min(tab.evaluate(WIDTHS)) >= LEAST_CELL, model


def a_slug_follows_a_vietnamese_title(tab: Page) -> None:
    section = NewsIndexPage.objects.get().pk
    tab.goto(f"/quan-tri/pages/add/home/newspage/{section}/")
    tab.locator("#id_title").press_sequentially("Đề án Ưng thuận")
    expect(tab.locator("#id_slug")).to_have_value("de-an-ung-thuan")
    tab.goto("about:blank")


def the_checker_counts_beside_the_page(tab: Page) -> None:
    """Words and minutes of the preview, in Vietnamese, and no score of readability."""
    page = ThemePage.objects.live().first()
    tab.goto(f"/quan-tri/pages/{page.pk}/edit/")
    tab.click("button:has(.icon-glasses)")
    expect(tab.locator("[data-content-word-count]")).to_have_text(re.compile(r"^\d+$"))
    expect(tab.locator("[data-content-reading-time]")).to_have_text(re.compile("phút"))
    expect(tab.locator("[data-content-readability-score]")).to_have_count(0)
