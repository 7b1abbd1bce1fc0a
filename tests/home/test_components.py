"""The page of components: there for those who build pages, and nowhere else."""

import pytest
from django.conf import settings as site

from meetings.states import SHAPES
from meetings.templatetags import components

ADDRESS = "/thanh-phan/"
FOLDER = site.BASE_DIR / "templates" / "components"
# What has a page of its own to be seen on.
ELSEWHERE = {"slip.html", "photo.html", "messages.html"}


@pytest.fixture
def as_staff(client, people):
    client.force_login(people["staff"], backend="intranet.accounts.backends.GroupBackend")
    return client


def test_every_component_is_shown(as_staff):
    components._kept.cache_clear()  # a kept piece is no template of this page
    page = as_staff.get(ADDRESS)
    shown = {template.name.rpartition("components/")[2] for template in page.templates}

    assert {path.name for path in FOLDER.glob("*.html")} - ELSEWHERE <= shown


def test_every_state_of_every_record_is_shown(as_staff):
    page = as_staff.get(ADDRESS).content.decode()

    words = {choices(value).label for choices, states in SHAPES.items() for value in states}
    assert [word for word in sorted(words) if f"{word}</span>" not in page] == []


def test_production_has_no_such_page(as_staff, settings):
    settings.SHOW_COMPONENTS = False

    assert as_staff.get(ADDRESS).status_code == 404
    text = (site.BASE_DIR / "intranet" / "settings" / "production.py").read_text()
    assert "SHOW_COMPONENTS" not in text


def test_strangers_are_sent_to_the_door(client, db):
    assert client.get(ADDRESS).url.startswith("/dang-nhap/")
