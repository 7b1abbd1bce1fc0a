"""The walk of one role through the addresses: every method, every kind of question, every key.

`crawl(world, role, addresses)` returns a Walk: what leaked, what broke, what was seen. Each
request stands in a savepoint of its own and is rolled back, together with the browser's cookies.
A shut door gets one request a method; behind an open one every key is tried (keys.py), and
whatever answers is asked again as a form, as JSON, as an export.
"""

import json
from contextlib import contextmanager
from dataclasses import dataclass, field
from unittest.mock import patch

from django.core import mail
from django.db import transaction
from django.http import HttpResponseNotFound
from django.test import Client, TestCase
from django.views.defaults import page_not_found

from intranet.admin_doors import may_enter

from .asking import asked_once
from .keys import any_filling, fillings
from .marks import PREFIX, readable
from .readers import READERS

JSON = {"HTTP_ACCEPT": "application/json"}


@dataclass(frozen=True)
class Finding:
    """One thing that should not have been there, and how to come upon it again."""

    role: str
    request: str
    where: str
    what: str

    def __str__(self):
        return f"{self.role}: {self.request} [{self.where}] {self.what}"


@dataclass
class Walk:
    """What one role met."""

    role: str
    leaks: list = field(default_factory=list)
    broken: list = field(default_factory=list)
    seen: set = field(default_factory=set)  # marks
    requests: int = 0

    @property
    def seen_owners(self):
        return {mark.owner for mark in self.seen}


def crawl(world, role, addresses):
    """Visits the addresses as that role."""
    walker = Walker(world, role)
    with walker.short_refusals(), asked_once():
        for address in addresses:
            walker.walk_through(address)
    return walker.walk


class Walker:
    """A signed-in browser that remembers what it met."""

    def __init__(self, world, role):
        self.world, self.role = world, role
        self.walk = Walk(role)
        self.client = Client(raise_request_exception=False)
        self.account = world.accounts[role]
        if self.account:
            sign_in(self.client, self.account)
        self.cookies = self.client.cookies.output(header="")
        self.allowed = READERS[role]
        self.form = foreign_form(world)
        self.refused_at = set()

    # --- Where to --------------------------------------------------------------------------

    def is_shut(self, address):
        """True where the allow-list refuses before a view is built."""
        if not address.is_admin:
            return False
        return self.account is None or not may_enter(self.account, address.name)

    def urls(self, address):
        if self.is_shut(address):
            return [address.filled(any_filling(address))]
        return [address.filled(values) for values in fillings(self.world, address)]

    def walk_through(self, address):
        """Every key of the address, read and written; the rest once, at the first that opens."""
        urls = self.urls(address)
        opened = [url for url in urls if self.opens(url)]
        if opened and not self.is_shut(address):
            self.ask_more(address, opened[0])
        else:
            self.visit("HEAD", urls[0])

    def opens(self, url):
        """True unless the address with this key exists neither to read nor to write."""
        answers = {self.visit("GET", url), self.visit("POST", url, self.form)}
        return not answers <= {404, 405}

    def ask_more(self, address, url):
        """What does not depend on the key: other methods, other answers, searches and exports."""
        self.visit("HEAD", url)
        self.visit("POST", url)
        if address.is_admin:
            self.visit("GET", url, {}, JSON)
            self.visit("POST", url, self.form, JSON)
        for query in questions(self.world, address):
            self.visit("GET", url, query)

    # --- Going there -----------------------------------------------------------------------

    def visit(self, method, url, data=None, headers=None):
        """One request, judged and undone; returns its status."""
        data, headers = data or {}, headers or {}
        self.walk.requests += 1
        shown = f"{method} {url} {short(data)} {short(headers)}".strip()
        self.client.cookies.load(self.cookies)
        mail.outbox.clear()
        with undone() as after:
            response = getattr(self.client, method.lower())(url, data, **headers)
            content = body_of(response)
            after(response)
        self.judge(shown, response, content)
        for letter in mail.outbox:
            self.judge_letter(shown, letter)
        self.client.cookies.clear()
        return response.status_code

    @contextmanager
    def short_refusals(self):
        """Draws the page «not found» once an address; after that only what it was told."""

        def refuse(request, exception):
            name = getattr(request.resolver_match, "view_name", "")
            if name in self.refused_at:
                return HttpResponseNotFound(str(exception))
            self.refused_at.add(name)
            return page_not_found(request, exception)

        with patch("intranet.urls.handler404", refuse, create=True):
            yield

    def judge(self, shown, response, content):
        if response.status_code >= 500:
            error = getattr(response, "exc_info", None)
            self.walk.broken.append(Finding(self.role, shown, response.status_code, repr(error)))
            return
        headers = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
        places = {
            "body": readable(content),
            "headers": headers,
            "cookies": response.cookies.output(),
        }
        for where, text in places.items():
            self.note(shown, where, text)

    def note(self, shown, where, text):
        """Every mark met; not those of the address itself, which is only said back."""
        for mark in self.world.marks.found_in(text) - self.world.marks.found_in(shown):
            self.walk.seen.add(mark)
            mine = mark.word in self.world.own_words[self.role]
            if mark.owner not in self.allowed and not mine:
                what = f"{mark.owner}, {mark.field} ({mark.word})"
                self.walk.leaks.append(Finding(self.role, shown, where, what))

    def judge_letter(self, shown, letter):
        """A letter is judged by who gets it; somebody unknown may be told nothing."""
        text = readable(letter.message().as_bytes()) + f"{letter.subject}\n{letter.body}"
        for address in letter.recipients():
            readers = [r for r, a in self.world.accounts.items() if a and a.email == address]
            for reader in readers or ["anonymous"]:
                for mark in self.world.marks.found_in(text):
                    mine = mark.word in self.world.own_words[reader]
                    if mark.owner not in READERS.get(reader, set()) and not mine:
                        what = f"{mark.owner}, {mark.field} cho {reader}"
                        self.walk.leaks.append(Finding(self.role, shown, "mail", what))


