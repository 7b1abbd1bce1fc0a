"""What pages ask for every reader: kept for readers, asked anew for editors, blind to the clock."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from home.enums import Audience
from home.models import NewsIndexPage, NewsPage, ReportPage, ThemePage
from home.querysets.cards import STEP, CardQuestion
from home.querysets.questions import PageQuestion, PagesByKeys
from home.routing import at_address
from meetings.models import Meeting, Minutes, Paper, Resolution, Task
from meetings.prepared import Blank
from meetings.querysets.seen import rule_of
from meetings.roles import Capacity, Reach, Source
from tests.factories.home import NewsPageFactory
from tests.questions import all_questions

pytestmark = pytest.mark.django_db

# Somebody who is everything at once, so that a rule builds all its branches.
ALL = Capacity(
    member=1,
    cells=frozenset({2}),
    committees=frozenset({2, 1}),
    signing=frozenset({1}),
    party_committees=frozenset({1}),
    clerk_of=frozenset({3}),
    whole=frozenset({1}),
    reaches=(Reach(Source.UNLOCK, 1, frozenset({2, 3}), date(2020, 1, 1), date(2026, 12, 31)),),
)


def asked_by(question):
    """The statement of a question and what it asks with; blanks by their names."""
    kept_by = STEP if isinstance(question, CardQuestion) else ALL
    *_, sql, asked = question._prepare(kept_by)._statement
    return [sql, *(value.name if isinstance(value, Blank) else value for value in asked)]


def test_no_question_keeps_the_moment_at_which_it_was_built(monkeypatch):
    questions = all_questions()
    assert len(questions) >= 15
    before = {name: asked_by(question) for name, question in questions.items()}
    monkeypatch.setattr(timezone, "now", lambda: datetime(2031, 5, 6, 7, 8, tzinfo=UTC))

    assert {name: asked_by(question) for name, question in questions.items()} == before


def test_a_question_that_looks_at_the_clock_would_be_seen(monkeypatch):
    careless = PageQuestion(lambda reader: NewsPage.objects.filter(date__lte=timezone.now()))
    before = asked_by(careless)
    monkeypatch.setattr(timezone, "now", lambda: datetime(2031, 5, 6, 7, 8, tzinfo=UTC))

    assert asked_by(careless) != before


def test_kept_and_built_anew_the_answer_is_the_same(people, cell, other_cell):
    kept = PagesByKeys(lambda reader: NewsPage.objects.visible_to(reader).for_rows())
    for organization in (cell, other_cell):
        for audience in Audience:
            NewsPageFactory(audience=audience, organization=organization)
            NewsPageFactory(audience=audience, organization=organization, live=False)
    keys = list(NewsPage.objects.values_list("pk", flat=True))

    sizes = {}
    for who, person in people.items():
        seen = set(NewsPage.objects.visible_to(person).filter(pk__in=keys))
        assert set(kept.among(person, keys)) == seen, who
        sizes[who] = len(seen)
    assert sizes["staff"] < sizes["member"] < sizes["committee"] < sizes["party_committee"]
    assert sizes["news_editor"] == sizes["party_committee"]  # a story that he edits, he reads


def test_rules_of_records_and_addresses_of_pages_are_kept_without_the_clock(monkeypatch):
    rules = [rule_of(model) for model in (Meeting, Minutes, Paper, Resolution, Task)]
    rules += [at_address(page) for page in (NewsPage, ThemePage, ReportPage, NewsIndexPage)]
    before = [asked_by(rule) for rule in rules]
    monkeypatch.setattr(timezone, "now", lambda: datetime(2031, 5, 6, 7, 8, tzinfo=UTC))

    assert [asked_by(rule) for rule in rules] == before
