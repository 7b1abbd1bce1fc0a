"""The newest hits come first and none is lost, however far back or ahead they lie."""

from contextlib import nullcontext
from datetime import date

import pytest
from django.db import connection
from django.utils import timezone

from home.search.engines import back_in_time, engine, statements
from home.search.finding import seen_in, sets_of
from home.search.places import place_of
from home.search.query import read_query
from home.search.terms import All, Fact
from tests.factories.meetings import AccountFactory

from .conftest import card_title

pytestmark = pytest.mark.django_db
NOVEMBER, FEBRUARY = date(2026, 11, 29), date(2027, 2, 3)


@pytest.fixture
def asked(news):
    """Ten stories from long ago to years ahead; a function that asks for the newest of them."""
    now = timezone.now()
    for years in range(-7, 3):
        news(f"Bài {years}", "tuabin", date=now.replace(day=1, year=now.year + years))
    reader = AccountFactory()
    where = seen_in(sets_of(reader), {})
    term = read_query("tuabin", timezone.localdate()).term
    return lambda ask, limit: getattr(engine(), ask)(term, where, limit)


@pytest.mark.parametrize("limit", [1, 3, 4, 5, 9, 10, 11])
def test_the_newest_hits_come_first_however_far_they_lie(asked, limit):
    rows = asked("newest", limit)

    newest = [f"Bài {years}" for years in range(2, -8, -1)]
    assert [card_title(row) for row in rows] == newest[:limit]


@pytest.mark.parametrize("limit", [1, 3, 4, 7, 8, 200])
def test_what_is_counted_is_what_is_listed(asked, limit):
    rows = asked("newest", limit)

    assert asked("size", limit) == (len(rows), len(rows))
    spread = asked("spread", limit)
    assert {hits.year: hits.amount for hits in spread} == {row.year: 1 for row in rows}


def facts(first_day, end, ahead=()):
    return {fact.word for fact in back_in_time.told(first_day, end, ahead).parts}


def test_a_time_is_told_in_months_or_years():
    october, year, months = date(2026, 10, 1), date(2026, 1, 1), {"m202610", "m202611", "m202612"}
    assert facts(october, date(2027, 1, 1), [2028]) == months | {"y2028"}
    assert facts(date(2026, 12, 1), date(2028, 1, 1)) == {"m202612", "y2027"}
    assert facts(year, october) == {"y2026"}
    assert facts(date(2024, 1, 1), year) == {"y2024", "y2025"}


def test_few_hits_are_looked_for_in_the_last_months_many_in_the_last_years():
    term = Fact("k1news")
    assert back_in_time.nearest(term, NOVEMBER, 20) == date(2026, 10, 1)
    assert back_in_time.nearest(term, NOVEMBER, 5001) == date(2026, 1, 1)
    assert back_in_time.nearest(term, FEBRUARY, 5001) == date(2026, 1, 1)
    assert back_in_time.nearest(Fact("y2025"), NOVEMBER, 20) is None


def test_what_was_found_tells_how_much_further_to_look():
    year = date(2026, 1, 1)
    assert back_in_time.further(date(2026, 10, 1), NOVEMBER, 0) == year
    assert back_in_time.further(year, NOVEMBER, 0.9) == date(2024, 1, 1)
    assert back_in_time.further(date(2024, 1, 1), NOVEMBER, 0.9) is None
    assert back_in_time.further(year, NOVEMBER, 0.1) is None
    assert back_in_time.further(year, NOVEMBER, 0) is None


def test_no_piece_of_time_holds_what_was_looked_through_before(monkeypatch):
    pieces = []

    def read(piece, most):
        told = sorted(fact.word for fact in piece.times.parts) if piece.times else None
        pieces.append((piece.before, told, most))
        return 3

    monkeypatch.setattr(timezone, "localdate", lambda: NOVEMBER)
    monkeypatch.setattr(back_in_time, "led_by_words", lambda *_: nullcontext(()))
    back_in_time.back_in_time(Fact("k1news"), 10, "home_searchentry", read, int)

    october, year, years_ago = (
        place_of(day, 0, 0) for day in (date(2026, 10, 1), date(2026, 1, 1), date(2023, 1, 1))
    )
    assert pieces == [
        (None, ["m202610", "m202611", "m202612"], 10),
        (october, ["y2026"], 7),
        (year, ["y2023", "y2024", "y2025"], 4),
        (years_ago, None, 1),
    ]


def test_a_piece_of_time_begins_in_words_and_ends_in_keys():
    term, years = Fact("k1news"), Fact("y2026")
    assert back_in_time.Piece(None, None).of(term) == term
    assert back_in_time.Piece(years, None).of(term) == All((term, years))
    assert back_in_time.Piece(None, None).among(("e.part = %s", [1])) == ("e.part = %s", [1])
    assert back_in_time.Piece(None, 7).among(("e.part = %s", [1])) == (
        "e.id < %s AND e.part = %s",
        [7, 1],
    )


def test_on_postgresql_the_index_of_words_leads_while_hits_are_looked_for(asked, monkeypatch):
    """Said of the statements that the search runs; the planner would read these few cards anew."""
    if connection.vendor != "postgresql":
        assert "ORDER BY $table.rowid" in engine().NEWEST  # SQLite walks down its own index
        return
    plans = []

    def explained(statement, parameters=(), **names):
        plans.append(statements.run(f"EXPLAIN {statement}", parameters, **names))
        return statements.run(statement, parameters, **names)

    monkeypatch.setattr(engine(), "run", explained)
    asked("newest", 3)
    assert plans
    for plan in plans:
        lines = "\n".join(line for (line,) in plan)
        assert "Bitmap Index Scan on home_search_words" in lines
        assert "Seq Scan on home_searchentry" not in lines
