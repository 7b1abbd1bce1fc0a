"""Long lists: every row stands on one page, in its order, whichever end its page is nearer to."""

import pytest
from django.core.paginator import EmptyPage
from django.db.models import CharField

from meetings.enums import MeetingType
from meetings.models import Meeting
from meetings.querysets.lists import KeptList, Rows
from meetings.views.pages import ListPaginator
from tests.factories.meetings import AccountFactory, CellFactory, MeetingFactory

pytestmark = pytest.mark.django_db


def test_all_pages_together_are_the_list_in_its_order():
    cell = CellFactory()
    for _ in range(7):
        MeetingFactory(organization=cell)
    meetings = Meeting.objects.all()

    pages = [ListPaginator(Rows(meetings), 2).page(number).object_list for number in (1, 2, 3, 4)]

    assert [len(page) for page in pages] == [2, 2, 2, 1]
    assert [row for page in pages for row in page] == list(meetings)


def test_a_page_past_the_end_does_not_exist_and_an_empty_list_has_one_page():
    nothing = Meeting.objects.none()

    assert list(ListPaginator(Rows(nothing), 2).page(1)) == []
    with pytest.raises(EmptyPage):
        ListPaginator(Rows(nothing), 2).page(2)


def test_a_size_that_is_known_is_not_asked_for(django_assert_num_queries):
    MeetingFactory()

    with django_assert_num_queries(2):
        assert len(ListPaginator(Rows(Meeting.objects.all()), 2, total=1).page(1)) == 1


KEPT = KeptList(
    lambda reader, **narrowed: Meeting.objects.visible_to(reader).filter(**narrowed),
    lambda reader: Meeting.objects.visible_to(reader),
    type=CharField(),
)


def pages_of(rows):
    paginator = ListPaginator(rows, 2)
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


def test_of_a_kept_list_the_first_page_costs_one_query_and_any_other_two(
    django_assert_num_queries, readers, cell
):
    for _ in range(7):
        MeetingFactory(organization=cell, convened=True)
    rows = KEPT.of(readers[-1])
    assert rows.size() == 7  # and who he is has been asked

    for number, queries in ((1, 1), (2, 2), (4, 2)):
        with django_assert_num_queries(queries):
            page = ListPaginator(rows, 2).page(number)
            assert page.object_list
            assert page.paginator.num_pages == 4


@pytest.mark.parametrize("number", [1, 2])
def test_rows_that_stand_elsewhere_make_no_pages(readers, cell, number):
    for _ in range(7):
        MeetingFactory(organization=cell, convened=True)
    rows = KEPT.of(readers[-1])

    assert ListPaginator(rows, 2, apart=3).page(number).paginator.num_pages == 2


def test_a_list_whose_rows_all_stand_elsewhere_is_one_empty_page(member):
    rows = KEPT.of(member.account)

    page = ListPaginator(rows, 2, apart=3).page(1)

    assert (list(page), page.paginator.count, page.paginator.num_pages) == ([], 0, 1)
