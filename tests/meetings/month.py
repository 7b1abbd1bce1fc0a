"""Walks a meeting through the month by its actions, for tests that start in the middle of it."""

from datetime import timedelta

from django.utils import timezone

from meetings.actions import attendance, meetings, minutes
from meetings.enums import RollMark
from meetings.models import Meeting
from tests.factories.meetings import AgendaItemFactory, MeetingFactory


def prepared(*, cell, secretary, minute_taker, **fields):
    """A draft with one item of each kind."""
    meeting = MeetingFactory(
        organization=cell,
        chair=secretary,
        minute_taker=minute_taker,
        created_by=secretary.account,
        **fields,
    )
    AgendaItemFactory(meeting=meeting, title="Thời sự tháng 11", sort_order=0)
    AgendaItemFactory(meeting=meeting, title="Giáo án số", sort_order=1, discussion=True)
    AgendaItemFactory(meeting=meeting, title="Nhiệm vụ tháng 12", sort_order=2, decision=True)
    return meeting


def convened(**cast):
    meeting = prepared(**cast)
    meeting = meetings.agree(meeting=meeting, by=cast["secretary"].account)
    return meetings.convene(meeting=meeting, by=cast["secretary"].account)


def in_session(**cast):
    """Opened earlier today, on the day it was planned for."""
    return begun(convened(**cast), cast["secretary"].account)


def begun(meeting, by):
    """The convened meeting, opened two hours ago; just after midnight, when the day began."""
    now = timezone.localtime()
    began = max(now - timedelta(hours=2), now.replace(hour=0, minute=0, second=0, microsecond=0))
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=began)
    meeting.refresh_from_db()
    return meetings.open_meeting(meeting=meeting, by=by, opened_at=began)


def mark_all(meeting, by, mark=RollMark.PRESENT):
    for row in meeting.roll.select_related("meeting"):
        attendance.mark_roll(row=row, mark=mark, by=by)


def recorded(**cast):
    """In session, with the roll called and every item written down and voted."""
    meeting = in_session(**cast)
    by = cast["minute_taker"].account
    mark_all(meeting, by)
    for item in meeting.agenda.all():
        minutes.record_item(item=item, gist="Đã trình bày.", conclusion="Chi bộ nhất trí.", by=by)
    decision = meeting.agenda.get(kind="decision")
    vote_on(decision, by=by, matter="Phân công tháng 12")
    meeting.refresh_from_db()
    return meeting


def vote_on(item, by, matter=None):
    """Everybody with a vote is in favour."""
    return minutes.record_vote(
        item=item,
        matter=matter or item.title,
        manner="card",
        threshold="ordinary",
        in_favour=item.meeting.roll.with_vote().count(),
        against=0,
        other=0,
        by=by,
    )


def closed(**cast):
    meeting = recorded(**cast)
    return meetings.adopt_and_close(meeting=meeting, by=cast["secretary"].account)


def signed(**cast):
    meeting = closed(**cast)
    for person in (cast["minute_taker"], cast["secretary"]):
        minutes.confirm(minutes=meeting.minutes, by=person.account)
    meeting.refresh_from_db()
    return meeting
