"""What lists of records cost: the same for many rows, of many people, as for one."""

import pytest

from meetings.models import InspectionPass
from tests.factories.meetings import (
    AccountFactory,
    AgendaItemFactory,
    CellFactory,
    MeetingFactory,
    MemberFactory,
    ResolutionFactory,
    TaskFactory,
    ThemeFactory,
)
from tests.queries import queries_of

from .test_admin import address
from .test_passes import passed

pytestmark = pytest.mark.django_db

OWN = ["meeting", "resolution", "task", "theme"]
DIRECTORY = ["organization", "member", "office", "inspectionpass"]
WAYS = [("list", {}), ("list_results", {}), ("list", {"export": "csv"}), ("list", {"q": "n"})]


def add_a_record_of_each_kind(cell):
    """Each with people and papers of its own, lest one lookup serve for all rows."""
    someone, other = MemberFactory(cell=cell), MemberFactory(cell=cell, office="committee_member")
    theme = ThemeFactory(organizations=[cell], person_in_charge=someone)
    meeting = MeetingFactory(
        organization=cell, chair=other, minute_taker=someone, theme=theme, convened=True
    )
    AgendaItemFactory(meeting=meeting, presenter=someone)
    paper = ResolutionFactory(organization=cell, meeting=meeting, signer=other)
    TaskFactory(resolution=paper, accountable=someone)


def counted(client, kinds, add):
    """(kind, way) → what it costs with one more record, with two more, with three more."""
    costs = {}
    for _ in range(3):
        add()
        for kind in kinds:
            for name, query in WAYS:
                cost = queries_of(client, address(kind, name), **query)
                costs.setdefault((kind, name, str(query)), []).append(cost)
    return costs


def growing(costs):
    return {way: cost for way, cost in costs.items() if cost[0] != cost[2]}


def test_lists_of_a_cells_records_cost_the_same_with_one_row_and_with_three(
    as_person, cell, secretary
):
    client = as_person(secretary)

    costs = counted(client, OWN, lambda: add_a_record_of_each_kind(cell))

    assert growing(costs) == {}


def test_lists_of_the_directory_cost_the_same_with_one_row_and_with_three(
    as_person, party_committee, superior
):
    def add():
        cell = CellFactory(parent=party_committee)
        MemberFactory(cell=cell, office="secretary")
        passed(AccountFactory(), cell)

    costs = counted(as_person(superior), DIRECTORY, add)

    assert InspectionPass.objects.count() == 3
    assert growing(costs) == {}
