"""The main pages and the fixed set of queries, each with what a plain Wagtail does in its place."""

from urllib.parse import urlencode

from home.models import NewsPage, ReportPage, SearchEntry
from meetings.models import Meeting, Minutes, Organization, Resolution

from .corpus import RARE_PHRASE
from .measure import Question

PER_PAGE = 20

QUERIES = {
    "common word": "bộ",
    "common words": "chi bộ",
    "half of all": "đảng viên",
    "two common phrases": "chi bộ đảng viên",
    "a tenth": "an toàn xưởng",
    "a hundredth": "học liệu dùng chung",
    # At 100,000 papers the member finds as many as are just ranked, each one by its words.
    "most ranked": "kiệm nhảy",
    "rare phrase": RARE_PHRASE,
    "unmarked": "nghi quyet an toan xuong",
    "quoted": '"sinh hoạt chuyên đề"',
    "number": "05-NQ/ĐU",
    "number in words": "5 nq du",
    "number in one word": "05NQĐU",
    "month": "10/2025",
    "month in words": "tháng 10 năm 2025",
    "misspelt": "nghij quyeet",
    "none": "xyzzy qwrtp",
}
BEGINNINGS = ["n", "ng", "nghi", "nghi qu", "an toan x"]
BAD_INPUT = {
    "empty": "",
    "one letter": "a",
    "20 kB": "chi bộ " * 2500,
    "one long word": "a" * 4000,
    "quotes": "\"'«chi \" bộ'",
    "operators": "chi AND OR NOT (bộ* | !đảng & <-> :*) -viên +NEAR/3",
    "NUL": "chi\x00bộ",
    "emoji": "chi bộ 🎉👩‍🏫",
    "right to left": "\u202echi bộ\u200f",
    "SQL": "'; DROP TABLE home_reportpage; --",
    "3,000 words": " ".join(f"từ{number}" for number in range(3000)),
    "wildcards": "%_%*?[a-z]",
}
ADMIN_BOXES = {
    "admin: pages": ("/quan-tri/pages/search/", "themes_editor", "/admin/pages/search/"),
    "admin: documents": ("/quan-tri/documents/", "themes_editor", "/admin/documents/"),
    "admin: papers": ("/quan-tri/snippets/meetings/resolution/", "party_committee", ""),
    "admin: meetings": ("/quan-tri/snippets/meetings/meeting/", "party_committee", ""),
}


def all_questions(school):
    """Every address to be measured on the archive as it stands."""
    found = []
    for reader in ("member", "party_committee"):
        user = school.readers[reader]
        found += [*pages(user, reader), *lists(user, reader), *searches(school, reader)]
    found += [*suggestions(), *bad_input(), *admin_boxes()]
    return found


def address(path, **query):
    return f"{path}?{urlencode(query)}" if query else path


def pages(user, reader):
    """The front page, one of each kind."""
    first = {
        "front": "/",
        "one story": NewsPage.objects.newest_first().first().url,
        "one report": ReportPage.objects.visible_to(user).newest_first().first().url,
        "one paper": Resolution.objects.visible_to(user).issued().first().get_absolute_url(),
        "one meeting": Meeting.objects.visible_to(user).first().get_absolute_url(),
        "one minutes": Minutes.objects.visible_to(user).first().get_absolute_url(),
    }
    for name, path in first.items():
        yield Question(name, "page", path, reader, "/" if name == "front" else "one")


def lists(user, reader):
    """Lists, at their first, middle and last page."""
    totals = {
        "/tin-tuc/": NewsPage.objects.visible_to(user).count(),
        "/bao-cao/": ReportPage.objects.visible_to(user).count(),
        "/nghi-quyet/": Resolution.objects.visible_to(user).issued().count(),
        "/sinh-hoat/": Meeting.objects.visible_to(user).filter(status="closed").count(),
    }
    totals["/luu-tru/"] = SearchEntry.objects.visible_to(user).archived().count()
    for path, total in totals.items():
        last = max(1, -(-total // PER_PAGE))
        for name, number in {"first": 1, "middle": max(1, last // 2), "last": last}.items():
            plain = f"list {name}"
            yield Question(f"{path} {name}", "list", address(path, p=number), reader, plain)
    narrowed = address("/bao-cao/", loai="month", nam=2025)
    yield Question("/bao-cao/ narrowed", "list", narrowed, reader, "list first")


def searches(school, reader):
    for name, words in QUERIES.items():
        yield search(f"search: {name}", "search", reader, q=words)
    common = QUERIES["common words"]
    cell = Organization.objects.get(pk=school.cells[2].pk)
    for name, more in {
        "kind": {"loai": "report"},
        "organization": {"to-chuc": cell.pk},
        "year": {"nam": 2025},
        "page 2": {"p": 2},
        "page 100": {"p": 100},
    }.items():
        yield search(f"search: common words, {name}", "search", reader, q=common, **more)


def search(name, group, reader, **query):
    plain = {"query": query["q"], **({"page": query["p"]} if "p" in query else {})}
    return Question(
        name, group, address("/tim-kiem/", **query), reader, address("/search/", **plain)
    )


def suggestions():
    for beginning in BEGINNINGS:
        plain = address("/suggest/", query=beginning)
        path = address("/tim-kiem/goi-y/", q=beginning)
        yield Question(f"as you type: {beginning}", "suggestions", path, "member", plain)


def bad_input():
    for name, words in BAD_INPUT.items():
        yield search(f"bad input: {name}", "bad input", "member", q=words)


def admin_boxes():
    for name, (path, reader, plain) in ADMIN_BOXES.items():
        for words in ("chi bộ", "an toan xuong"):
            asked = address(plain, q=words) if plain else ""
            yield Question(f"{name}: {words}", "admin", address(path, q=words), reader, asked)
