"""The crawl can fail: with one guard taken away it finds the leak, on that guard's addresses."""

import pytest

from home.querysets import SchoolImageQuerySet
from intranet import admin_doors
from meetings.admin import scoping
from meetings.querysets import ResolutionQuerySet
from tests.questions import forget_all

from .addresses import all_addresses
from .walker import crawl

pytestmark = [
    pytest.mark.walk,
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:Unclosed file <tempfile:ResourceWarning"),
]


def without_the_gate(patch):
    """One view set's gate asks nobody."""
    patch.setattr(scoping, "kept", lambda user, model, key: model.objects.filter(pk=key).first())


def with_all_papers_visible(patch):
    """`visible_to` of one model gives everything."""
    patch.setattr(ResolutionQuerySet, "visible_to", lambda rows, user: rows.all())


def with_all_photos_visible(patch):
    """The door of photos does not ask for whom they are."""
    patch.setattr(SchoolImageQuerySet, "visible_to", lambda rows, user: rows.all())


def with_a_stock_address_open(patch):
    """Somebody lets committees into Wagtail's own history of everything."""
    row = admin_doors.ALLOWED["committee or clerk"]
    opened = admin_doors.ALLOWED | {"committee or clerk": [*row, "wagtailadmin_reports:*"]}
    patch.setattr(admin_doors, "ALLOWED", opened)
    admin_doors.is_open.cache_clear()


@pytest.fixture(autouse=True)
def fresh_rules():
    """Doors and kept questions are read anew after they were put back."""
    yield
    admin_doors.is_open.cache_clear()
    forget_all()


MUTATIONS = [
    (without_the_gate, "secretary of B", "wagtailsnippets_meetings_meeting:*"),
    (with_all_papers_visible, "member of B", "resolution"),
    (with_all_photos_visible, "staff", "media"),
    (with_a_stock_address_open, "secretary of B", "wagtailadmin_reports:site_history"),
]


@pytest.mark.parametrize(("mutation", "role", "name"), MUTATIONS)
def test_a_guard_taken_away_makes_the_crawl_fail(world, monkeypatch, mutation, role, name):
    addresses = [address for address in all_addresses() if address.matches(name)]

    whole = crawl(world, role, addresses)
    mutation(monkeypatch)
    forget_all()
    broken = crawl(world, role, addresses)

    assert not whole.leaks
    assert broken.leaks
