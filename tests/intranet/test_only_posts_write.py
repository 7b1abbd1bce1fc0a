"""Looking changes nothing, and nothing is changed by a form that another site sends."""

import logging
import re

import pytest
from django.db import connection, reset_queries
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.crawl.addresses import all_addresses
from tests.crawl.asking import asked_once

from .every_address import fillings, without_traces
from .world import World

pytestmark = [pytest.mark.walk, pytest.mark.django_db]

# What a look may leave: who is here, a picture in the size that is shown, what Wagtail remembers
# of it, and that somebody has a form open.
TRACES = {
    "intranet_session",
    "home_schoolrendition",
    "wagtailadmin_editingsession",
    "wagtailcore_pagesubscription",  # whether one is told of comments
    # that it was read
    "meetings_accessentry",
    "meetings_accessledger",
}
WRITES = re.compile(r'^(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+)"')
# Wagtail's interface for its own scripts asks for the proof itself, after who one is.
FOR_SCRIPTS = "/quan-tri/api/"
LEFT_OUT = {"wagtailadmin_error_test"}  # raises on purpose, for no one


@pytest.fixture(autouse=True)
def _quiet():
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def world(db):
    built = World()
    with asked_once():
        yield built


def paths(world, most=6):
    for address in all_addresses():
        if address.name not in LEFT_OUT:
            yield from fillings(address, world.keys, most)


@pytest.mark.parametrize("role", ["anonymous", "party committee", "editor", "administrator"])
def test_looking_changes_nothing(world, role):
    client = Client()
    world.enter(client, role)
    opened, tables = 0, set()
    for path in paths(world, most=12):
        reset_queries()
        with CaptureQueriesContext(connection) as queries:
            opened += without_traces(client.get, path).status_code == 200
        tables |= {match[1] for query in queries if (match := WRITES.match(query["sql"]))}

    assert opened >= {"anonymous": 4, "administrator": 10}.get(role, 25)
    assert tables <= TRACES


@pytest.mark.parametrize("role", ["anonymous", "party committee", "editor", "administrator"])
def test_no_address_takes_a_form_without_its_proof_of_origin(world, role):
    client = Client(enforce_csrf_checks=True)
    world.enter(client, role)
    asked = 0
    for path in paths(world, most=1):
        response = without_traces(client.post, path, {"title": "từ trang khác"})
        asked += 1
        if path.startswith(FOR_SCRIPTS):
            refused = response.status_code in (403, 404) or response.url.startswith("/dang-nhap/")
            assert refused, path
        elif response.status_code != 301:  # the same address with its slash
            assert response.status_code == 403, path
            assert "Trang đã mở quá lâu" in response.content.decode(), path
    assert asked > 150
