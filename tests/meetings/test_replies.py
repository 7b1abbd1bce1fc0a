"""Answering a summons: a member says on his phone whether he comes; who prepares reads it."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from meetings.actions import meetings
from meetings.actions.base import Refused
from meetings.actions.replies import expected_at, reply
from meetings.enums import MeetingType, ReplyAnswer
from meetings.models import Meeting, SummonsReply
from meetings.permissions import can
from tests.factories.meetings import (
    IntervalFactory,
    MeetingFactory,
    MemberFactory,
)
from tests.home.conftest import house
from tests.queries import queries_of

from . import month

__all__ = ["house"]

pytestmark = pytest.mark.django_db

REASON = "đưa con đi viện"


@pytest.fixture
def called(cast):
    """A cell meeting that was convened, still to come."""
    return month.convened(**cast)


def address(meeting):
    return reverse("answer_summons", args=[meeting.pk])


def send(client, meeting, answer, reason=""):
    return client.post(address(meeting), {"answer": answer, "reason": reason}, follow=True)


def ask_leave(meeting, person, reason=REASON):
    return reply(meeting=meeting, answer=ReplyAnswer.LEAVE, reason=reason, by=person.account)


# --- The member ----------------------------------------------------------------------------------


def test_a_member_answers_once_and_may_change_his_mind(as_person, called, member):
    client = as_person(member)
    assert "Gửi trả lời" in client.get(called.get_absolute_url()).content.decode()

    page = send(client, called, "leave", REASON).content.decode()
    assert "Đã ghi trả lời của đồng chí." in page
    assert "Xin vắng" in page
    assert "Đổi câu trả lời" in page

    send(client, called, "coming", "không cần nữa")
    row = SummonsReply.objects.get()
    assert (row.member, row.answer, row.reason) == (member, "coming", "")
    assert row.answered_for == called.starts_at


def test_leave_without_a_reason_comes_back_with_what_to_add(as_person, called, member):
    client = as_person(member)
    response = send(client, called, "leave", "  ")

    assert response.status_code == 400
    assert "Xin vắng thì ghi lý do, ví dụ" in response.content.decode()
    assert response.context["form"]["answer"].value() == "leave"
    assert not SummonsReply.objects.exists()


def test_no_two_boxes_of_the_page_answer_to_one_label(as_person, called, secretary):
    page = as_person(secretary).get(called.get_absolute_url()).content.decode()
    names = re.findall(r'\sid="([^"]+)"', page)

    assert "reply_reason" in names
    assert [name for name in names if names.count(name) > 1] == []


@pytest.mark.parametrize(
    "sent", [{}, {"answer": "perhaps"}, {"answer": "leave", "reason": "x" * 201}]
)
def test_an_answer_that_is_none_is_told_what_to_choose(as_person, called, member, sent):
    assert as_person(member).post(address(called), sent).status_code == 400
    assert not SummonsReply.objects.exists()


def test_the_front_page_asks_until_it_is_answered(as_person, house, cast, member):
    called = month.convened(**cast)
    client = as_person(member)
    assert "Trả lời có dự họp được không" in client.get("/").content.decode()

    send(client, called, "coming")
    page = client.get("/").content.decode()
    assert "Trả lời có dự họp được không" not in page
    assert "Đồng chí đã trả lời: sẽ dự." in page


def test_a_meeting_that_was_moved_is_asked_for_anew(as_person, called, member, secretary):
    ask_leave(called, member)
    later = called.starts_at + timedelta(days=2)
    meetings.postpone(meeting=called, reason="trùng lịch thi", to=later, by=secretary.account)

    page = as_person(member).get(called.get_absolute_url()).content.decode()
    assert "Giờ họp đã đổi sau lần trả lời trước." in page
    assert REASON in page  # what was typed is there to be sent again
    called.refresh_from_db()
    assert member in expected_at(called, secretary.account).silent


@pytest.mark.parametrize("step", ["draft", "cancelled", "opened"])
def test_only_a_meeting_to_come_takes_answers(as_person, cast, member, secretary, step):
    if step == "opened":
        meeting = month.in_session(**cast)
    else:
        meeting = MeetingFactory(
            organization=cast["cell"], convened=step != "draft", minute_taker=member
        )
    if step == "cancelled":
        meetings.cancel(meeting=meeting, reason="thôi", by=secretary.account)
    client = as_person(member)

    assert "Gửi trả lời" not in client.get(meeting.get_absolute_url()).content.decode()
    refused = send(client, meeting, "leave", REASON).content.decode()
    assert "Chỉ trả lời được khi" in refused
    assert REASON in refused  # nothing typed is lost
    assert not SummonsReply.objects.exists()


# --- Who is called -------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", MeetingType)
@pytest.mark.parametrize("of", ["cell", "party_committee"])
def test_the_table_says_the_same_as_the_list_of_meetings_that_call_me(
    request, cell, party_committee, kind, of
):
    meeting = MeetingFactory(organization=request.getfixturevalue(of), type=kind, convened=True)
    people = ["secretary", "member", "probationer", "stranger", "superior"]
    for name in people:
        account = request.getfixturevalue(name).account
        called = Meeting.objects.summoning(account).filter(pk=meeting.pk).exists()
        assert can(account, "meeting.reply", meeting) is called, name


def test_who_is_not_called_finds_no_such_address(as_person, called, stranger, superior):
    for person in (stranger, superior):
        assert as_person(person).post(address(called), {"answer": "coming"}).status_code == 404
        with pytest.raises(PermissionDenied):
            reply(meeting=called, answer=ReplyAnswer.COMING, by=person.account)


def test_who_is_away_for_a_time_need_not_answer(called, member):
    IntervalFactory(member=member, kind="away")

    with pytest.raises(Refused, match="không thuộc diện triệu tập"):
        reply(meeting=called, answer=ReplyAnswer.COMING, by=member.account)


# --- Who reads it --------------------------------------------------------------------------------


def test_reasons_are_read_by_those_who_keep_the_meeting_and_by_nobody_else(
    as_person, called, cell, member, secretary, minute_taker, probationer, superior, stranger
):
    ask_leave(called, member)

    for person in (secretary, minute_taker, member):
        assert REASON in as_person(person).get(called.get_absolute_url()).content.decode()
        assert SummonsReply.objects.visible_to(person.account).count() == 1
    for person in (probationer, superior):
        assert REASON not in as_person(person).get(called.get_absolute_url()).content.decode()
    for person in (probationer, superior, stranger):
        assert not SummonsReply.objects.visible_to(person.account).exists()


def test_who_prepares_sees_how_many_come(as_person, called, member, secretary, minute_taker):
    reply(meeting=called, answer=ReplyAnswer.COMING, by=secretary.account)
    ask_leave(called, member)

    expected = expected_at(called, secretary.account)
    assert expected.coming == [secretary]
    assert [row.member for row in expected.leave] == [member]
    assert expected.silent == [minute_taker]
    page = as_person(secretary).get(called.get_absolute_url()).content.decode()
    assert f"Chưa trả lời: {minute_taker}." in page


def test_an_exempt_member_is_not_waited_for_but_may_answer(called, member, secretary):
    IntervalFactory(member=member, kind="exempt")
    assert member not in expected_at(called, secretary.account).silent

    reply(meeting=called, answer=ReplyAnswer.COMING, by=member.account)
    assert expected_at(called, secretary.account).coming == [member]


def test_the_log_says_that_somebody_answered_but_not_why(as_person, called, member, secretary):
    ask_leave(called, member)

    page = as_person(secretary).get(called.get_absolute_url()).content.decode()
    assert "Trả lời giấy triệu tập" in page
    assert page.count(REASON) == 1  # in «Người dự» alone


def test_the_page_costs_the_same_for_one_answer_and_for_three(as_person, called, cell, secretary):
    people = [MemberFactory(cell=cell) for _ in range(3)]
    ask_leave(called, people[0])
    client = as_person(secretary)
    with_one = queries_of(client, called.get_absolute_url())
    for person in people[1:]:
        ask_leave(called, person)

    # Each answer is a line of the log, which is read at once.
    assert queries_of(client, called.get_absolute_url()) == with_one


# --- The roll ------------------------------------------------------------------------------------


def test_the_roll_begins_with_the_reasons_that_were_given(as_person, called, member, minute_taker):
    ask_leave(called, member)
    began = timezone.now() - timedelta(minutes=1)
    Meeting.objects.filter(pk=called.pk).update(starts_at=began)
    SummonsReply.objects.update(answered_for=began)
    meetings.open_meeting(meeting=Meeting.objects.get(pk=called.pk), by=minute_taker.account)

    row = called.roll.get(member=member)
    assert (row.mark, row.reason) == ("", REASON)
    page = as_person(minute_taker).get(reverse("desk_roll", args=[called.pk]), {"co": "mat"})
    marks = {row.member: row.likely for row in page.context["rows"]}
    assert marks == {
        **dict.fromkeys(called_members(called), "present"),
        member: "excused",
    }
    assert "đã xin vắng" in page.content.decode()


def called_members(meeting):
    return [row.member for row in meeting.roll.select_related("member")]
