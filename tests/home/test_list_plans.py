"""Long lists are walked down in the order of an index, and never gathered and sorted."""

import pytest
from django.db import connection

from home.models import SearchEntry
from meetings.models import Meeting, Resolution
from meetings.querysets.kept import today_begins
from tests.factories.meetings import MemberFactory

pytestmark = pytest.mark.django_db

LISTS = {
    "papers": lambda reader: Resolution.objects.issued_to(reader),
    "meetings": lambda reader: Meeting.objects.visible_to(reader).in_the_book(today_begins()),
    "archive": lambda reader: SearchEntry.objects.seen_along(reader).archived().filter(year=2025),
}


def plan_of(rows):
    """How the database would read their keys; PostgreSQL would rather sort the few of a test."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for way in ("seqscan", "bitmapscan", "sort"):
                cursor.execute(f"SET LOCAL enable_{way} = off")
    return rows.values_list("pk").explain()


@pytest.mark.parametrize("name", LISTS)
def test_an_index_gives_the_order_of_a_long_list_to_a_member(cell, name):
    member = MemberFactory(cell=cell)

    plan = plan_of(LISTS[name](member.account))

    assert "Sort" not in plan, plan  # PostgreSQL
    assert "FOR ORDER BY" not in plan, plan  # SQLite


def test_a_year_of_the_archive_is_looked_up(cell):
    plan = plan_of(LISTS["archive"](MemberFactory(cell=cell).account))

    assert "search_entry_archive" in plan, plan
