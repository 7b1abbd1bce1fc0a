"""A− and A+, light and dark: kept for the account on every device, never a way out of the site."""

import re
from html import unescape

import pytest
from django.test import Client

from home.templatetags.site import TEXT_SIZES
from intranet.models import TextSize

ADDRESS = "/tai-khoan/co-chu/"
GROUND = "/tai-khoan/nen/"
HERE = "/tai-khoan/"


def frame_of(client, page):
    """What the frame's form on that page sends along with any of its buttons."""
    html = client.get(page).content.decode()
    assert f'form="khung" formaction="{ADDRESS}"' in html
    form = re.search(r'<form id="khung" method="post" hidden>(.*?)</form>', html)[1]
    return {"here": unescape(re.search(r'name="here" value="([^"]*)"', form)[1])}


def test_a_size_holds_for_the_account_on_every_device(signed_in, staff):
    signed_in(staff).post(ADDRESS, {"text_size": "large"})
    elsewhere = Client()
    elsewhere.force_login(staff, backend="intranet.accounts.backends.GroupBackend")

    page = elsewhere.get(HERE).content.decode()

    assert '<html lang="vi" data-text="large">' in page


def test_the_usual_size_prints_nothing_of_it(signed_in, staff):
    assert '<html lang="vi">' in signed_in(staff).get(HERE).content.decode()


def test_both_ends_of_the_way_stay_where_they_are(signed_in, staff):
    client = signed_in(staff)
    offered = {}
    for size in ("small", "normal", "largest"):
        client.post(ADDRESS, {"text_size": size})
        frame = client.get(HERE).context["frame"]
        offered[size] = (frame.smaller_text, frame.larger_text)

    assert offered == {
        "small": ("small", "normal"),
        "normal": ("small", "large"),
        "largest": ("large", "largest"),
    }


def test_the_page_that_was_read_comes_back_and_no_other_site(signed_in, staff):
    client = signed_in(staff)

    here = frame_of(client, "/tai-khoan/?p=2&q=a")
    back = client.post(ADDRESS, here | {"text_size": "large"})
    astray = client.post(ADDRESS, {"here": "https://noi-khac.example/", "text_size": "large"})

    assert back.url == "/tai-khoan/?p=2&q=a"
    assert astray.url == "/"


def test_a_script_is_answered_without_a_page(signed_in, staff):
    answer = signed_in(staff).post(
        ADDRESS, {"text_size": "small"}, headers={"X-Requested-With": "look"}
    )

    staff.refresh_from_db()
    assert (answer.status_code, answer.content, staff.text_size) == (204, b"", "small")


@pytest.mark.parametrize("size", ["", "to-dung", "LARGE"])
def test_no_other_size_is_taken(signed_in, staff, size):
    answer = signed_in(staff).post(ADDRESS, {"text_size": size})

    staff.refresh_from_db()
    assert (answer.status_code, staff.text_size) == (400, "normal")


@pytest.mark.parametrize("address", [ADDRESS, GROUND])
def test_strangers_choose_nothing(client, db, address):
    words = {"text_size": "large", "background": "dark"}
    assert client.post(address, words).url.startswith("/dang-nhap/")


def test_a_background_holds_until_the_device_decides_again(signed_in, staff):
    client = signed_in(staff)
    client.post(GROUND, {"background": "dark"})
    dark = client.get(HERE).content.decode()
    client.post(GROUND, {"background": "device"})

    assert '<html lang="vi" data-theme="dark">' in dark
    assert re.search(r'value="dark" aria-pressed="true"', dark)
    assert '<html lang="vi">' in client.get(HERE).content.decode()


@pytest.mark.parametrize("background", ["", "den", "DARK"])
def test_no_other_background_is_taken(signed_in, staff, background):
    answer = signed_in(staff).post(GROUND, {"background": background})

    staff.refresh_from_db()
    assert (answer.status_code, staff.background) == (400, "device")


def test_the_head_of_the_page_knows_every_size_of_the_account():
    assert TextSize.values == TEXT_SIZES
