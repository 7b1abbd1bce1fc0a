"""Days, months and years in a query: «10/2025», «tháng 10 năm 2025», «quý IV/2026», «năm ngoái».

A paper is met when it is of that time, or when its text says those words.
"""

import re
from datetime import timedelta

from .facts import year_fact
from .terms import AnyOf, Fact, Words
from .words import flat, folded_words

QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
YEAR = r"((?:19|20)\d\d)"
EDGE, END = r"(?<![\w/.-])", r"(?![\w])"


def day_fact(day, month, year):
    return f"d{year}{int(month):02d}{int(day):02d}"


def month_fact(month, year):
    return f"m{year}{int(month):02d}"


def take_dates(text, today):
    """The text without its dates, and one term for each of them."""
    terms = []
    for pattern, facts in PATTERNS:
        while found := pattern.search(flat(text)):
            words = facts(found, today)
            said = text[found.start() : found.end()]
            text = text[: found.start()] + " " + text[found.end() :]
            terms.append(AnyOf((*(Fact(word) for word in words), *spellings(said))))
    return text, terms


def spellings(said):
    """The words as typed; «10/2025» is found in «tháng 10 năm 2025» too."""
    words = tuple(folded_words(said))
    bare = tuple(word for word in words if word.isdigit())
    ways = [words]
    if len(bare) == 2:
        ways += [bare, (bare[0], "nam", bare[1])]
    return [Words(way) for way in dict.fromkeys(ways)]


def last_month(today):
    return today.replace(day=1) - timedelta(days=1)


def quarter_fact(year, quarter):
    return f"q{year}{quarter}"


def _pattern(text):
    return re.compile(EDGE + text + END)


# What is typed (without marks), and the facts of papers it means. The longer stand first.
PATTERNS = [
    (
        _pattern(rf"(?:ngay )?(0?[1-9]|[12]\d|3[01])[/.-](0?[1-9]|1[0-2])[/.-]{YEAR}"),
        lambda found, today: [day_fact(*found.groups())],
    ),
    (
        _pattern(rf"(?:ngay )?(0?[1-9]|[12]\d|3[01]) thang (0?[1-9]|1[0-2]) nam {YEAR}"),
        lambda found, today: [day_fact(*found.groups())],
    ),
    (
        _pattern(rf"(?:thang )?(0?[1-9]|1[0-2]) ?[/.-] ?{YEAR}"),
        lambda found, today: [month_fact(*found.groups())],
    ),
    (
        _pattern(rf"thang (0?[1-9]|1[0-2]) nam {YEAR}"),
        lambda found, today: [month_fact(*found.groups())],
    ),
    (
        _pattern(rf"quy (i{{1,3}}|iv|[1-4])(?: nam | ?[/.-] ?| ){YEAR}"),
        lambda found, today: [quarter_fact(found[2], QUARTERS[found[1].lower()])],
    ),
    (
        _pattern(r"thang (0?[1-9]|1[0-2])"),
        lambda found, today: [f"t{int(found[1]):02d}"],
    ),
    (_pattern(rf"(?:nam )?{YEAR}"), lambda found, today: [year_fact(found[1])]),
    (_pattern("nam nay"), lambda found, today: [year_fact(today.year)]),
    (_pattern("nam (?:ngoai|truoc)"), lambda found, today: [year_fact(today.year - 1)]),
    (_pattern("thang nay"), lambda found, today: [month_fact(today.month, today.year)]),
    (
        _pattern("thang (?:truoc|roi)"),
        lambda found, today: [month_fact(last_month(today).month, last_month(today).year)],
    ),
]


def facts_of_day(day):
    """The facts by which a paper of that day is found."""
    return [
        day_fact(day.day, day.month, day.year),
        month_fact(day.month, day.year),
        quarter_fact(day.year, (day.month + 2) // 3),
        f"t{day.month:02d}",
        year_fact(day.year),
    ]
