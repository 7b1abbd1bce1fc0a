"""Frequent words: what is counted, and that reading bit by bit gives what reading all gives."""

import pytest
from django.utils import timezone

from home.search import frequent, matching
from home.search.finding import find
from home.search.frequent import Frequent
from meetings.actions import resolutions
from tests.factories.meetings import AgendaItemFactory, MeetingFactory
from tests.home.test_archive import issued, secretary
from tests.queries import queries_of

from .conftest import card_title

__all__ = ["issued", "secretary"]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch):
    """As if a few papers were many thousand."""
    monkeypatch.setattr(matching, "RANKED_UP_TO", 2)


def search(user, text, **chosen):
    return find(user, text, timezone.localdate(), chosen)


@pytest.fixture
def stories(news, people):
    """Twelve stories, the newest first: every third with the word in its title, half with marks."""
    for n in range(12):
        title = f"Nấm {n}" if n % 3 == 0 else f"Bài {n}"
        text = "nấm rơm" if n % 2 else "nam rơm"
        news(title, text, date=timezone.now() - timezone.timedelta(days=n))
    return people["member"]


@pytest.mark.parametrize("typed", ["nam", "nấm", "nấm rơm"])
def test_pages_of_hits_together_are_the_whole_list(stories, typed):
    found = search(stories, typed)
    assert isinstance(found.rows, Frequent)

    whole = [row.key for row in found.rows]
    assert len(whole) == len(set(whole)) == found.total == 12
    by_page = [row.key for start in range(0, 12, 5) for row in found.rows[start : start + 5]]
    assert by_page == whole
    assert found.rows[7].key == whole[7]


def test_what_no_longer_holds_stands_behind_the_same_titles_on_every_page(
    people, issued, secretary
):
    papers = [issued(abstract=f"về tuabin {n}") for n in range(12)]
    for paper in papers[3:]:  # the newest, more than the first page reads
        resolutions.withdraw(resolution=paper, reason="Sai", by=secretary.account)

    rows = search(people["member"], "tuabin").rows
    by_page = [row for start in range(0, 12, 2) for row in rows[start : start + 2]]
    assert [row.key for row in by_page] == [row.key for row in rows]
    assert [row.out_of_force for row in by_page] == [""] * 3 + ["withdrawn"] * 9


def test_exact_titles_then_exact_texts_then_folded_ones(stories):
    shown = [card_title(row) for row in search(stories, "nấm").rows]

    assert shown[:4] == ["Nấm 0", "Nấm 3", "Nấm 6", "Nấm 9"]
    assert shown[4:8] == ["Bài 1", "Bài 5", "Bài 7", "Bài 11"]
    assert shown[8:] == ["Bài 2", "Bài 4", "Bài 8", "Bài 10"]


@pytest.fixture
def meetings(people, cell):
    """Three meetings that say «tuabin» to all; two of them to the committee once more."""
    for n in range(3):
        meeting = MeetingFactory(organization=cell, convened=True)
        AgendaItemFactory(meeting=meeting, title="Xem tuabin")
        if n:
            AgendaItemFactory(meeting=meeting, title="Việc tuabin", keeping="internal")
    return people["committee"]


def test_a_paper_that_is_met_twice_is_counted_and_shown_once(meetings):
    found = search(meetings, "tuabin")

    assert sum(hits.amount for hits in found.alike) == found.total == len(list(found.rows)) == 3
    assert {row.key % 10 for row in found.rows} == {0}


def test_an_inner_part_alone_is_a_hit(meetings):
    assert search(meetings, '"việc tuabin"').total == 2
    assert {row.key % 10 for row in search(meetings, '"việc tuabin"').rows} == {1}


@pytest.mark.parametrize(("most", "total", "more"), [(3, 1, True), (4, 2, True), (5, 3, False)])
def test_past_the_limit_there_are_more_than_those_that_were_counted(
    meetings, monkeypatch, most, total, more
):
    """Three papers on five cards."""
    for module in (matching, frequent):
        monkeypatch.setattr(module, "MOST_HITS", most)

    found = search(meetings, "tuabin")
    assert found.more is more
    assert sum(hits.amount for hits in found.alike) == found.total == total
    narrowed = search(meetings, "tuabin", loai="meeting")  # counted without how they spread
    assert (narrowed.more, narrowed.total) == (more, total)


def test_what_was_chosen_narrows_and_leaves_the_facets_whole(stories, news):
    news("Chuyện cũ", "nam", date=timezone.now().replace(year=2019))

    found = search(stories, "nam", nam=2019)
    assert [card_title(row) for row in found.rows] == ["Chuyện cũ"]
    assert sum(hits.amount for hits in found.alike) == 13
    assert {hits.year for hits in found.alike} >= {2019}


def test_a_search_of_a_frequent_word_costs_no_more_for_many_than_for_few(client, stories, news):
    """PostgreSQL asks even less often: so many are found in the first time it looks in."""
    client.force_login(stories)
    few = queries_of(client, "/tim-kiem/", q="nam")
    many = []
    for _ in range(2):
        for n in range(15):
            news(f"Thêm {n}", "nam")
        many.append(queries_of(client, "/tim-kiem/", q="nam"))

    assert many[0] == many[1] <= few
