"""My tasks, one task and its two-step closing, the monthly report and its roll-up."""

from datetime import date

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from ..actions import tasks as work
from ..enums import ReportStatus
from ..forms.site import NoteForm, ReportForm, ResultForm
from ..models import AgendaItem, Member, Organization, Resolution, Task, TaskReport
from ..permissions import can
from ..querysets.lists import Rows
from ..roles import capacity_of
from .answers import attempt, back_to, for_members, for_record_readers, one_page
from .reading import noted


def first_day(year, month):
    """The first day of a month; ValueError (so 404) for a year that no calendar has."""
    return date(year, month, 1)


@for_members
def my_tasks(request):
    """What I answer for or help with; what waits for my committee; my reports by month."""
    capacity = capacity_of(request.user)
    tasks = Task.objects.visible_to(request.user).for_lists()
    mine = Task.objects.own_of(request.user).for_lists()
    closed = mine.exclude(pk__in=mine.unfinished().values("pk"))
    context = {
        "open_tasks": mine.unfinished(),
        "page": one_page(request, Rows(closed.order_by("-due_on", "-pk"))),
        "waiting": tasks.filter(organization__in=capacity.committees, status="reported"),
        "reports": TaskReport.objects.visible_to(request.user)
        .for_lists()
        .filter(member=capacity.member)[:12],
        "month": timezone.localdate().replace(day=1),
        "reports_for_cell": bool(capacity.cells),
        "leads": capacity.edits_records,
    }
    return render(request, "meetings/task_list.html", context)


def task_or_404(request, pk):
    return get_object_or_404(Task.objects.visible_to(request.user).for_lists(), pk=pk)


@for_record_readers
def task_detail(request, pk):
    """One task: who, by when, from which decision, how far."""
    return show(request, task_or_404(request, pk))


def show(request, task, status=200, **forms):
    """The task's page; beside a form that was refused it is read as well."""
    noted(request, task)
    context = {
        "task": task,
        **sources_of(task, request.user),
        "helpers": task.helpers.all(),
        "may_report": task.status == "open" and can(request.user, "task.report", task),
        "may_accept": task.status == "reported" and can(request.user, "task.accept", task),
        "may_call_off": task.is_unfinished and can(request.user, "task.accept", task),
        "result_form": ResultForm(),
        "note_form": NoteForm(),
        "lines": task.report_lines.filter(
            report__in=TaskReport.objects.visible_to(request.user).values("pk")
        ).select_related("report"),
    } | forms
    return render(request, "meetings/task_detail.html", context, status=status)


def sources_of(task, user):
    """The paper and the item a task follows from, where its reader may see them.

    Who answers for a task sees it, whatever it follows from: an internal item, say.
    """
    papers = Resolution.objects.visible_to(user).filter(pk=task.resolution_id)
    items = AgendaItem.objects.visible_to(user).filter(pk=task.item_id)
    return {
        "resolution": papers.first() if task.resolution_id else None,
        "item": items.select_related("meeting").first() if task.item_id else None,
    }


TAKE = {
    "bao-xong": (work.report_done, ResultForm, "Đã báo xong. Chờ chi bộ công nhận."),
    "cong-nhan": (work.accept, NoteForm, "Đã công nhận hoàn thành."),
    "tra-lai": (work.hand_back, NoteForm, "Đã trả lại để làm tiếp."),
    "thoi-giao": (work.call_off, NoteForm, "Đã thôi giao việc này."),
}


@require_POST
@for_record_readers
def take_step(request, pk, step):
    """One step of a task; the address names it, the action guards it."""
    task = task_or_404(request, pk)
    if step not in TAKE:
        raise Http404
    action, form_class, success = TAKE[step]
    form = form_class(request.POST)
    if form.is_valid() and attempt(request, success, action, task=task, **form.cleaned_data):
        return back_to(task)
    name = "result_form" if form_class is ResultForm else "note_form"
    return show(request, task, status=400, **{name: form})


@for_members
def month_report(request, month):
    """My report of a month on the uniform form: kept as a draft, then filed."""
    member, organization = reporter(request.user)
    report = TaskReport.objects.filter(
        member=member, organization=organization, month=month
    ).first()
    if report and report.is_filed:
        return show_report(request, report, organization, month, None)
    tasks = work.reportable_tasks(member, organization, month)
    form = ReportForm(request.POST or None, tasks=tasks, report=report)
    if request.method == "POST" and form.is_valid():
        kept = attempt(
            request,
            "Đã lưu báo cáo.",
            work.write_report,
            member=member,
            organization=organization,
            month=month,
            **form.for_action(),
        )
        if kept and "file" in request.POST:
            attempt(request, "Đã nộp báo cáo.", work.file_report, report=kept)
        if kept:
            return redirect("month_report", month=month)
    status = 409 if request.method == "POST" else 200
    return show_report(request, report, organization, month, form, status)


def reporter(user):
    """Who reports, and in which cell: the one he belongs to; 404 for someone without a cell."""
    cells = capacity_of(user).cells
    if not cells:
        raise Http404
    home = user.member.memberships.filter(organization__in=cells).order_by("-starts_on").first()
    organization = home.organization if home else Organization.objects.get(pk=min(cells))
    return user.member, organization


def show_report(request, report, organization, month, form, status=200):
    lines = report.lines.select_related("task") if report else []
    context = {
        "report": report,
        "lines": lines,
        "organization": organization,
        "month": month,
        "form": form,
    }
    return render(request, "meetings/month_report.html", context, status=status)


@for_members
def month_rollup(request, month):
    """The cell's reports of a month in one table, for its committee."""
    organizations = Organization.objects.written_for_by(request.user).order_by("name")
    if not organizations.exists():
        raise Http404
    organization = chosen_of(organizations, request.GET.get("to-chuc", ""))
    reports = (
        TaskReport.objects.filter(organization=organization, month=month, status=ReportStatus.FILED)
        .select_related("member")
        .prefetch_related("lines__task")
    )
    members = Member.objects.belonging_to(organization, on=month)
    missing = members.exclude(pk__in=reports.values("member"))
    context = {
        "organization": organization,
        "organizations": organizations,
        "month": month,
        "rows": [{"report": report, "lines": list(report.lines.all())} for report in reports],
        "missing": missing,
    }
    return render(request, "meetings/month_rollup.html", context)


def chosen_of(organizations, key):
    """The organisation a filter names, the first of one's own without it; 404 for any other."""
    if key:
        organizations = organizations.filter(pk=int(key) if key.isdecimal() else 0)
    organization = organizations.first()
    if organization is None:
        raise Http404
    return organization
