"""The newest hits of a word on PostgreSQL, looked for piece by piece: last months, years, ever.

Its index gives hits in no order. Putting all of a frequent word in order takes three times as long
as those of a year; a walk down the newest cards would open the words of every card on the way.
"""

import re
from contextlib import contextmanager
from datetime import date, timedelta
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from ..dates import month_fact
from ..facts import year_fact
from ..places import place_of
from ..terms import All, AnyOf, Fact, leaves
from .statements import run

A_PAGE = 100  # hits; so few mostly stand in the last two months
HALF_A_YEAR = timedelta(days=183)
SURPLUS = 2  # so many times as far back as what was found lets expect: older years hold less
FAR = timedelta(days=4 * 366)  # further back, everything is looked through as soon
TIME = re.compile(r"[dmqy]\d")  # facts of a day, month, quarter, year
# The database does not count that words lie apart from their card, and would rather read all cards.
LED_BY_WORDS = (
    "SELECT set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true),"
    " ARRAY(SELECT DISTINCT year FROM $table WHERE id >= %s)"
)


def back_in_time(term, limit, table, read, amount):
    """Answers of `read(piece, most)`, one for each Piece of time, until they tell of `limit` hits.

    `amount(answer)`: how many hits it tells of. Every piece is older than the one before it and
    holds nothing of that; what has no day is the oldest.
    """
    today, answers, left = timezone.localdate(), [], limit
    with led_by_words(table, today) as ahead:
        piece, first_day = Piece(), nearest(term, today, limit)
        end = date(today.year + 1, 1, 1)
        while left > 0:
            times = told(first_day, end, ahead) if first_day else None
            answers.append(read(piece._replace(times=times), left))
            left -= amount(answers[-1])
            if first_day is None:
                break
            piece, end, ahead = Piece(before=place_of(first_day, 0, 0)), first_day, ()
            first_day = further(first_day, today, 1 - left / limit)
    return answers


class Piece(NamedTuple):
    """A piece of time. Where it begins is told in words, which the index looks up; where the one
    before it began, in keys: less to ask of each card that the index gives."""

    times: object = None  # a term; None: from ever
    before: int | None = None  # the key of a card that all lie before; None: up to now

    def of(self, term):
        """The term since this piece begins."""
        return All((term, self.times)) if self.times else term

    def among(self, where):
        """The condition (SQL and parameters) on cards before this piece ends."""
        condition, parameters = where
        if self.before is None:
            return where
        return f"e.id < %s AND {condition}", [self.before, *parameters]


@contextmanager
def led_by_words(table, today):
    """Meanwhile the index of words leads; gives the years to come (numbers) that cards are of.

    Within somebody else's transaction it leads to the end of that: other answers may come later
    there, but they are the same.
    """
    with transaction.atomic():
        next_year = place_of(date(today.year + 1, 1, 1), 0, 0)
        ((_, _, ahead),) = run(LED_BY_WORDS, [next_year], table=table)
        yield ahead


def nearest(term, today, limit):
    """The first day of the time to look in first, or None: a term that tells a time looks there."""
    if any(isinstance(leaf, Fact) and TIME.match(leaf.word) for leaf in leaves(term)):
        return None
    last_month = today.replace(day=1) - timedelta(days=1)
    return last_month.replace(day=1) if limit <= A_PAGE else last_years(today)


def last_years(today):
    """The first day of this year, in its first half of the last one."""
    return date((today - HALF_A_YEAR).year, 1, 1)


def further(first_day, today, share):
    """From where on to look next, or None: everywhere. `share`: of the hits, that were found."""
    last = last_years(today)
    if first_day != last or not share:
        return last if first_day > last else None
    back = (today - first_day) / share * SURPLUS
    return date((today - back).year, 1, 1) if back < FAR else None


def told(first_day, end, ahead):
    """Met by all cards from `first_day` (the first of a month) to before `end`, by some later ones
    too, and by those of the years `ahead`."""
    months = range(first_day.month, 13) if first_day.month > 1 else ()
    facts = [month_fact(month, first_day.year) for month in months]
    years = range(first_day.year + bool(months), (end - timedelta(days=1)).year + 1)
    return AnyOf(tuple(map(Fact, [*facts, *map(year_fact, [*years, *ahead])])))
