"""A question is built once for all people of one capacity, and still answers each for himself."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import DateTimeField
from django.utils import timezone

from meetings.models import Meeting, Organization, Task
from meetings.querysets.questions import MEMBER, ByKeys, Question, Somebody
from meetings.roles import Capacity, capacity_of
from tests.factories.meetings import MeetingFactory, MemberFactory, TaskFactory

pytestmark = pytest.mark.django_db


def counted(build, **blanks):
    """The question, and a list with an entry for each time that it was built."""
    built = []

    def noting(reader, **values):
        built.append(reader)
        return build(reader, **values)

    return Question(noting, **blanks), built


def test_two_members_of_a_cell_share_the_sql_and_each_gets_his_own_tasks(cell):
    own, built = counted(lambda reader: Task.objects.own_of(reader))
    people = [MemberFactory(cell=cell) for _ in range(3)]
    tasks = [TaskFactory(organization=cell, accountable=person) for person in people]

    assert [own.of(person.account) for person in people] == [[task] for task in tasks]
    assert len(built) == 1


def test_a_cell_more_is_another_capacity(cell, other_cell, member, secretary):
    seen, built = counted(lambda reader: Meeting.objects.visible_to(reader).order_by("pk"))
    draft = MeetingFactory(organization=cell)
    convened = MeetingFactory(organization=cell, convened=True)
    elsewhere = MeetingFactory(organization=other_cell, convened=True)
    newcomer = MemberFactory(cell=other_cell)

    assert seen.of(member.account) == [convened]
    assert seen.of(secretary.account) == [draft, convened]
    assert seen.of(newcomer.account) == [elsewhere]
    assert len(built) == 3


def test_records_come_with_what_the_question_joins_and_annotates(cell, member):
    MeetingFactory(organization=cell, chair=member, convened=True)
    question = Question(
        lambda reader, since: (
            Meeting.objects.summoning(reader).upcoming(since).with_answer_of(reader)
        ).select_related("organization", "chair"),
        since=DateTimeField(),
    )
    (meeting,) = question.of(member.account, since=timezone.now() - timezone.timedelta(days=400))

    assert meeting.answer is None
    assert not {"organization", "chair"} - set(meeting._state.fields_cache)
    assert (meeting.organization, meeting.chair) == (cell, member)


def test_each_asking_is_one_query_and_nothing_for_strangers(
    cell, member, django_assert_num_queries
):
    MeetingFactory.create_batch(3, organization=cell, convened=True)
    seen = Question(lambda reader: Meeting.objects.visible_to(reader).for_lists())
    capacity_of(member.account)
    for _ in range(2):
        with django_assert_num_queries(1):
            assert len(seen.of(member.account)) == 3
    member.account.is_active = False
    with django_assert_num_queries(0):
        assert seen.of(member.account) == seen.of(AnonymousUser()) == []


def test_more_keys_than_are_asked_at_a_time_are_asked_in_turn(cell, other_cell, member):
    own = [MeetingFactory(organization=cell, convened=True).pk for _ in range(5)]
    other = MeetingFactory(organization=other_cell, convened=True).pk

    class Pairs(ByKeys):
        AT_A_TIME = 2

    rule = Pairs(lambda reader: Meeting.objects.visible_to(reader))
    assert {meeting.pk for meeting in rule.among(member.account, [*own, other])} == set(own)
    assert rule.among(member.account, []) == []
    in_order = [own[2], other, *own[:2], own[4], own[3]]
    found = [meeting.pk for meeting in rule.in_order(member.account, in_order)]
    assert found == [key for key in in_order if key != other]


def test_a_rule_that_asks_for_more_than_the_capacity_fails_instead_of_being_kept():
    somebody = Somebody(Capacity(member=7))
    assert capacity_of(somebody).member is MEMBER
    with pytest.raises(AttributeError):
        somebody.username  # noqa: B018


def test_a_rule_that_writes_who_asks_into_a_text_fails_instead_of_being_kept(member):
    question = Question(
        lambda reader: Organization.objects.filter(name=f"của {capacity_of(reader).member}")
    )
    with pytest.raises(TypeError, match="member"):
        question.of(member.account)
