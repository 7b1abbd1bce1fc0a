"""The marker crawl: role × address × method × foreign key, and not one mark that is not his."""

import pytest

from intranet.admin_doors import ALLOWED, is_open

from .addresses import all_addresses
from .keys import TABLE
from .readers import READERS
from .walker import crawl

# Wagtail leaves the temporary file of a new rendition to the garbage collector.
pytestmark = [
    pytest.mark.walk,
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:Unclosed file <tempfile:ResourceWarning"),
]


def report(findings):
    """The findings to read: each kind of leak once, with one way to it."""
    told = {(finding.what, finding.where): str(finding) for finding in findings}
    return "\n".join(sorted(told.values())[:60])


@pytest.mark.parametrize("role", READERS)
def test_no_role_meets_a_mark_that_is_not_his(world, role):
    walk = crawl(world, role, all_addresses())

    assert not walk.broken, report(walk.broken)
    assert not walk.leaks, report(walk.leaks)
    assert READERS[role] <= walk.seen_owners  # no more of it: those would be leaks


def is_open_to_somebody(address):
    return not address.is_admin or any(is_open(row, address.name) for row in ALLOWED)


@pytest.mark.parametrize("address", all_addresses(), ids=lambda address: address.name)
def test_every_address_that_opens_to_somebody_is_filled_with_keys(address):
    rows = [row for row in TABLE if row[1] == address.arguments and address.matches(row[0])]
    needed = address.arguments and is_open_to_somebody(address)

    assert rows or not needed, f"{address}: thêm một dòng vào TABLE (tests/crawl/keys.py)"


def test_every_row_of_keys_is_about_an_address():
    addresses = all_addresses()

    unused = [
        row[:2] for row in TABLE
        if not any(row[1] == a.arguments and a.matches(row[0]) for a in addresses)
    ]  # fmt: skip
    assert not unused


def test_every_role_of_the_table_is_in_the_world(world):
    assert set(READERS) == set(READERS) & set(world.accounts)
