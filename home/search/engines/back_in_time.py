"""The newest hits of a word on PostgreSQL, looked for piece by piece: last months, years, ever.

Its index gives hits in no order. Putting all of a frequent word in order takes three times as long
as those of a year; a walk down the newest cards would open the words of every card on the way.
"""

import re
from contextlib import contextmanager
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from ..dates import month_fact
from ..facts import year_fact
from ..places import place_of
from ..terms import All, AnyOf, Fact, Without, leaves
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
    """Answers of `read(term, most)`, one for each piece of time, until they tell of `limit` hits.

    `amount(answer)`: how many hits it tells of. Every piece is older than the one before it and
    holds nothing of that; what has no day is the oldest.
    """
    today, answers, left = timezone.localdate(), [], limit
    with led_by_words(table, today) as ahead:
        read_since, first_day = None, nearest(term, today, limit)
        while left > 0:
            answers.append(read(piece(term, first_day, read_since, today, ahead), left))
            left -= amount(answers[-1])
            if first_day is None:
                break
            read_since, first_day = first_day, further(first_day, today, 1 - left / limit)
    return answers


def piece(term, first_day, read_since, today, ahead):
    """The term from `first_day` on (None: ever), without the time from `read_since` on."""
    wanted = All((term, since(first_day, today, ahead))) if first_day else term
    return Without(wanted, since(read_since, today, ahead)) if read_since else wanted


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


def since(first_day, today, ahead):
    """Met by all cards of that day (the first of a month) or later."""
    months = range(first_day.month, 13) if first_day.month > 1 else ()
    facts = [month_fact(month, first_day.year) for month in months]
    years = range(first_day.year + bool(months), today.year + 1)
    return AnyOf(tuple(map(Fact, [*facts, *map(year_fact, [*years, *ahead])])))
