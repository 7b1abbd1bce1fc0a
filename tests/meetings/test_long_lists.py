"""Long lists: every row stands on one page, in its order, whichever end its page is nearer to."""

import pytest
from django.core.paginator import EmptyPage
from django.db.models import CharField

from meetings.enums import MeetingType
from meetings.models import Meeting
from meetings.querysets.lists import KeptList, Rows
from meetings.querysets.questions import ByKeys
from meetings.views.pages import KeyPaginator
from tests.factories.meetings import AccountFactory, CellFactory, MeetingFactory

pytestmark = pytest.mark.django_db


def test_all_pages_together_are_the_list_in_its_order():
    cell = CellFactory()
    for _ in range(7):
        MeetingFactory(organization=cell)
    meetings = Meeting.objects.all()

    pages = [KeyPaginator(Rows(meetings), 2).page(number).object_list for number in (1, 2, 3, 4)]

    assert [len(page) for page in pages] == [2, 2, 2, 1]
    assert [row for page in pages for row in page] == list(meetings)


def test_a_page_past_the_end_does_not_exist_and_an_empty_list_has_one_page():
    nothing = Meeting.objects.none()

    assert list(KeyPaginator(Rows(nothing), 2).page(1)) == []
    with pytest.raises(EmptyPage):
        KeyPaginator(Rows(nothing), 2).page(2)


def test_a_size_that_is_known_is_not_asked_for(django_assert_num_queries):
    MeetingFactory()

    with django_assert_num_queries(2):
        assert len(KeyPaginator(Rows(Meeting.objects.all()), 2, total=1).page(1)) == 1


LISTED = ByKeys(lambda reader: Meeting.objects.visible_to(reader))
KEPT = KeptList(
    lambda reader, **narrowed: Meeting.objects.visible_to(reader).filter(**narrowed),
    LISTED,
    type=CharField(),
)


def pages_of(rows):
    paginator = KeyPaginator(rows, 2)
    return [paginator.page(number).object_list for number in paginator.page_range]


@pytest.fixture
def readers(member, stranger, committee_member, superior):
    """Accounts, from the one that sees nothing to the one that sees most."""
    people = [member, stranger, committee_member, superior]
    return [AccountFactory(), *(person.account for person in people)]


@pytest.mark.parametrize("kind", [None, MeetingType.REGULAR, MeetingType.COMMITTEE])
def test_kept_and_built_anew_a_list_has_the_same_pages(readers, cell, other_cell, kind):
    for organization, sessions in ((cell, 5), (other_cell, 3)):
        for type in (MeetingType.REGULAR, MeetingType.COMMITTEE):
            for _ in range(sessions):
                MeetingFactory(organization=organization, type=type, convened=True)

    sizes = []
    for account in readers:
        seen = Meeting.objects.visible_to(account)
        seen = seen.filter(type=kind) if kind else seen
        assert pages_of(KEPT.of(account, type=kind)) == pages_of(Rows(seen))
        sizes.append(seen.count())
    nobody, *_, of_committee, of_superior = sizes
    assert nobody == 0 < of_committee < of_superior


def test_a_kept_list_costs_three_queries_at_any_page(django_assert_num_queries, readers, cell):
    for _ in range(7):
        MeetingFactory(organization=cell, convened=True)
    rows = KEPT.of(readers[-1])
    assert rows.size() == 7  # and who he is has been asked

    for number in (1, 2, 4):
        with django_assert_num_queries(3):
            assert KeyPaginator(rows, 2).page(number).object_list
