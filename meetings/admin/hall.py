"""«Việc của tôi» in the hall of the admin: panels of what waits in the records of this person.

Each panel starts with who is asking, costs the same for one row as for many, and stays away
while it is empty.
"""

from datetime import timedelta

from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.ui.components import Component

from ..enums import ResolutionStatus, TaskStatus
from ..models import Meeting, Minutes, Organization, Resolution, Task
from ..roles import capacity_of
from ..waiting_tasks import lately_waiting
from . import duties

MOST = 8


class DutyPanel(Component):
    """A heading and its rows; the first eight, then the way to the whole list.

    Each panel says in `find()` what waits for `self.user`: it gives Duty after Duty.
    """

    template_name = "wagtailadmin/hall/duties.html"
    heading = more_url = ""

    def __init__(self, user):
        self.user = user

    @cached_property
    def duties(self):
        return list(self.find())

    def get_context_data(self, parent_context):
        return {
            "name": self.name,
            "heading": self.heading,
            "duties": self.duties[:MOST],
            "more": len(self.duties) - MOST,
            "more_url": self.more_url,
        }


class NextMeetings(DutyPanel):
    name = "next_meetings"
    order = 10
    heading = "Kỳ sinh hoạt sắp tới"
    more_url = "wagtailsnippets_meetings_meeting:list"

    def find(self):
        own = Meeting.objects.kept_by(self.user).unfinished()
        for meeting in own.with_preparation()[: MOST + 1]:
            yield duties.meeting_duty(meeting, self.user)
        planned = own.order_by().values("organization")
        ours = Organization.objects.written_for_by(self.user).active_on(timezone.localdate())
        for organization in ours.exclude(pk__in=planned):
            yield duties.unplanned_duty(organization)


class MinutesToSign(DutyPanel):
    name = "minutes_to_sign"
    order = 20
    heading = "Biên bản chờ ký"
    more_url = "meetings"

    def find(self):
        waiting = Minutes.objects.awaiting_signatures(self.user)
        people = ("meeting__organization", "meeting__chair", "meeting__minute_taker")
        for minutes in waiting.select_related(*people).defer("sealed_content")[: MOST + 1]:
            yield duties.minutes_duty(minutes, self.user)


class ReportsOwed(DutyPanel):
    """Last month's; this month's too once the day of the regular meeting is over."""

    name = "reports_owed"
    order = 30
    heading = "Báo cáo tháng chưa nộp"
    more_url = "tasks"

    def find(self):
        today = timezone.localdate()
        this_month = today.replace(day=1)
        last_month = (this_month - timedelta(days=1)).replace(day=1)
        cells = Organization.objects.written_for_by(self.user).active_on(today).cells()
        met = cells.filter(regular_day__lt=today.day)
        for month, asked in ((last_month, cells), (this_month, met)):
            for cell in asked.owing_reports(month).order_by("name"):
                yield duties.report_duty(cell, month, today)


class TasksToAssign(DutyPanel):
    """What a conclusion asks of somebody, and nobody has assigned."""

    name = "tasks_to_assign"
    order = 35
    heading = "Việc chờ giao"
    more_url = "meetings"

    def find(self):
        return map(duties.proposal_duty, lately_waiting(self.user))


class TasksWaiting(DutyPanel):
    name = "tasks_waiting"
    order = 40
    heading = "Nhiệm vụ quá hạn, chờ công nhận"
    more_url = "wagtailsnippets_meetings_task:list"

    def find(self):
        own = Task.objects.kept_by(self.user)
        waiting = own.overdue() | own.filter(status=TaskStatus.REPORTED)
        rows = waiting.select_related("organization", "accountable").order_by("due_on", "pk")
        for task in rows[: MOST + 1]:
            yield duties.task_duty(task, self.user)


class PapersToIssue(DutyPanel):
    name = "papers_to_issue"
    order = 50
    heading = "Văn bản chờ ban hành"
    more_url = "wagtailsnippets_meetings_resolution:list"

    def find(self):
        drafts = Resolution.objects.kept_by(self.user).filter(status=ResolutionStatus.DRAFT)
        for resolution in drafts.select_related("organization").order_by("pk")[: MOST + 1]:
            yield duties.paper_duty(resolution, self.user)


class CellsOfTheMonth(DutyPanel):
    """For the party committee and its clerk: which cells called nobody this month."""

    name = "cells_of_the_month"
    order = 60
    heading = "Các chi bộ"
    more_url = "meetings"

    def find(self):
        if not capacity_of(self.user).party_committees:
            return
        today = timezone.localdate()
        called = Meeting.objects.visible_to(self.user).calling_a_cell_in(today)
        cells = Organization.objects.visible_to(self.user).active_on(today).cells()
        silent = list(cells.exclude(pk__in=called.values("organization")).order_by("name"))
        if silent:
            yield duties.uncalled_duty(silent, today)


class DirectoryGaps(DutyPanel):
    name = "directory_gaps"
    order = 70
    heading = "Danh bạ cần bổ sung"
    more_url = "wagtailsnippets_meetings_organization:list"

    def find(self):
        today = timezone.localdate()
        kept = Organization.objects.kept_by(self.user).active_on(today).with_gaps(today)
        return filter(None, map(duties.gaps_duty, kept))


PANELS = [
    NextMeetings,
    MinutesToSign,
    ReportsOwed,
    TasksToAssign,
    TasksWaiting,
    PapersToIssue,
    CellsOfTheMonth,
    DirectoryGaps,
]


def panels_for(user):
    """The panels that have something to say to this person, in the order of the month."""
    if not capacity_of(user).edits_records:
        return []
    return [panel for panel in (kind(user) for kind in PANELS) if panel.duties]
