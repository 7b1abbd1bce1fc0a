"""The few words of Wagtail's admin that no catalogue reaches, since its source has them fixed."""

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from wagtail.models import Collection, Page

from tests.factories.home import NewsPageFactory

ENGLISH = ["Link text", "Email address", "Phone number", "Subject", "Body"]


@pytest.fixture
def news_desk(client, people):
    client.force_login(people["news_editor"])
    return client


def test_the_roots_of_pages_and_files_have_a_vietnamese_name(house):
    assert Page.get_first_root_node().title == "Gốc"
    assert Collection.get_first_root_node().name == "Gốc"


def test_the_search_of_pages_says_what_it_counts(news_desk):
    NewsPageFactory()

    page = news_desk.get(reverse("wagtailadmin_pages:search")).content.decode()

    assert " trang\n" in page
    assert "None\n" not in page.split("<table")[1]


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        ("external", "Địa chỉ"),
        ("anchor", "Tên đoạn"),
        ("email", "Địa chỉ thư"),
        ("phone", "Số điện thoại"),
    ],
)
def test_a_pop_up_of_links_is_in_vietnamese(news_desk, kind, label):
    asked = {"link_url": "", "allow_email_link": "true"}

    html = news_desk.get(reverse(f"wagtailadmin_choose_page_{kind}_link"), asked).json()["html"]

    assert label in html
    assert "Chữ hiện ra" in html
    assert [word for word in ENGLISH if word in html] == []


@pytest.mark.parametrize(("value", "word"), [(True, "Có"), (False, "Không"), (None, "Chưa rõ")])
def test_a_yes_or_no_is_read_out_in_vietnamese(value, word):
    cell = render_to_string("wagtailadmin/tables/boolean_cell.html", {"value": value})

    assert word in cell
    assert str(value) not in cell


def test_the_buttons_at_the_head_of_a_screen_are_named_in_vietnamese(news_desk):
    page = news_desk.get(reverse("wagtailadmin_explore_root"), follow=True).content.decode()

    assert 'aria-label="Thao tác"' in page
    assert 'aria-label="Actions"' not in page
