"""An answer knows itself again by its rows; what is printed of it is kept, and never goes stale."""

import pytest
from django.db.models import BigIntegerField

from meetings.answer import Answer
from meetings.models import Meeting, Organization, Resolution, Task
from meetings.prepared import Blank, Prepared
from meetings.querysets.questions import ByKeys, Question
from meetings.roles import capacity_of
from meetings.templatetags import components
from meetings.templatetags.components import printed
from tests.factories.meetings import (
    MeetingFactory,
    MemberFactory,
    ResolutionFactory,
    TaskFactory,
)

pytestmark = pytest.mark.django_db

MEETINGS = Question(lambda reader: Meeting.objects.visible_to(reader).for_rows().order_by("pk"))
TASKS = Question(lambda reader: Task.objects.own_of(reader).order_by("pk"))
ROWS = "meetings/meeting_rows.html"


@pytest.fixture(autouse=True)
def nothing_kept():
    components._kept.cache_clear()
    components._kept_list.cache_clear()


@pytest.fixture
def readers(cell):
    """Two members of one cell, each of whom has been asked who he is."""
    accounts = [MemberFactory(cell=cell).account for _ in range(2)]
    for account in accounts:
        capacity_of(account)
    return accounts


def kept():
    found = components._kept_list.cache_info()
    return found.hits, found.currsize


def test_what_two_people_see_alike_is_printed_once_and_asked_for_twice(
    cell, readers, django_assert_num_queries
):
    MeetingFactory.create_batch(3, organization=cell, convened=True)
    printed(ROWS, {"meetings": MEETINGS.of(readers[0])})
    with django_assert_num_queries(1):
        html = printed(ROWS, {"meetings": MEETINGS.of(readers[1])})
    assert html.count("<li") == 3
    assert kept() == (1, 1)


def test_a_list_that_has_changed_is_printed_anew(cell, readers):
    meeting = MeetingFactory(organization=cell, convened=True)
    before = printed(ROWS, {"meetings": MEETINGS.of(readers[0])})
    Meeting.objects.filter(pk=meeting.pk).update(place="Hội trường lớn")
    Organization.objects.filter(pk=cell.pk).update(name="Chi bộ Xưởng")
    after = printed(ROWS, {"meetings": MEETINGS.of(readers[0])})

    assert "Hội trường lớn" not in before
    assert "Hội trường lớn" in after
    assert "Chi bộ Xưởng" in after
    assert kept() == (0, 2)


def test_nobody_is_shown_what_another_may_see(cell, other_cell, readers):
    address = MeetingFactory(organization=cell, convened=True).get_absolute_url()
    stranger = MemberFactory(cell=other_cell).account

    assert address in printed(ROWS, {"meetings": MEETINGS.of(readers[0])})
    assert address not in printed(ROWS, {"meetings": MEETINGS.of(stranger)})


def test_no_object_is_made_of_rows_whose_html_is_kept(cell, readers):
    MeetingFactory(organization=cell, convened=True)
    for reader in readers:
        meetings = MEETINGS.of(reader)
        printed(ROWS, {"meetings": meetings})
        assert "_objects" not in vars(meetings)


def test_a_piece_that_asks_for_more_than_its_rows_is_not_kept(cell, readers):
    MeetingFactory(organization=cell, convened=True)
    poor = Question(lambda reader: Meeting.objects.visible_to(reader).only("place"))

    for name in ("Chi bộ Xưởng", "Chi bộ Đào tạo"):
        Organization.objects.filter(pk=cell.pk).update(name=name)
        assert name in printed(ROWS, {"meetings": poor.of(readers[0])})
    assert kept()[1] == 0


def test_a_slice_is_an_answer_of_those_rows_and_shares_what_was_made(cell, readers):
    member = capacity_of(readers[0]).member
    paper = ResolutionFactory(organization=cell)
    tasks = TaskFactory.create_batch(3, resolution=paper, accountable_id=member)
    answer = TASKS.of(readers[0])

    assert (len(answer[1:]), len(answer[:0])) == (2, 0)
    assert "_objects" not in vars(answer)
    assert list(answer) == tasks == answer
    assert answer[1:][0] is answer[1]
    assert answer[:2] == TASKS.of(readers[0])[:2]
    assert answer[:2] != answer[1:]


def test_rows_are_put_in_the_order_of_keys_without_a_look_at_the_objects(cell, readers):
    first, second, third = MeetingFactory.create_batch(3, organization=cell, convened=True)
    listed = ByKeys(lambda reader: Meeting.objects.visible_to(reader).for_rows())
    answer = listed.in_order(readers[0], [second.pk, third.pk, 0, first.pk])

    assert "_objects" not in vars(answer)
    assert answer == [second, third, first]


def test_the_key_of_a_record_is_told_from_keys_that_stand_beside_it(cell):
    meeting = MeetingFactory(organization=cell)
    joined = Prepared(lambda: Meeting.objects.select_related("organization"))
    assert joined.objects().rows[0][joined.key_place] == meeting.pk
    with pytest.raises(TypeError):
        Prepared(lambda: Meeting.objects.values_list("place")).key_place  # noqa: B018


def test_the_same_values_in_other_columns_are_another_answer(cell):
    def of_cell(*columns):
        asked = Organization.objects.filter(pk=Blank("cell", BigIntegerField()))
        return Prepared(lambda: asked.values_list(*columns)).objects(cell=cell.pk)

    assert of_cell("name") == of_cell("name")
    assert of_cell("name") != of_cell("name", "pk")
    Organization.objects.filter(pk=cell.pk).update(regular_place=cell.name)
    assert of_cell("regular_place").rows == of_cell("name").rows
    assert of_cell("regular_place") != of_cell("name")


def test_records_that_bring_others_along_are_no_answer_of_their_rows_alone(cell):
    asked = Prepared(lambda: Resolution.objects.prefetch_related("addressees").order_by("pk"))
    paper = ResolutionFactory(organization=cell)

    assert type(asked.objects()) is list
    assert asked.objects() == [paper]


def test_a_tuple_that_holds_an_answer_is_no_word_to_keep_by(cell, readers):
    MeetingFactory(organization=cell, convened=True)
    printed("components/icon.html", {"name": "seal", "others": (MEETINGS.of(readers[0]),)})

    assert components._kept.cache_info().currsize == kept()[1] == 0


def test_rows_that_may_change_under_ones_hands_are_not_kept():
    nobody = Prepared(Organization.objects.none)

    assert Answer(((1, "a"),), nobody).is_kept
    assert not Answer(((1, ["a"]),), nobody).is_kept
