"""Lines «@Lan: work, hạn 20/12» of a chair's conclusion, read as work to be assigned.

Nothing is assigned by typing: each line is shown to whoever may assign, who confirms it. The
custom is that of the Apache board, whose minutes become next month's list of actions so.
"""

import calendar
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from .vietnamese import fold, nfc

LONGEST_LINE = 300  # letters of a line that a task remembers
LONGEST_NAME = 6  # words
MARK = "@"
LIST_SIGNS = " \t-–•*+"
POLITE = re.compile(r"^(?:đồng chí|dong chi|đ/c|d/c)\s+", re.IGNORECASE)
DAY = (
    r"(?:ngày\s+|ngay\s+)?(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})"
    r"(?:\s*[/.-]\s*(?P<year>\d{4}))?"
)
END_OF_MONTH = r"(?:cuối|cuoi)\s+(?:tháng|thang)(?:\s+(?P<last>\d{1,2}))?(?!\s*\d)"
DUE = re.compile(
    r"\b(?:hạn|han|chậm nhất|cham nhat|trước|truoc)(?:\s+(?:chót|chot|cuối cùng|là|la))?"
    rf"\s*:?\s+(?:{DAY}|{END_OF_MONTH})\)?(?=[\s,;.]|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Proposal:
    """One line that asks somebody to do something."""

    item: object  # the AgendaItem under whose conclusion it stands
    place: int  # its number among such lines of that conclusion, from 0
    line: str  # as it was typed, on one line
    people: tuple  # the members it may mean: one when the name is clear
    title: str
    due_on: date | None  # None where it names no day, or none that exists

    @property
    def member(self):
        return self.people[0] if len(self.people) == 1 else None

    @property
    def is_clear(self):
        """True if it says who does what by when, and so may be assigned as it stands."""
        return bool(self.member and self.title and self.due_on)


def proposals_in(item, members, day):
    """The lines of an item's conclusion that propose a task.

    `members` are those the meeting called, `day` is its date: «20/12» is the next one from then.
    """
    room, asking = Room(members), asking_lines(item.conclusion)
    return [proposal_of(item, n, line, room, day) for n, line in enumerate(asking)]


def asking_lines(text):
    """The lines of a text that ask somebody, without the dash of a list before them."""
    lines = (line.strip(LIST_SIGNS) for line in text.splitlines())
    return [line for line in lines if line.startswith(MARK)]


def proposal_of(item, place, line, room, day):
    people, work = who_and_what(line, room)
    due_on, work = deadline(work, day)
    title = work.strip(" \t,;:.–-")
    return Proposal(item, place, one_line(line), people, title[:1].upper() + title[1:], due_on)


def one_line(text):
    """The line as a task remembers it."""
    return " ".join(text.split())[:LONGEST_LINE]


def spoken(text, members):
    """The same conclusion for the paper: «@Ánh: …» gives «Đồng chí Lê Thị Ngọc Ánh: …»."""
    room = Room(members)
    return "\n".join(spoken_line(line, room) for line in text.splitlines())


def spoken_line(line, room):
    said = line.strip(LIST_SIGNS)
    if not said.startswith(MARK):
        return line
    people, work = who_and_what(said, room)
    if len(people) != 1:
        return line.replace(MARK, "", 1)
    return f"Đồng chí {people[0].full_name}: {work.strip(' :,')}"


# --- Who -----------------------------------------------------------------------------------------


class Room:
    """The members a meeting called, by the names people call them."""

    def __init__(self, members):
        self.called = defaultdict(list)
        for member in members:
            syllables = member.full_name.split()
            self._note("whole", " ".join(syllables), member)
            for short in {member.given_name, " ".join(syllables[-2:])}:  # «Ánh», «Ngọc Ánh»
                self._note("short", short, member)

    def _note(self, length, name, member):
        for way in (sounding, fold):
            self.called[length, way(name)].append(member)

    def named(self, name):
        """Members called so, by the whole name, else by a part of it, as a tuple.

        A name typed with marks means these marks: «Ánh» is not «Anh», but «Thuý» is «Thúy».
        """
        ways = (sounding, fold) if fold(name) == name.casefold() else (sounding,)
        for way in ways:
            for length in ("whole", "short"):
                if found := self.called.get((length, way(name))):
                    return tuple(found)
        return ()


def sounding(name):
    """Equal for two spellings that differ in case, or in where the tone mark stands."""
    parts = unicodedata.normalize("NFD", name.casefold()).split()
    return tuple(
        ("".join(c for c in part if not unicodedata.combining(c)), *sorted(marks_of(part)))
        for part in parts
    )


def marks_of(text):
    return filter(unicodedata.combining, text)


def who_and_what(line, room):
    """The members that the name behind «@» may mean, and the rest of the line."""
    said = POLITE.sub("", nfc(line).removeprefix(MARK).strip())
    name, colon, work = said.partition(":")
    if colon and len(name.split()) <= LONGEST_NAME:
        return room.named(as_name(name.split())), work.strip()
    words = said.split()
    for length in range(min(LONGEST_NAME, len(words)), 0, -1):
        if people := room.named(as_name(words[:length])):
            return people, " ".join(words[length:])
    return (), said


def as_name(words):
    return " ".join(words).strip(" ,.")


# --- By when -------------------------------------------------------------------------------------


def deadline(work, day):
    """The day that the words name, if any, and the words without it."""
    work = " ".join(work.split())  # so that DUE never meets a run of spaces
    found = DUE.search(work)
    if not found:
        return None, work
    due_on = day_meant(found, day)
    rest = work[: found.start()].rstrip(" ,;.(") + work[found.end() :]
    return due_on, rest if due_on else work


def day_meant(found, today):
    """The day of a match of DUE: without a year the next one from `today`; None if none exists."""
    month = int(found["month"] or found["last"] or today.month)
    years = [int(found["year"])] if found["year"] else [today.year, today.year + 1]
    for year in years:
        due_on = day_of(year, month, found["day"])
        if due_on and due_on >= today:
            return due_on
    return None


def day_of(year, month, day):
    """That day, the month's last one where none is named; None for one no calendar has."""
    try:
        return date(year, month, int(day or calendar.monthrange(year, month)[1]))
    except ValueError:  # calendar's own error for a month 13 is one, too
        return None
