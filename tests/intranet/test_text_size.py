"""A− and A+: remembered for the account, on every device, and never a way out of the site."""

import re
from html import unescape

import pytest
from django.test import Client

from home.templatetags.site import TEXT_SIZES
from intranet.models import TextSize

ADDRESS = "/tai-khoan/co-chu/"
HERE = "/tai-khoan/"
BACK = f"{ADDRESS}?next={HERE}"


def form_on(client, page):
    """Where the buttons of that page send their form."""
    return unescape(re.search(rf'action="({ADDRESS}[^"]*)"', client.get(page).content.decode())[1])


def test_a_size_holds_for_the_account_on_every_device(signed_in, staff):
    signed_in(staff).post(BACK, {"size": "large"})
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
        client.post(BACK, {"size": size})
        frame = client.get(HERE).context["frame"]
        offered[size] = (frame.smaller_text, frame.larger_text)

    assert offered == {
        "small": ("small", "normal"),
        "normal": ("small", "large"),
        "largest": ("large", "largest"),
    }


def test_the_page_that_was_read_comes_back_and_no_other_site(signed_in, staff):
    client = signed_in(staff)

    back = client.post(form_on(client, "/tai-khoan/?p=2&q=a"), {"size": "large"})
    astray = client.post(f"{ADDRESS}?next=https://noi-khac.example/", {"size": "large"})

    assert back.url == "/tai-khoan/?p=2&q=a"
    assert astray.url == "/"


def test_a_script_is_answered_without_a_page(signed_in, staff):
    answer = signed_in(staff).post(
        ADDRESS, {"size": "small"}, headers={"X-Requested-With": "text-size"}
    )

    staff.refresh_from_db()
    assert (answer.status_code, answer.content, staff.text_size) == (204, b"", "small")


@pytest.mark.parametrize("size", ["", "to-dung", "LARGE"])
def test_no_other_size_is_taken(signed_in, staff, size):
    answer = signed_in(staff).post(BACK, {"size": size})

    staff.refresh_from_db()
    assert (answer.status_code, staff.text_size) == (400, "normal")


def test_strangers_have_no_size(client, db):
    assert client.post(ADDRESS, {"size": "large"}).url.startswith("/dang-nhap/")


def test_the_head_of_the_page_knows_every_size_of_the_account():
    assert TextSize.values == TEXT_SIZES
