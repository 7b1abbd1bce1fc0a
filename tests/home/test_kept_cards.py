"""Cards of the catalogue, asked with kept SQL: everybody finds what the rule itself gives him."""

import pytest

from home.archive.narrowing import CARDS, COLUMNS, TALLIES
from home.enums import Audience
from home.models import ArchiveTally, SearchEntry
from home.models import reports as report_list
from home.querysets.cards import STEP
from home.querysets.readers import words_for
from home.querysets.search import readerships_of
from home.search.finding import SETS
from meetings.querysets.lists import Window
from tests.factories.home import ReportPageFactory, ThemePageFactory
from tests.factories.meetings import AccountFactory
from tests.meetings.test_passes import passed

pytestmark = pytest.mark.django_db
ALL = Window(0, 100)


@pytest.fixture
def readers(people, cell, other_cell):
    """Everybody, among them one of many words, with reports and themes of every audience."""
    for organization in (cell, other_cell):
        for audience in Audience:
            ReportPageFactory(organization=organization, audience=audience)
            ReportPageFactory(organization=organization, audience=audience, live=False)
    ThemePageFactory(audience=Audience.MEMBERS)
    inspector = AccountFactory()
    passed(inspector, cell, first_year=2000, last_year=2026)
    return people | {"inspector": inspector}


def test_the_archive_holds_the_same_for_everybody_kept_and_built_anew(readers):
    sizes = {}
    for who, person in readers.items():
        seen = list(SearchEntry.objects.visible_to(person).archived().values_list("pk", flat=True))
        assert CARDS.of(person).keys(ALL) == seen, who
        assert CARDS.of(person).size() == len(seen), who
        counted = ArchiveTally.objects.visible_to(person).sizes_by(*COLUMNS.values())
        assert sorted(TALLIES.of(person)) == sorted(counted), who
        assert sorted(SETS.of(person)) == sorted(
            readerships_of(person).values_list("readership", flat=True)
        ), who
        sizes[who] = len(seen)
    assert sizes["staff"] < sizes["member"] < sizes["committee"] < sizes["party_committee"]
    assert sizes["inspector"] > sizes["staff"]


def test_a_person_of_many_words_is_asked_with_all_of_them(readers):
    assert len(words_for(readers["inspector"])) > STEP
    assert len(words_for(readers["staff"])) < STEP


def test_reports_of_a_year_and_an_organisation_are_those_of_the_rule(readers, cell):
    for who, person in readers.items():
        seen = SearchEntry.objects.visible_to(person).archived()
        seen = seen.filter(kind="report", organization=cell.pk)
        found = report_list.CARDS.of(person, organization=cell.pk).keys(ALL)
        assert found == list(seen.values_list("pk", flat=True)), who
        year = seen.values_list("year", flat=True).first()
        of_year = report_list.CARDS.of(person, organization=cell.pk, year=year or 2026)
        assert of_year.keys(ALL) == found, who
        assert report_list.CARDS.of(person, year=1999).keys(ALL) == [], who


def test_nobody_and_a_closed_account_find_nothing(readers):
    closed = readers["committee"]
    closed.is_active = False
    assert CARDS.of(closed).keys(ALL) == TALLIES.of(closed) == SETS.of(closed) == []
