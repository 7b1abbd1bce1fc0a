"""A record or page of which a few columns were read is that record all the same."""

import pytest

from home.models import NewsPage
from meetings.models import Meeting
from tests.factories.home import NewsPageFactory
from tests.factories.meetings import MeetingFactory

pytestmark = pytest.mark.django_db


def test_what_was_not_read_is_asked_for_when_it_is_looked_at(django_assert_num_queries):
    whole = MeetingFactory(place="Phòng họp 1")
    part = Meeting.objects.only("place").get(pk=whole.pk)

    assert part == whole
    with django_assert_num_queries(0):
        assert part.place == "Phòng họp 1"
    assert {"starts_at", "version"} <= part.get_deferred_fields()
    with django_assert_num_queries(1):
        assert part.starts_at == whole.starts_at


def test_saving_it_writes_what_was_changed_and_keeps_the_rest():
    whole = MeetingFactory(place="Phòng họp 1", grounds="Theo quy chế")
    part = Meeting.objects.only("place").get(pk=whole.pk)

    part.place = "Phòng họp 2"
    part.save()

    whole.refresh_from_db()
    assert (whole.place, whole.grounds, whole.version) == ("Phòng họp 2", "Theo quy chế", 2)


def test_a_page_read_in_part_knows_its_key_its_address_and_its_relations(
    django_assert_num_queries,
):
    whole = NewsPageFactory()
    rows = NewsPage.objects.select_related("category").only("title", "url_path", "category__name")

    with django_assert_num_queries(1):
        part = rows.get(pk=whole.pk)
        assert (part.pk, part.id, part.title, part.url) == (
            whole.pk,
            whole.pk,
            *[whole.title, whole.url],
        )
        assert part.category.name == whole.category.name
    assert str(part.body) == str(whole.body)
