"""A− and A+, light and dark, by keyboard: at once with scripts, by a form without, and kept."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.factories.meetings import PASSWORD, AccountFactory

from .conftest import PHONE

pytestmark = pytest.mark.django_db(transaction=True)
FORM = "/doi-mat-khau/"


@pytest.fixture
def teacher():
    return AccountFactory(username="giaovien", full_name="Lưu Gia Hân")


def press(tab: Page, name: str) -> None:
    tab.get_by_role("button", name=name, exact=True).focus()
    tab.keyboard.press("Enter")


def size_of_letters(tab: Page) -> float:
    return float(tab.evaluate("parseFloat(getComputedStyle(document.body).fontSize)"))


@pytest.fixture
def typing(teacher, sign_in) -> Page:
    """A tab in which the teacher has begun to fill in a form."""
    tab = sign_in("giaovien", PASSWORD)
    tab.goto(FORM)
    tab.fill("[name=old_password]", "đang gõ dở")
    return tab


def test_letters_grow_at_once_and_what_is_typed_stays(typing, sign_in, open_context):
    tab = typing
    before = size_of_letters(tab)

    with tab.expect_response("**/tai-khoan/co-chu/**") as answer:
        press(tab, "A+ chữ to hơn")

    assert answer.value.status == 204
    expect(tab.locator("html")).to_have_attribute("data-text", "large")
    expect(tab.locator("[name=old_password]")).to_have_value("đang gõ dở")
    assert size_of_letters(tab) > before * 1.1
    phone = sign_in("giaovien", PASSWORD, on=open_context(**PHONE).new_page())
    phone.goto(FORM)
    expect(phone.locator("html")).to_have_attribute("data-text", "large")


def test_a_button_at_the_end_of_its_way_keeps_the_focus(teacher, sign_in):
    tab = sign_in("giaovien", PASSWORD)
    tab.goto(FORM)
    larger = tab.get_by_role("button", name="A+ chữ to hơn", exact=True)

    for size in ("large", "largest", "largest"):
        larger.press("Enter")
        expect(tab.locator("html")).to_have_attribute("data-text", size)

    expect(larger).to_be_focused()
    expect(larger).to_have_attribute("aria-disabled", "true")
    press(tab, "A chữ vừa")
    expect(tab.get_by_role("button", name="A chữ vừa")).to_have_attribute("aria-pressed", "true")


def test_without_scripts_the_page_comes_back_larger(teacher, sign_in, open_context):
    plain = open_context(java_script_enabled=False)
    tab = sign_in("giaovien", PASSWORD, on=plain.new_page())
    tab.goto(FORM)

    with tab.expect_navigation():
        press(tab, "A+ chữ to hơn")

    expect(tab).to_have_url(re.compile(rf"{FORM}$"))
    expect(tab.locator("html")).to_have_attribute("data-text", "large")


def paper(tab: Page) -> str:
    return tab.evaluate("getComputedStyle(document.documentElement).backgroundColor")


def test_a_dark_background_comes_at_once_is_kept_and_never_printed(typing):
    tab, light = typing, paper(typing)

    with tab.expect_response("**/tai-khoan/nen/**") as answer:
        press(tab, "Nền tối")

    assert answer.value.status == 204
    assert paper(tab) != light
    expect(tab.locator("[name=old_password]")).to_have_value("đang gõ dở")
    tab.reload()
    expect(tab.get_by_role("button", name="Nền tối")).to_have_attribute("aria-pressed", "true")
    assert paper(tab) != light
    tab.emulate_media(media="print")
    assert paper(tab) == "rgb(255, 255, 255)"
    tab.emulate_media(media="screen")
    press(tab, "Nền theo máy")
    expect(tab.locator("html")).not_to_have_attribute("data-theme", re.compile("."))
    assert paper(tab) == light
