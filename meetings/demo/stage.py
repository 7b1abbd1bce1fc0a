"""Puts a meeting on: prepared, called, held, signed, each step by its action at its own time."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from ..actions import attendance, meetings, minutes
from ..actions.base import write_down
from ..enums import (
    AgendaKind,
    AgendaPart,
    MeetingType,
    Readiness,
    RollMark,
    Standing,
    VoteManner,
    VoteThreshold,
)
from ..models import AgendaItem, Meeting
from .clock import at, moment_of


@dataclass(frozen=True)
class Ballot:
    """One vote; those in the room who are not counted here were in favour."""

    matter: str
    against: int = 0
    other: int = 0
    manner: str = VoteManner.CARD
    threshold: str = VoteThreshold.ORDINARY


@dataclass(frozen=True)
class Point:
    """One item as planned, and what the session makes of it."""

    title: str
    who: str
    minutes: int
    part: str = AgendaPart.OTHER
    kind: str = AgendaKind.INFORMATION
    draft: str = ""
    gist: str = ""
    conclusion: str = ""
    internal_note: str = ""
    paper_place: str = ""
    keeping: str = ""
    ballot: Ballot | None = None
    readiness: str = Readiness.READY


@dataclass(frozen=True)
class Sitting:
    """A meeting to be put on: whose, when, with what agenda, who was missing, closing words."""

    organization: object
    chair: str  # the account that leads it
    minute_taker: str  # the account that writes
    starts_at: object
    points: tuple
    type: str = MeetingType.REGULAR
    place: str = ""
    planned_minutes: int = 110
    theme: object = None
    host: object = None
    grounds: str = ""
    equipment: str = ""
    absent: tuple = ()  # (member key, mark, reason)
    words: dict = None
    lasted: int = 105


def prepare(cast, sitting, on):
    """Writes the draft with its agenda, as the committee would in the admin."""
    author = cast.by(sitting.chair)
    meeting = Meeting(
        organization=sitting.organization,
        type=sitting.type,
        starts_at=sitting.starts_at,
        planned_minutes=sitting.planned_minutes,
        place=sitting.place or sitting.organization.regular_place,
        chair=author.member,
        minute_taker=cast.by(sitting.minute_taker).member,
        theme=sitting.theme,
        host=sitting.host,
        grounds=sitting.grounds,
        equipment=sitting.equipment,
        created_by=author,
    )
    with at(on):
        meeting.full_clean()
        meeting.save()
        enter_agenda(cast, meeting, sitting)
        write_down(meeting, "create", author)
    return meeting


def enter_agenda(cast, meeting, sitting):
    for order, point in enumerate(sitting.points):
        AgendaItem.objects.create(
            meeting=meeting,
            sort_order=order,
            part=point.part,
            kind=point.kind,
            keeping=point.keeping,
            title=point.title,
            presenter=cast[point.who] if point.who else None,
            prepare_by=meeting.day - timedelta(days=2),
            planned_minutes=point.minutes,
            readiness=point.readiness,
            draft_text=point.draft,
        )


def agree(cast, meeting, sitting, on):
    with at(on):
        return meetings.agree(meeting=meeting, by=cast.by(sitting.chair))


def convene(cast, meeting, sitting, on):
    with at(on):
        return meetings.convene(meeting=meeting, by=cast.by(sitting.chair))


def call_together(cast, sitting, days_before=5):
    """Draft, agreed and convened in the days before, at the latest yesterday."""
    day, yesterday = meeting_day(sitting), cast.calendar.yesterday
    agreed = min(moment_of(day - timedelta(days=days_before + 2), 16), yesterday(17, 30))
    called = min(moment_of(day - timedelta(days=days_before), 9, 15), yesterday(17, 45))
    meeting = prepare(cast, sitting, agreed - timedelta(hours=3))
    meeting = agree(cast, meeting, sitting, agreed)
    return convene(cast, meeting, sitting, called)


def meeting_day(sitting):
    return Meeting(starts_at=sitting.starts_at).day


def hold(cast, meeting, sitting):
    """Opens, calls the roll, goes through the items, reads the minutes back and closes."""
    start, scribe = sitting.starts_at, cast.by(sitting.minute_taker)
    with at(start):
        meeting = meetings.open_meeting(meeting=meeting, by=cast.by(sitting.chair))
    with at(start + timedelta(minutes=4)):
        mark_roll(cast, meeting, sitting, scribe)
    record_points(meeting, sitting, scribe)
    ends = start + timedelta(minutes=sitting.lasted)
    with at(ends - timedelta(minutes=3)):
        mark_leavers(cast, meeting, sitting, scribe)
        minutes.write_closing_words(meeting=meeting, words=sitting.words or {}, by=scribe)
    with at(ends):
        return meetings.adopt_and_close(meeting=meeting, by=cast.by(sitting.chair))


def mark_roll(cast, meeting, sitting, scribe):
    """The full room at a glance, as rows; who is late or missing by name, through the action."""
    special = {cast[key].pk: (mark, reason) for key, mark, reason in sitting.absent}
    summoned = meeting.roll.exclude(standing=Standing.EXEMPT)
    summoned.update(mark=RollMark.PRESENT, marked_at=timezone.now())
    for row in summoned.filter(member__in=special).select_related("meeting"):
        mark, reason = special[row.member_id]
        if mark != RollMark.LEFT:
            attendance.mark_roll(row=row, mark=mark, reason=reason, by=scribe)


def mark_leavers(cast, meeting, sitting, scribe):
    for key, mark, _reason in sitting.absent:
        if mark == RollMark.LEFT:
            row = meeting.roll.select_related("meeting").get(member=cast[key])
            attendance.mark_roll(row=row, mark=mark, by=scribe)


def record_points(meeting, sitting, scribe):
    """What was said, concluded and voted under each item, one after the other."""
    clock = sitting.starts_at
    for item, point in zip(meeting.agenda.all(), sitting.points, strict=True):
        clock += timedelta(minutes=point.minutes * 0.9)
        with at(clock):
            texts = {name: getattr(point, name) for name in minutes.ITEM_TEXTS}
            minutes.record_item(item=item, by=scribe, **texts)
            if point.ballot:
                count_votes(meeting, item, point.ballot, scribe)


def count_votes(meeting, item, ballot, scribe):
    voters = meeting.roll.with_vote().in_the_room().count()
    minutes.record_vote(
        item=item,
        matter=ballot.matter,
        manner=ballot.manner,
        threshold=ballot.threshold,
        in_favour=voters - ballot.against - ballot.other,
        against=ballot.against,
        other=ballot.other,
        by=scribe,
    )


def sign(cast, meeting, sitting, paper_place):
    """Both confirm the signed paper the day after."""
    first_signature(cast, meeting, sitting, paper_place)
    with at(next_day(cast, meeting, 16, 30)):
        minutes.confirm(minutes=meeting.minutes, by=cast.by(sitting.chair))


def first_signature(cast, meeting, sitting, paper_place):
    """Only the minute taker has confirmed so far."""
    with at(next_day(cast, meeting, 9, 10)):
        scribe = cast.by(sitting.minute_taker)
        minutes.confirm(minutes=meeting.minutes, by=scribe, paper_place=paper_place)


def next_day(cast, meeting, hour, minute):
    moment = moment_of(meeting.day + timedelta(days=1), hour, minute)
    return cast.calendar.no_later_than_now(moment)
