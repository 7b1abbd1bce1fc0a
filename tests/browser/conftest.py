"""A real browser for tests/browser: the machine's Chromium, talking to the live server only."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Route,
    expect,
    sync_playwright,
)
from playwright.sync_api import Page as Tab
from wagtail.models import Collection, Locale, Page

from .snapshot import can_copy, copied, put_back

HERE = Path(__file__).parent
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SNAPSHOT: dict[str, bytes] = {}  # the tables of the demo, once it has been loaded
PATIENCE = 20_000  # milliseconds for each step
# Nothing of these leaves the machine; the last two are Chromium's own reader of PDF.
INSIDE_THE_BROWSER = ("data", "blob", "about", "chrome", "chrome-extension")
HOUSE = {
    "locale": "vi-VN",
    "timezone_id": "Asia/Ho_Chi_Minh",
    "reduced_motion": "reduce",
}
DESKTOP = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


def find_chromium() -> str | None:
    """The variable CHROMIUM if set, else the usual names."""
    chosen = os.environ.get("CHROMIUM")
    names = (chosen,) if chosen else CHROMIUM_NAMES
    return next(filter(None, map(shutil.which, names)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    executable = find_chromium()
    if executable is None:
        pytest.skip("máy không có Chromium (apt-get install chromium, hoặc đặt biến CHROMIUM)")
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    expect.set_options(timeout=PATIENCE)  # by itself it waits half as long as every other step
    with pytest.MonkeyPatch.context() as patch:
        # Sync Playwright keeps an asyncio loop in the main thread; Django takes us for async code.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        with sync_playwright() as playwright:
            running = playwright.chromium.launch(
                executable_path=executable, args=[*ARGUMENTS, *root]
            )
            yield running
            running.close()


@pytest.fixture
def demo(transactional_db) -> None:
    """The school of the demo, as `make run` gives it."""
    found_school()


def found_school() -> None:
    """Loads it; once a run where the database can put it back."""
    if SNAPSHOT:
        put_back(SNAPSHOT)
        return
    load_school()
    if can_copy():
        SNAPSHOT.update(copied())


def load_school() -> None:
    # A test with a live server empties all tables at its end, what migrations wrote included.
    Locale.objects.get_or_create(language_code="vi")
    if not Collection.get_first_root_node():
        Collection.add_root(name="Root")
    if not Page.get_first_root_node():
        content_type = ContentType.objects.get_for_model(Page)
        Page.add_root(title="Root", slug="root", content_type=content_type)
    call_command("load_demo", verbosity=0)


@pytest.fixture
def troubles() -> list[str]:
    """What went wrong in the browser during a test; anything left at its end fails the test.

    A test that provokes an error looks at it and calls troubles.clear().
    """
    return []


@pytest.fixture
def open_context(
    browser: Browser, live_server, troubles: list[str]
) -> Iterator[Callable[..., BrowserContext]]:
    """Opens a browser session of its own (own cookies) with the given options."""
    with guarded_contexts(browser, live_server.url, troubles) as open_with:
        yield open_with


@contextmanager
def guarded_contexts(
    browser: Browser, site: str, troubles: list[str]
) -> Iterator[Callable[..., BrowserContext]]:
    """Sessions that reach this site only; what goes wrong in them fails the test."""
    allowed = urlsplit(site).netloc
    contexts = []

    def guard(route: Route) -> None:
        address = urlsplit(route.request.url)
        if address.netloc == allowed or address.scheme in INSIDE_THE_BROWSER:
            route.continue_()
        else:
            troubles.append(f"trang gọi ra ngoài: {route.request.url}")
            route.abort()

    def listen(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text or "Permissions-Policy" in message.text:
            troubles.append(f"trái CSP ở {message.page.url}: {message.text}")

    def open_with(**options) -> BrowserContext:
        context = browser.new_context(base_url=site, **HOUSE, **options)
        context.set_default_timeout(PATIENCE)
        context.route("**/*", guard)
        context.on("weberror", lambda error: troubles.append(f"lỗi JavaScript: {error.error}"))
        context.on("console", listen)
        contexts.append(context)
        return context

    yield open_with
    for context in contexts:
        context.close()
    assert not troubles, "\n".join(troubles)


@pytest.fixture
def desktop(open_context: Callable[..., BrowserContext]) -> BrowserContext:
    """A desktop session, 1280×900."""
    return open_context(**DESKTOP)


@pytest.fixture
def phone(open_context: Callable[..., BrowserContext]) -> BrowserContext:
    """A phone session, 390×844, with touch."""
    return open_context(**PHONE)


@pytest.fixture
def page(desktop: BrowserContext) -> Tab:
    """An empty tab on the desktop."""
    return desktop.new_page()


@pytest.fixture
def sign_in(request: pytest.FixtureRequest) -> Callable[..., Tab]:
    """Signs in as a person would, on `page` or on the tab that is handed over.

    sign_in("giaovien", "…")  or  sign_in("giaovien", "…", on=phone.new_page())
    """

    def enter(username: str, password: str, on: Tab | None = None) -> Tab:
        tab = on or request.getfixturevalue("page")
        tab.goto("/dang-nhap/")
        tab.fill("[name=username]", username)
        tab.fill("[name=password]", password)
        with tab.expect_navigation():
            tab.press("[name=password]", "Enter")
        path = urlsplit(tab.url).path
        assert path != "/dang-nhap/", f"{username} không đăng nhập được"
        return tab

    return enter
