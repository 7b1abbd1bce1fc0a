"""Search gives nothing foreign: cards are read by exactly those who read their papers."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.utils import timezone

from home.models import (
    MaterialDocument,
    NewsPage,
    PlainPage,
    ReportPage,
    SearchEntry,
    SearchText,
    ThemePage,
)
from home.names import organizations_known
from home.search.finding import beginning, find
from home.search.hits import hits_of
from meetings.models import Meeting, Minutes, Paper, Resolution

from .marks import PREFIX
from .readers import READERS

pytestmark = [pytest.mark.walk, pytest.mark.django_db]

KINDS = [
    NewsPage, ThemePage, ReportPage, PlainPage, MaterialDocument,
    Meeting, Minutes, Resolution, Paper,
]  # fmt: skip
WORD = PREFIX[:2]  # marks are read as a word, a number and a word
NOT_CATALOGUED = {Minutes: {"status": "signed"}}


@pytest.fixture
def world(world):
    """The crawl's world sets some rows past the models; so all cards are written anew."""
    call_command("wagtail_update_index", verbosity=0)
    return world


def accounts(world):
    return {role: world.accounts[role] or AnonymousUser() for role in READERS}


def test_cards_are_read_by_exactly_those_who_read_the_papers(world):
    for role, account in accounts(world).items():
        for model in KINDS:
            readable = model.objects.visible_to(account).filter(**NOT_CATALOGUED.get(model, {}))
            cards = SearchEntry.objects.visible_to(account).filter(
                content_type=ContentType.objects.get_for_model(model), part=0
            )
            assert set(cards.values_list("object_id", flat=True)) == set(
                readable.values_list("pk", flat=True)
            ), f"{role}: {model._meta.verbose_name}"


def test_somebody_reads_cards_of_every_kind(world):
    party = world.accounts["party committee"]
    kinds = set(SearchEntry.objects.visible_to(party).values_list("kind", flat=True))
    assert kinds == {"news", "theme", "report", "plain", "file", "meeting", "minutes", "resolution"}


def test_no_text_that_search_prints_holds_a_foreign_mark(world):
    for role, account in accounts(world).items():
        rows = find(account, WORD, timezone.localdate()).rows
        names = organizations_known(account)
        shown = [
            *hits_of(account, rows, names, WORD),
            *hits_of(account, beginning(account, WORD, 50), names, WORD),
        ]
        texts = "\n".join(
            f"{hit.text.words} {hit.label} {hit.address} {hit.organization}" for hit in shown
        )
        foreign = {
            mark for mark in world.marks.found_in(texts)
            if mark.owner not in READERS[role] and mark.word not in world.own_words[role]
        }  # fmt: skip
        assert not foreign, (role, foreign)
        assert bool(rows) == (role != "anonymous" and bool(READERS[role]))


def test_inner_parts_of_papers_are_on_cards_of_their_own(world):
    inner = SearchText.objects.filter(entry__part=1)
    assert inner.exists()
    assert all(card.guarded for card in inner)
