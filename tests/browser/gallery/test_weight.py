"""What a page weighs and how steady it stands: bytes over the wire, script, shifts, fonts.

The live server compresses pages as production does (LightPages), but sends static files plain and
the style in parts. So bytes are counted thus: pages as they came; the style once, as
`collectstatic` puts it into one file, and scripts and drawings, gzipped as whitenoise keeps them;
fonts as they are; photos not at all. That production sends them so, another test shows
(tests/intranet/test_light_pages.py).
Nothing comes from the browser's cache: every page is a first view.
"""

import gzip
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders

from intranet.static_files import STYLE, in_one
from tests.browser.conftest import DESKTOP, PHONE

pytestmark = pytest.mark.django_db(transaction=True)
MOST_BYTES, MOST_SCRIPT, MOST_REQUESTS, MOST_SHIFT = 100_000, 40_000, 12, 0.02
MAIN = {
    *("trang-nhat", "tin-tuc", "mot-tin", "chuyen-de", "mot-chuyen-de", "mot-bao-cao"),
    *("sinh-hoat", "ky-cua-dang-vien", "bien-ban", "mot-nghi-quyet", "nhiem-vu", "tim-kiem"),
    *("dang-nhap", "trang-nhat-giao-vien"),
}
# A phone on a weak signal.
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
WATCH = """
    window.shifts = 0;
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.shifts += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
"""
SETTLED = """() => document.fonts.ready.then(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
)"""


def static_text(name):
    return Path(finders.find(name)).read_text()


def weight_of(request):
    """The bytes of one answer as production sends it; nothing for photos and parts of the style."""
    address, kind = urlsplit(request.url).path, request.resource_type
    if not address.startswith("/static/"):
        return 0 if kind == "image" else request.sizes()["responseBodySize"]
    name = address.removeprefix("/static/")
    if kind == "stylesheet":
        return len(gzip.compress(in_one(STYLE, static_text).encode())) if name == STYLE else 0
    body = Path(finders.find(name)).read_bytes()
    return len(body) if kind == "font" else len(gzip.compress(body))


def test_a_first_view_is_light_and_asks_for_few_things(walk):
    requests, heavy = [], {}

    def begin(tab):
        tab.on("requestfinished", lambda request: requests.append(request))

    # All components together weigh more than any page; production has no such page.
    for view, tab in walk(lambda view: view.name != "thanh-phan", begin, **PHONE):
        tab.evaluate(SETTLED)
        weights = Counter()
        once = {request.url.partition("#")[0]: request for request in requests}
        for request in once.values():
            weights[request.resource_type] += weight_of(request)
        sent = [request for request in once.values() if weight_of(request)]
        requests.clear()
        if (
            weights.total() > MOST_BYTES
            or weights["script"] > MOST_SCRIPT
            or len(sent) > MOST_REQUESTS
        ):
            heavy[view.name] = (weights, len(sent))

    assert heavy == {}


def test_no_page_needs_a_script_to_be_read(walk):
    for view, tab in walk(lambda view: view.name in MAIN, java_script_enabled=False, **PHONE):
        assert len(tab.locator("main").inner_text()) > 60, view.name


def test_pages_stand_still_while_letters_arrive(walk):
    def begin(tab):
        tab.add_init_script(WATCH)
        tab.context.new_cdp_session(tab).send("Network.emulateNetworkConditions", SLOW)

    shifted = {}
    for size in (PHONE, DESKTOP):
        for view, tab in walk(lambda view: view.name in MAIN, begin, **size):
            tab.evaluate(SETTLED)
            if (shift := tab.evaluate("window.shifts")) > MOST_SHIFT:
                shifted[view.name, size["viewport"]["width"]] = round(shift, 3)

    assert shifted == {}


def test_no_letter_waits_for_its_font(walk):
    for _view, tab in walk(lambda view: view.name == "trang-nhat", **DESKTOP):
        display = tab.evaluate(
            "() => [...document.fonts].map((face) => [face.family, face.display])"
        )
        ours = {name.strip('"') for name, way in display if way in ("swap", "optional")}

    assert ours >= {"Literata", "Literata Display", "Tram Sans"}


def test_photos_keep_their_room_and_come_when_they_are_near(walk):
    seen = 0
    for view, tab in walk(lambda view: view.name in MAIN, **PHONE):
        for photo in tab.locator("main img").all():
            seen += 1
            assert photo.get_attribute("loading") == "lazy", view.name
            assert int(photo.get_attribute("width")) > 0, view.name
            assert int(photo.get_attribute("height")) > 0, view.name

    assert seen > 0
