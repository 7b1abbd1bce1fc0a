"""Throughput of our pages beside the floor of the same size and a plain Wagtail; and how soon
each of our pages stands before the eye."""

import os
from contextlib import ExitStack

from .eye import largest_paints
from .scratch import Order, Scratch
from .serve import Server, Span, in_turns, page_of, serving

# Name → (our address, the same work on a plain Wagtail, at least this share of the floor). A search
# is held to its milliseconds (report.LIMITS): a floor that finds nothing is no measure of it.
PAGES = {
    "front": ("/", "/", 0.5),
    "news": ("/tin-tuc/", "/", 0.5),
    "story": ("/tin-tuc/tin-1/", "/page-1/", 0.5),
    "reports": ("/bao-cao/", "/", 1 / 3),
    "papers": ("/nghi-quyet/", "/", 1 / 3),
    "meetings": ("/sinh-hoat/", "/", 1 / 3),
    "archive": ("/luu-tru/", "/", 1 / 3),
    "search": ("/tim-kiem/?q=an+toan+xuong", "/search/?query=an+toan+xuong", None),
}
READER = "member"


def contest(place: Scratch, order: Order, ours: dict, plain: dict) -> tuple[list, list]:
    """Requests a second of each page: ours, the floor, plain, with the shares; and the paints."""
    span = Span.of(order.quick)
    keep_alive = bool(os.environ.get("KEEP_ALIVE"))
    with ExitStack() as stack:

        def server_of(application: str, environment: dict, cookie: str) -> Server:
            return stack.enter_context(serving(application, environment, cookie, keep_alive))

        our = server_of("intranet.wsgi", place.ours, ours["cookies"][READER])
        shown = [name for name in PAGES if our_page(our, place, name)]
        floor = server_of("bench.wsgi", place.floor, plain["cookie"])
        stock = server_of("bench.wsgi", place.plain, plain["cookie"])
        paints = largest_paints(our, [(name, PAGES[name][0]) for name in shown])
        lines = []
        for name in shown:
            same_work = (our, PAGES[name][0]), (floor, f"/{name}/"), (stock, PAGES[name][1])
            lines.append(line(name, *in_turns(span, *same_work)))
    return lines, paints


def our_page(server: Server, place: Scratch, name: str) -> int:
    """Writes our page down as the floor's template; gives its size, 0 if there is no such page."""
    text = page_of(server, PAGES[name][0])
    if "noi-dung" not in text or "<h1>Không có trang" in text:
        return 0
    folder = place.file("floor")
    folder.mkdir(exist_ok=True)
    body = f"{{{{ request.user.get_username }}}}{{% verbatim %}}{text}{{% endverbatim %}}"
    (folder / f"{name}.html").write_text(body)
    return len(text.encode())


def line(name: str, ours: dict, floor: dict, plain: dict) -> dict:
    share = ours["requests_a_second"] / (floor["requests_a_second"] or 1)
    wanted = PAGES[name][2]
    return {
        "name": name,
        "address": PAGES[name][0],
        "ours": ours,
        "floor": floor,
        "plain": plain,
        "share_of_floor": round(share, 2),
        "wanted_share": wanted and round(wanted, 2),
        "reached": wanted is None or share >= wanted,
    }
