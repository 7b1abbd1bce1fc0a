"""Whatever is sent to whatever address by whomever: an answer, never an error of the server.

Each kind of person walks all addresses. Hostile values rotate through the parameters and fields,
so that after one round every one of them has had every value.
"""

import logging
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from intranet.admin_doors import may_enter
from tests.crawl.addresses import all_addresses
from tests.crawl.asking import asked_once

from .every_address import Forms, fillings, without_traces
from .world import World

pytestmark = [pytest.mark.walk, pytest.mark.django_db]

# Percent-encoded. These reach the views; the others are refused at the door, as they should be.
HOSTILE = [
    quote("\u202efdp.exe"),
    "9" * 18,
    "-1",
    "1.5",
    "abc",
    quote("²³"),
    quote('["a", {"b": null}]'),
    "%22",
    quote("%s {0} {{ x }} ' OR 1=1 --"),
    quote("31/02/2026"),
    quote("01/01/0001"),
]
REFUSED = ["a%00b", "%ED%A0%80", "%ff%fe", "1" + "0" * 26, "x" * 20_000, "a+" * 3000]
PAGES = ["abc", "-1", "1.5", "9" * 18, quote("²³"), "0"]
ARGUMENTS = ["abc", "9" * 18, quote("²³"), quote("\u202efdp.exe"), "%22", "%ff%fe", "0"]
PARAMETERS = [
    "q", "search", "id", "ordering", "sort", "export", "next", "return_url", "nam", "quy",
    "linh-vuc", "loai", "to-chuc", "nhiem-ky", "so", "chuyen-muc", "organization", "status",
    "type", "year",
    "quarter", "field", "collection_id", "collection", "tag", "page_type", "multiple",
    "user_perms", "match_subclass", "can_choose_root", "allow_external_link", "link_text",
    "link_url", "parent_link_text", "locale", "mode", "in_preview_panel", "is_active", "groups",
    "user", "action", "timestamp_from", "timestamp_to", "content_type", "live", "owner",
    "edited_by", "latest_revision_created_at_from", "child_of", "fields", "limit", "offset",
    "order", "for_explorer", "target_pages[]", "term", "format", "usage_count", "entity",
]  # fmt: skip
BODIES = ["[1]", "null", "[" * 5000]
NAMES = ["\u202efdp.exe", "x" * 300 + ".docx", "..\\..\\a.png", "a.pdf.html"]
FORM = "application/x-www-form-urlencoded"
# Raises on purpose, for no one (admin_doors.py).
LEFT_OUT = {"wagtailadmin_error_test"}
ROLES = ["anonymous", "staff", "member", "committee", "party committee", "editor", "administrator"]


@pytest.fixture(autouse=True)
def _quiet():
    """Refused requests are logged; thousands of them are no news."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def world(db):
    """Built first: whoever was asked about on the way is asked anew once he holds his offices."""
    built = World()
    with asked_once():
        yield built


class Walker:
    """One person who tries everything, and a list of what broke."""

    def __init__(self, world, role):
        self.client = Client(raise_request_exception=False)
        self.person = world.people[role]
        # What the committee of a cell has tried already need not be tried again.
        self.tried_by = world.people["committee"] if role == "party committee" else None
        world.enter(self.client, role)
        self.keys = world.keys
        self.asked = 0
        self.broken = []

    def ask(self, method, path, *args, **kwargs):
        self.asked += 1
        response = without_traces(getattr(self.client, method), path, *args, **kwargs)
        if response.status_code >= 500:
            sent = f"{str(args)[:300]} {str(kwargs)[:200]}"
            self.broken.append(f"{method} {path[:300]} {sent}: {cause(response)}")
        return response

    def addresses(self):
        """Every address; of the admin's only those that exist for this person."""
        for address in all_addresses():
            inside = address.shape.startswith("/quan-tri/")
            shut = inside and not (self.person and may_enter(self.person, address.name))
            tried = self.tried_by and (not inside or may_enter(self.tried_by, address.name))
            if address.name not in LEFT_OUT and not shut and not tried:
                yield address

    def open_doors(self):
        """(path, response) of each address once, with the first key that names something."""
        for address in self.addresses():
            for path in fillings(address, self.keys):
                response = self.ask("get", path)
                if response.status_code != 404:
                    yield path, response
                    break


