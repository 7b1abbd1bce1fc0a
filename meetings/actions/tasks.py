"""Tasks: assigned, reported done by who answers for them, accepted by the cell; monthly reports."""

from datetime import timedelta

from django.utils import timezone

from ..enums import ReportStatus, TaskStatus
from ..models import Task, TaskReport, TaskReportLine
from ..proposals import one_line
from .base import Stale, atomic, begin, permit, refuse_unless, write_down


@atomic
def assign(
    *, title, accountable, due_on, by, resolution=None, item=None, helpers=(), measure="", line=""
):
    """Gives a member a piece of work that follows from a paper or from a conclusion.

    `line` is the line of the conclusion that proposed it, if one did.
    """
    source = resolution.organization if resolution else item.meeting.organization
    task = Task(
        organization=source,
        title=title.strip(),
        accountable=accountable,
        due_on=due_on,
        resolution=resolution,
        item=item,
        measure=measure.strip(),
        from_line=one_line(line),
        created_by=by,
    )
    permit(by, "task.add", task)
    refuse_unless(task.title, "Hãy ghi việc cần làm.")
    refuse_unless(resolution is None or not resolution.is_draft, "Văn bản chưa ban hành.")
    task.full_clean()
    task.save()
    task.helpers.set(helpers)
    write_down(task, "assign", by, accountable=accountable.full_name)
    return task


@atomic
def report_done(*, task, result, by):
    """The owner says it is done and how; the cell has yet to accept it."""
    task = begin(task, "task.report", by)
    refuse_unless(task.status == TaskStatus.OPEN, "Nhiệm vụ này không còn chờ báo kết quả.")
    refuse_unless(result.strip(), "Hãy ghi kết quả đã làm được.")
    task.status = TaskStatus.REPORTED
    task.result = result.strip()
    task.reported_on = timezone.localdate()
    task.save()
    write_down(task, "report_done", by)
    return task


@atomic
def accept(*, task, by, note=""):
    """The committee accepts the result for the cell: the second of the two steps."""
    task = begin(task, "task.accept", by)
    refuse_unless(task.status == TaskStatus.REPORTED, "Người làm chưa báo xong việc này.")
    task.status = TaskStatus.ACCEPTED
    task.accepted_on = timezone.localdate()
    task.closing_note = note.strip()
    task.save()
    write_down(task, "accept", by, note=note)
    return task


@atomic
def hand_back(*, task, note, by):
    """The committee sends a reported task back, saying what is missing."""
    task = begin(task, "task.accept", by)
    refuse_unless(task.status == TaskStatus.REPORTED, "Người làm chưa báo xong việc này.")
    refuse_unless(note.strip(), "Hãy ghi điều còn thiếu.")
    task.status = TaskStatus.OPEN
    task.closing_note = note.strip()
    task.save()
    write_down(task, "hand_back", by, note=note)
    return task


@atomic
def call_off(*, task, note, by):
    """The committee takes the task back before it is done, with a reason."""
    task = begin(task, "task.accept", by)
    refuse_unless(task.is_unfinished, "Nhiệm vụ này đã khép lại.")
    refuse_unless(note.strip(), "Hãy ghi lý do thôi giao.")
    task.status = TaskStatus.CANCELLED
    task.closing_note = note.strip()
    task.save()
    write_down(task, "call_off", by, note=note)
    return task


LINE_FIELDS = ["percent", "result", "obstacle", "next_step"]


@atomic
def write_report(*, member, organization, month, lines, proposals, by, loaded_version=0):
    """Keeps a month's report as a draft.

    `month` is its first day; `lines` maps a task's id to its four fields. `loaded_version` is 0
    for a form that was opened before any draft existed. Raises Stale or Refused.
    """
    report, made = TaskReport.objects.select_for_update().get_or_create(
        member=member, organization=organization, month=month
    )
    permit(by, "report.write", report)
    refuse_unless(not report.is_filed, "Báo cáo tháng này đã nộp, không sửa nữa.")
    if not made and loaded_version != report.version:
        raise Stale(report)
    report.proposals = proposals.strip()
    report.save()
    for task in reportable_tasks(member, organization, month).filter(pk__in=lines):
        fields = {name: lines[task.pk].get(name) or LINE_DEFAULTS[name] for name in LINE_FIELDS}
        TaskReportLine.objects.update_or_create(report=report, task=task, defaults=fields)
    write_down(report, "write_report", by)
    return report


LINE_DEFAULTS = {"percent": 0, "result": "", "obstacle": "", "next_step": ""}


@atomic
def file_report(*, report, by):
    """Hands the report in: from then on it stays as it is."""
    report = begin(report, "report.write", by)
    refuse_unless(not report.is_filed, "Báo cáo tháng này đã nộp.")
    refuse_unless(report.month <= timezone.localdate(), "Chưa đến tháng này.")
    empty = report.lines.filter(result="").select_related("task").first()
    refuse_unless(empty is None, f"Chưa ghi kết quả của «{empty.task if empty else ''}».")
    report.status = ReportStatus.FILED
    report.filed_at = timezone.now()
    report.save()
    write_down(report, "file_report", by)
    return report


def reportable_tasks(member, organization, month):
    """Tasks the member answers for that were running in that month."""
    following = (month.replace(day=28) + timedelta(days=4)).replace(day=1)
    running = Task.objects.filter(
        organization=organization, accountable=member, assigned_on__lt=following
    ).exclude(status=TaskStatus.CANCELLED)
    return running.exclude(accepted_on__lt=month)
