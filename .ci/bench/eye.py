"""When a page stands before the eye (largest contentful paint): a slow phone, a weak signal.

Each time is a first visit: nothing kept from before, the reader signed in.
"""

import statistics
import sys
from collections.abc import Iterable

import system_packages
from playwright.sync_api import Browser

from gallery.camera import SIZES, chromium

from .serve import Server

KBIT = 1000 / 8  # bytes a second
# «Slow 4G» of Lighthouse, and its phone: four times slower than the machine that measures.
SIGNAL = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1638 * KBIT,
    "uploadThroughput": 675 * KBIT,
}
SLOWER = 4
LIMIT_MS = 1500
RUNS = 5
WATCH = """new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.largest = entry.startTime;
}).observe({type: 'largest-contentful-paint', buffered: true})"""
SETTLED = 300  # ms after everything has come


def largest_paints(server: Server, pages: Iterable[tuple[str, str]]) -> list[dict]:
    """One line for each (name, path); none where there is no Chromium."""
    if system_packages.find_chromium() is None:
        print("⚠ Không có Chromium nên không đo lúc trang hiện ra.", file=sys.stderr)
        return []
    with chromium() as browser:
        return [line(browser, server, name, path) for name, path in pages]


def line(browser: Browser, server: Server, name: str, path: str) -> dict:
    """The median and the slowest of several first visits, in ms."""
    found = sorted(first_visit(browser, server, path) for _ in range(RUNS))
    return {
        "name": name,
        "address": path,
        "median_ms": round(statistics.median(found)),
        "slowest_ms": round(found[-1]),
        "limit": {"slowest_ms": LIMIT_MS},
        "reached": found[0] > 0 and found[-1] <= LIMIT_MS,
    }


def first_visit(browser: Browser, server: Server, path: str) -> float:
    """ms from the click until the largest thing of the page was painted."""
    site = f"http://localhost:{server.port}"
    with browser.new_context(**SIZES["phone"]) as context:
        name, _, value = server.cookie.partition("=")
        context.add_cookies([{"name": name, "value": value, "url": site}])
        tab = context.new_page()
        tab.add_init_script(WATCH)
        line = context.new_cdp_session(tab)
        line.send("Network.enable")
        line.send("Network.emulateNetworkConditions", SIGNAL)
        line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        tab.goto(site + path, wait_until="load")
        tab.wait_for_timeout(SETTLED)
        return tab.evaluate("window.largest || 0")
