"""The camera: Chromium, on a phone and on a desk, by day and by night."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import system_packages
from playwright.sync_api import Browser, BrowserContext, sync_playwright

PASSWORD = "sinh-hoat-chi-bo"
SIZES = {
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
    "desktop": {"viewport": {"width": 1280, "height": 900}},
}
THEMES = ("light", "dark")


@contextmanager
def chromium() -> Iterator[Browser]:
    """The machine's Chromium, running; SystemExit where there is none."""
    found = system_packages.find_chromium()
    if found is None:
        raise SystemExit("✗ Máy không có Chromium (apt-get install chromium, hoặc đặt CHROMIUM).")
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=root)
        yield browser
        browser.close()


def take_all(views: Iterable, site: str, out: Path) -> int:
    """A picture of each view, size and theme; gives how many were taken."""
    out.mkdir(parents=True, exist_ok=True)
    taken = 0
    with chromium() as browser:
        for reader in dict.fromkeys(view.reader for view in views):
            cookies = cookies_of(browser, site, reader) if reader else []
            theirs = [view for view in views if view.reader == reader]
            for size in SIZES:
                for theme in THEMES:
                    taken += take(browser, site, cookies, theirs, size, theme, out)
    return taken


def cookies_of(browser: Browser, site: str, reader: str) -> list:
    """The cookies of somebody who has just signed in."""
    with browser.new_context(base_url=site) as context:
        return sign_in(context, reader)


def sign_in(context: BrowserContext, reader: str) -> list:
    """Signs in to that context as a person would; gives its cookies."""
    tab = context.new_page()
    tab.goto("/dang-nhap/")
    tab.fill("[name=username]", reader)
    tab.fill("[name=password]", PASSWORD)
    with tab.expect_navigation():
        tab.press("[name=password]", "Enter")
    if tab.url.endswith("/dang-nhap/"):
        raise SystemExit(f"✗ {reader} không đăng nhập được.")
    tab.close()
    return context.cookies()


def take(browser, site, cookies, views, size, theme, out) -> int:
    """The views of one reader in one size and theme."""
    context: BrowserContext = browser.new_context(
        base_url=site,
        locale="vi-VN",
        timezone_id="Asia/Ho_Chi_Minh",
        color_scheme=theme,
        reduced_motion="reduce",
        **SIZES[size],
    )
    with context:
        context.add_cookies(cookies)
        tab = context.new_page()
        for view in views:
            answer = tab.goto(view.address, wait_until="load")
            if answer.status != view.status:
                print(f"⚠ {view.name}: {answer.status} ở {view.address}", file=sys.stderr)
            load_all_pictures(tab)
            tab.screenshot(path=out / f"{view.name}-{size}-{theme}.png", full_page=True)
    return len(views)


def load_all_pictures(tab) -> None:
    """Photos far below load when one comes near; a picture of the whole page wants them all."""
    tab.evaluate(
        """async () => {
            const late = [...document.images].filter((image) => !image.complete);
            late.forEach((image) => { image.loading = "eager"; });
            await Promise.all(late.map((image) => image.decode().catch(() => null)));
            await document.fonts.ready;
        }"""
    )
