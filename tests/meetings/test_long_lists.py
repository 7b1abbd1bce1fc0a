"""Long lists: every row stands on one page, in its order, whichever end its page is nearer to."""

import pytest
from django.core.paginator import EmptyPage

from meetings.models import Meeting
from meetings.views.pages import KeyPaginator
from tests.factories.meetings import CellFactory, MeetingFactory

pytestmark = pytest.mark.django_db


def test_all_pages_together_are_the_list_in_its_order():
    cell = CellFactory()
    for _ in range(7):
        MeetingFactory(organization=cell)
    meetings = Meeting.objects.all()

    pages = [KeyPaginator(meetings, 2).page(number).object_list for number in (1, 2, 3, 4)]

    assert [len(page) for page in pages] == [2, 2, 2, 1]
    assert [row for page in pages for row in page] == list(meetings)


def test_a_page_past_the_end_does_not_exist_and_an_empty_list_has_one_page():
    nothing = Meeting.objects.none()

    assert list(KeyPaginator(nothing, 2).page(1)) == []
    with pytest.raises(EmptyPage):
        KeyPaginator(nothing, 2).page(2)


def test_a_size_that_is_known_is_not_asked_for(django_assert_num_queries):
    MeetingFactory()

    with django_assert_num_queries(2):
        assert len(KeyPaginator(Meeting.objects.all(), 2, total=1).page(1)) == 1
