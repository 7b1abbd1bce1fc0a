"""The demo behind one server for all tests of a module, and a walk past every kind of page.

A test that is given `walk` only reads: what it wrote would stay for the next one. The module's
`extremes`, where it has that fixture, are written before the server starts.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from django.core.management import call_command
from django.db import connection
from playwright.sync_api import Browser, BrowserContext
from playwright.sync_api import Page as Tab
from pytest_django.live_server_helper import LiveServer

from gallery.camera import sign_in
from gallery.views import View, all_views, hold_a_meeting
from tests.browser.conftest import found_school, guarded_contexts

Walk = Callable[..., Iterator[tuple[View, Tab]]]


@dataclass
class Shown:
    """The school as a server shows it, its pages, and who has signed in so far."""

    site: str
    views: list[View]
    cookies: dict[str, list] = field(default_factory=dict)


@pytest.fixture
def _django_db_helper(shown) -> None:
    """In place of pytest-django's: the tables stay from one test of a module to the next."""


@pytest.fixture(scope="module")
def extremes() -> Callable[[], list[View]]:
    """What a module adds to the demo; gives the views of it."""
    return list


@pytest.fixture(scope="module")
def shown(browser: Browser, extremes, django_db_setup, django_db_blocker) -> Iterator[Shown]:
    """The demo once a module; the tables are empty again afterwards."""
    with django_db_blocker.unblock():
        server = None
        try:
            found_school()
            hold_a_meeting()
            views = [*all_views(), *extremes()]
            server = LiveServer("localhost")
            yield Shown(server.url, views)
        finally:
            if server:
                server.stop()
                end_other_sessions()
            call_command("flush", verbosity=0, interactive=False, reset_sequences=False)


def end_other_sessions() -> None:
    """A thread of the server may still hold its connection, and no database is dropped under it."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture
def walk(browser: Browser, shown: Shown, troubles: list[str]) -> Iterator[Walk]:
    """walk(**options of a session) gives each view with a tab that has just opened it."""
    with guarded_contexts(browser, shown.site, troubles) as open_context:

        def go(only: Callable[[View], bool] = bool, begin=lambda tab: None, **options):
            views = [view for view in shown.views if only(view)]
            for reader in dict.fromkeys(view.reader for view in views):
                context = open_context(**options)
                enter(context, shown, reader)
                tab = context.new_page()
                begin(tab)
                for view in (view for view in views if view.reader == reader):
                    answer = tab.goto(view.address)
                    assert answer.status == view.status, view
                    yield view, tab
                context.close()

        yield go


def enter(context: BrowserContext, shown: Shown, reader: str) -> None:
    """Signs in as a person would, the first time; later his cookies are there already."""
    if not reader:
        return
    if reader not in shown.cookies:
        shown.cookies[reader] = sign_in(context, reader)
    context.add_cookies(shown.cookies[reader])
