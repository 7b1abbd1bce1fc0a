"""Which lines of conclusions («@Lan: work, hạn 20/12») still wait for somebody to assign them."""

from collections import defaultdict
from datetime import timedelta

from django.utils import timezone

from .enums import MeetingStatus
from .models import AgendaItem, Attendance, Member, Task
from .permissions import can
from .proposals import MARK, proposals_in
from .roles import capacity_of

CONCLUDED = [MeetingStatus.IN_SESSION, MeetingStatus.CLOSED]
REMINDED_FOR = timedelta(days=60)  # after the meeting; the minutes show such lines for good


def called_to(meeting):
    """The members on the meeting's roll."""
    return Member.objects.filter(attendances__meeting=meeting).order_by("sort_key", "pk")


def may_assign(user, source):
    """True if this person gives tasks for the organisation of that meeting or paper."""
    return can(user, "task.add", Task(organization_id=source.organization_id))


def waiting_tasks(user, items):
    """The lines of these items that propose a task and are no task yet, in their order.

    `items` may be of several meetings, each with its meeting loaded.
    """
    asking = [item for item in items if MARK in item.conclusion]
    if not asking:
        return []
    rooms = rooms_of({item.meeting_id for item in asking})
    known = Task.objects.visible_to(user).filter(item__in=asking)
    done = set(known.values_list("item", "from_line"))
    proposed = [
        line
        for item in asking
        for line in proposals_in(item, rooms[item.meeting_id], item.meeting.day)
    ]
    return [line for line in proposed if (line.item.pk, line.line) not in done]


def rooms_of(meetings):
    """The members that each of these meetings (keys) called."""
    rooms = defaultdict(list)
    rows = Attendance.objects.filter(meeting__in=meetings).select_related("member")
    for row in rows.order_by("member__sort_key", "pk"):
        rooms[row.meeting_id].append(row.member)
    return rooms


def lately_waiting(user):
    """Such lines of meetings that ended in the last sixty days, for those who may assign them."""
    lately = timezone.now() - REMINDED_FOR
    ours = AgendaItem.objects.visible_to(user).filter(
        meeting__organization__in=capacity_of(user).committees,
        meeting__status=MeetingStatus.CLOSED,
        meeting__starts_at__gte=lately,
        conclusion__contains=MARK,
    )
    items = ours.select_related("meeting__organization")
    return waiting_tasks(user, items.order_by("-meeting__starts_at", "sort_order"))
