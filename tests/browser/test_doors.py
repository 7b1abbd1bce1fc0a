"""The doors in a real browser: a second step from the phone, and the password asked again."""

import time
from base64 import b32decode
from datetime import timedelta
from importlib import import_module

import pytest
from django.conf import settings
from django_otp.oath import TOTP
from playwright.sync_api import Page, expect

from home.models import NewsCategory
from intranet.accounts import sessions

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "sinh-hoat-chi-bo"
STEP = 30  # seconds that a code of the phone lasts


def test_a_person_switches_on_the_second_step_and_signs_in_with_its_code(
    demo, sign_in, open_context
):
    tab = sign_in("bientap", PASSWORD)
    key = begin_second_step(tab)
    now = time.time()
    give_code(tab, code_of(key, now))
    expect(tab.locator("h1")).to_have_text("Mã dự phòng")
    recovery = tab.locator("main li.slip-key").all_inner_texts()
    assert len(set(recovery)) == 10
    door = sign_in("bientap", PASSWORD, on=open_context().new_page())
    expect(door.locator("h1")).to_have_text("Mã xác nhận")
    give_code(door, code_of(key, now + STEP))  # each code is good once, so the next one
    expect(door.locator("body")).to_contain_text("Lâm Thị Êm")
    assert door.goto("/tai-khoan/").status == 200


def test_a_recovery_code_opens_the_door_once(demo, sign_in, open_context):
    tab = sign_in("bientap", PASSWORD)
    give_code(tab, code_of(begin_second_step(tab), time.time()))
    recovery = tab.locator("main li.slip-key").first.inner_text()
    door = sign_in("bientap", PASSWORD, on=open_context().new_page())
    give_code(door, recovery)
    expect(door.locator("body")).to_contain_text("Lâm Thị Êm")
    again = sign_in("bientap", PASSWORD, on=open_context().new_page())
    give_code(again, recovery)
    expect(again.locator("h1")).to_have_text("Mã xác nhận")
    expect(again.locator("main")).to_contain_text("Mã chưa đúng, hoặc đã dùng rồi")


def test_a_form_is_opened_only_after_the_password_was_typed_again(demo, sign_in):
    tab = sign_in("bientap", PASSWORD)
    grow_stale(tab)
    tab.goto("/quan-tri/snippets/home/newscategory/add/")
    expect(tab.locator("h1")).to_have_text("Xác nhận lại mật khẩu")
    answer(tab, "khong-phai-mat-khau")
    expect(tab.locator("main")).to_contain_text("Mật khẩu không đúng. Xin gõ lại.")
    answer(tab, PASSWORD)
    tab.wait_for_url("**/quan-tri/snippets/home/newscategory/add/")
    expect(tab.locator("[name=name]")).to_be_visible()


def test_what_was_typed_is_saved_after_the_password_was_typed_again(demo, sign_in):
    tab = sign_in("bientap", PASSWORD)
    tab.goto("/quan-tri/snippets/home/newscategory/add/")
    tab.fill("[name=name]", "Gương sáng «quanh ta»")
    grow_stale(tab)
    with tab.expect_navigation():
        tab.click("main form[action*='/add/'] button[type=submit] >> nth=0")
    expect(tab.locator("main")).to_contain_text("Những điều vừa gõ vẫn còn nguyên")
    assert not NewsCategory.objects.filter(name="Gương sáng «quanh ta»").exists()
    answer(tab, PASSWORD)
    expect(tab.locator("main")).to_contain_text("Gương sáng «quanh ta»")
    assert NewsCategory.objects.filter(name="Gương sáng «quanh ta»").exists()


def begin_second_step(tab: Page) -> bytes:
    """Starts setting it up; returns the key that the screen shows for typing by hand."""
    tab.goto("/tai-khoan/hai-buoc/")
    tab.get_by_role("button", name="Bắt đầu cài đặt").click()
    picture = tab.get_by_role("img", name="Mã QR")
    # decode() waits until the picture is there, and fails if it is none.
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    return b32decode(tab.locator("main .slip-key").inner_text().replace(" ", ""))


def code_of(key: bytes, moment: float) -> str:
    """The six digits that a phone shows at that moment."""
    phone = TOTP(key, step=STEP)
    phone.time = moment
    return f"{phone.token():06d}"


def give_code(tab: Page, code: str) -> None:
    tab.fill("[name=code]", code)
    with tab.expect_navigation():
        tab.press("[name=code]", "Enter")


def grow_stale(tab: Page) -> None:
    """Thirteen hours go by on a session that its owner chose to keep."""
    cookies = {cookie["name"]: cookie["value"] for cookie in tab.context.cookies()}
    store = import_module(settings.SESSION_ENGINE).SessionStore
    session = store(cookies[settings.SESSION_COOKIE_NAME])
    sessions.keep(session)
    session[sessions.PASSWORD_TYPED] -= timedelta(hours=13).total_seconds()
    session.save()


def answer(tab: Page, password: str) -> None:
    tab.fill("[name=confirm_password]", password)
    with tab.expect_navigation():
        tab.press("[name=confirm_password]", "Enter")
