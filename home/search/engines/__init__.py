"""The only SQL of the house: writing and matching words, one file for each database; and how
PostgreSQL looks for the newest hits, back_in_time.

An engine gives:  write(entries, texts, leaves), remove(keys); newest(...), ranked(...),
spread(...), size(...), of_readers(sets); get_ready() and tidy() before and after writing many.
"""

from dataclasses import dataclass
from importlib import import_module
from typing import NamedTuple

from django.db import connection


@dataclass(frozen=True)
class Leaf:
    """The words of one card, ready to be written."""

    key: int
    readership: int
    title: tuple  # folded words
    abstract: tuple
    body: tuple
    marked: frozenset  # words that carry marks, in exact spelling
    title_marked: frozenset
    facts: frozenset


class Row(NamedTuple):
    """One hit: the card's narrow part, and how well it fits (higher is better).

    A plain tuple, because a frequent word makes five thousand of them.
    """

    key: int
    kind: str
    organization: int | None
    year: int | None
    term: int | None
    field: str
    out_of_force: str  # why the paper no longer holds, or ""
    # Of ranked hits alone:
    exact: bool = False  # marked words stand as they were typed
    in_title: bool = False  # all words stand in the title
    together: bool = False  # they stand one behind the other
    score: float = 0.0


class Alike(NamedTuple):
    """Hits that are alike in all that they are narrowed by, and how many they are."""

    kind: str
    organization: int | None
    year: int | None
    term: int | None
    field: str
    amount: int
    doubled: int  # of these, inner parts of papers whose open part is a hit as well
    oldest: int  # the lowest key among them


def engine():
    """The engine of the database in use."""
    return import_module(f".{connection.vendor}", __name__)