def cause(response):
    info = getattr(response, "exc_info", None)
    return f"{info[0].__name__}: {str(info[1])[:200]}" if info else response.status_code


def rotated(names, turn):
    """(name, value) pairs; with every turn each name gets the next value."""
    return [(name, HOSTILE[(place + turn) % len(HOSTILE)]) for place, name in enumerate(names)]


def is_page(response):
    return response.status_code == 200 and "html" in response.get("Content-Type", "")


@pytest.mark.parametrize("role", ROLES)
def test_no_address_breaks_on_what_is_sent(world, role):
    walker = Walker(world, role)
    for path, response in list(walker.open_doors()):
        if response.status_code == 200:
            send_queries(walker, path)
        for body in BODIES:
            walker.ask("post", path, body, content_type="application/json")
        for method in ("head", "put", "delete"):
            walker.ask(method, path)
        if is_page(response) and not response.streaming:
            for action, fields in Forms(response.content.decode()).forms:
                post_form(walker, action if action.startswith("/") else path, fields)
    assert walker.asked > 60
    assert not walker.broken, "\n".join(walker.broken)


def send_queries(walker, path):
    for turn in range(len(HOSTILE)):
        pairs = rotated(PARAMETERS, turn)
        walker.ask("get", f"{path}?" + "&".join(f"{name}={value}" for name, value in pairs))
    for value in PAGES:
        walker.ask("get", f"{path}?p={value}&page={value}&trang={value}&p={value}")


def post_form(walker, path, fields):
    """All fields hostile, or every second one; then with files of odd names."""
    names = sorted(fields)
    for turn in range(len(HOSTILE)):
        hostile = dict(rotated(names if turn % 3 == 0 else names[turn % 2 :: 2], turn))
        pairs = [f"{quote(n)}={hostile.get(n, quote(fields[n]))}" for n in names]
        walker.ask("post", path, "&".join(pairs), content_type=FORM)
    for name in NAMES:
        file = SimpleUploadedFile(name, b"%PDF-1.4 broken", content_type="application/pdf")
        walker.ask("post", path, fields | dict.fromkeys(("file", "upload", "files[]"), file))


@pytest.mark.parametrize("role", ["anonymous", "committee", "party committee", "editor"])
def test_no_argument_breaks_an_address(world, role):
    walker = Walker(world, role)
    for address in walker.addresses():
        for value in ARGUMENTS if address.arguments else ():
            walker.ask("get", address.shape % dict.fromkeys(address.arguments, value))
    assert walker.asked > 60
    assert not walker.broken, "\n".join(walker.broken)


@pytest.mark.parametrize("value", REFUSED)
@pytest.mark.parametrize("role", ["anonymous", "editor"])
def test_what_no_view_should_see_is_answered_at_the_door(world, role, value):
    walker = Walker(world, role)
    for path in ("/", "/tin-tuc/", "/sinh-hoat/", "/quan-tri/", "/quan-tri/images/", "/dang-nhap/"):
        walker.ask("get", f"{path}?q={value}&id={value}")
        walker.ask("post", path, f"q={value}&title={value}", content_type=FORM)
    assert not walker.broken, "\n".join(walker.broken)


HEADERS = [
    "HTTP_HOST", "HTTP_REFERER", "HTTP_USER_AGENT", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PROTO", "HTTP_ACCEPT", "HTTP_ACCEPT_LANGUAGE", "HTTP_COOKIE", "HTTP_RANGE",
    "HTTP_ORIGIN", "HTTP_X_CSRFTOKEN", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_NONE_MATCH",
    "CONTENT_TYPE", "CONTENT_LENGTH", "HTTP_X_REQUESTED_WITH",
]  # fmt: skip
WORDS = ["", "a\r\nX-Injected: 1", "\xff", "é", "x" * 9000, "' OR 1=1", "-1", "a/b/c;=,"]


@pytest.mark.parametrize("role", ["anonymous", "editor"])
def test_no_header_breaks_an_address(world, role):
    walker = Walker(world, role)
    for header in HEADERS:
        for value in WORDS:
            for path in ("/dang-nhap/", "/quan-tri/"):
                assert "X-Injected" not in walker.ask("get", path, **{header: value})
            walker.ask("post", "/dang-nhap/", {"username": "a", "password": "b"}, **{header: value})
    assert not walker.broken, "\n".join(walker.broken)