def sign_in(client, account):
    client.force_login(account, backend="intranet.accounts.backends.GroupBackend")


def short(data):
    return json.dumps(data, default=str)[:80] if data and len(data) < 4 else ""


@contextmanager
def undone():
    """A savepoint that is always rolled back; what would follow the commit runs before that.

    Wagtail's own callbacks stay out: they take deleted files from the disk for good.
    """
    with transaction.atomic(), TestCase.captureOnCommitCallbacks() as callbacks:

        def after(response):
            if response.status_code < 400:
                for callback in callbacks:
                    if not getattr(callback, "__module__", "").startswith("wagtail"):
                        callback()

        try:
            yield after
        finally:
            transaction.set_rollback(True)


def body_of(response):
    """The whole answer; a file opened for it is closed here (`close()` would end the database)."""
    content = response.getvalue()
    for close in response._resource_closers:
        close()
    return content


# --- What is asked ----------------------------------------------------------------------------


def questions(world, address):
    """Queries of lists, choosers and exports. The whole mark is never typed: it would be echoed."""
    if address.arguments:
        return []
    users, organizations = world.keys["user"], world.keys["organization"]
    asked = [
        {"q": PREFIX, "tu-khoa": PREFIX, "tag": PREFIX, "term": PREFIX},
        {"q": PREFIX[:2]},  # the word that search reads in every mark
        {"organization": organizations[0], "to-chuc": organizations[0], "user": users[0]},
    ]
    if not address.is_admin:
        return [*asked, {"p": "2"}]
    asked += [{"q": "Lê"}, {"export": "csv"}, {"export": "xlsx"}]
    if address.matches("accounts:*"):
        asked.append({"p": "2"})  # there are more accounts than a page holds
    if address.matches(*CHOOSERS):
        asked += chosen(world)
    return asked


CHOOSERS = ["wagtailadmin_choose*", "wagtailadmin_api:*", "wagtail*chooser*", "*snippetchoosers*"]


def chosen(world):
    """What pop-ups ask for: things named by their keys, types of pages, places to move to."""
    keys = world.keys
    return [
        {"id": keys["page"]},
        {"id": keys["document"], "multiple": "1"},
        {"id": keys["image"], "collection_id": "1", "ordering": "title"},
        {"page_type": "home.plainpage", "q": PREFIX},
        {"page_type": "home.reportpage,home.themepage", "q": PREFIX},
        {
            "page_type": "home.themepage",
            "user_perms": "move_to",
            "target_pages[]": keys["page"][-1],
        },
        {"for_explorer": "1", "child_of": keys["page"][0], "fields": "*"},
        {"fields": "*", "descendant_of": keys["page"][0], "search": PREFIX},
    ]


def foreign_form(world):
    """A form full of keys that belong to cell A: what it is given, no address may give back."""
    keys = world.keys
    cell = world.cells["A"]
    first = {name: keys[name][0] for name in ("meeting", "resolution", "task", "theme", "page")}
    return first | {
        "organization": cell.organization.pk,
        "organizations": [cell.organization.pk],
        "addressees": [cell.organization.pk],
        "member": cell.member.pk,
        "chair": cell.secretary.pk,
        "minute_taker": cell.minute_taker.pk,
        "accountable": cell.member.pk,
        "person_in_charge": cell.member.pk,
        "helpers": [cell.member.pk],
        "account": cell.member.account.pk,
        "term": cell.organization.terms.get().pk,
        "item": keys["item"][0],
        "document": keys["document"][0],
        "image": keys["image"][0],
        "id": keys["page"][-1],
        "replaces": keys["resolution"][0],
        "reason": "vì cần",
        "result": "đã xong",
        "email": cell.member.account.email,
        "url": keys["url"][0],
        "loaded_version": "1",
        "title": "Tên",
        "next": "/",
        "restriction_type": "none",
    }
