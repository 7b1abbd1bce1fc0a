"""Issued papers: the list, one paper as it is read, its issuing, its tasks, the registers."""

from django.db.models import BigIntegerField, CharField
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from ..actions import resolutions as papers
from ..actions import tasks as work
from ..enums import DocumentType, ResolutionStatus
from ..forms.site import IssueForm, ReasonForm, TakeOverForm, TaskForm
from ..models import Member, Organization, Paper, Register, Resolution, Task
from ..permissions import can
from ..querysets.lists import KeptList
from ..querysets.questions import Question
from ..roles import capacity_of
from ..waiting_tasks import may_assign
from .answers import attempt, back_to, for_record_readers, one_or_404, one_page
from .reading import noted, noted_list

ISSUED = KeptList(
    lambda reader, **narrowed: Resolution.objects.issued_to(reader).filter(**narrowed),
    lambda reader: papers.in_force(Resolution.objects.visible_to(reader).for_rows()),
    type=CharField(),
)
# Nobody but who keeps a paper sees its draft; asked so, an index answers.
DRAFTS = Question(
    lambda reader: (Resolution.objects.visible_to(reader).for_rows().kept_by(reader)).filter(
        status=ResolutionStatus.DRAFT
    )
)
ONE = Question(
    lambda reader, key: (
        Resolution.objects.visible_to(reader).select_related(
            "organization", "signer", "meeting__organization", "replaces"
        )
    ).filter(pk=key),
    key=BigIntegerField(),
)
TASKS = Question(
    lambda reader, paper: Task.objects.visible_to(reader).for_lists().filter(resolution=paper),
    paper=BigIntegerField(),
)


@for_record_readers
def resolution_list(request):
    """Papers one may read, newest first; drafts of one's own committee above them."""
    noted_list(request)
    kind = request.GET.get("loai", "")
    issued = ISSUED.of(request.user, type=kind if kind in DocumentType.values else None)
    context = {
        "drafts": DRAFTS.of(request.user),
        "page": one_page(request, issued),
        "kinds": tuple(DocumentType.choices),
        "kind": kind,
        "keeps_papers": capacity_of(request.user).edits_records,
    }
    return render(request, "meetings/resolution_list.html", context)


def resolution_or_404(request, pk):
    return one_or_404(ONE, request.user, key=pk)


@for_record_readers
def resolution_detail(request, pk):
    """One paper in the form it is issued, with what follows from it."""
    return show(request, resolution_or_404(request, pk))


def show(request, resolution, status=200, **forms):
    """The paper's page; beside a form that was refused it is read as well."""
    noted(request, resolution)
    tasks = TASKS.of(request.user, paper=resolution.pk)
    day = resolution.issued_on or timezone.localdate()
    keeps = can(request.user, "resolution.change", resolution)
    context = {
        "resolution": resolution,
        "lines": resolution.organization.lines_on(day),
        "day": day,
        "tasks": tasks,
        "tasks_done": sum(task.status == "accepted" for task in tasks),
        "papers": Paper.objects.filter(resolution=resolution),
        "replaced_by": resolution.replaced_by.filter(status="issued"),
        "may_issue": resolution.is_draft and can(request.user, "resolution.issue", resolution),
        "keeps": keeps,
        "may_change": resolution.is_draft and keeps,
        "may_withdraw": resolution.is_issued
        and can(request.user, "resolution.withdraw", resolution),
        "may_assign": resolution.is_issued and may_assign(request.user, resolution),
        "issue_form": IssueForm(),
        "reason_form": ReasonForm(),
        "task_form": None,
    }
    if context["may_assign"]:
        context["task_form"] = TaskForm(members=Member.objects.visible_to(request.user))
    return render(request, "meetings/resolution_detail.html", context | forms, status=status)


@require_POST
@for_record_readers
def issue(request, pk):
    """Gives the paper its number."""
    resolution = resolution_or_404(request, pk)
    form = IssueForm(request.POST)
    if not form.is_valid():
        return show(request, resolution, status=400, issue_form=form)
    attempt(
        request, "Đã ban hành và cấp số.", papers.issue, resolution=resolution, **form.cleaned_data
    )
    return back_to(resolution)


@require_POST
@for_record_readers
def withdraw(request, pk):
    """Thu hồi, with a reason."""
    resolution = resolution_or_404(request, pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return show(request, resolution, status=400, reason_form=form)
    attempt(
        request, "Đã thu hồi văn bản.", papers.withdraw, resolution=resolution, **form.cleaned_data
    )
    return back_to(resolution)


@require_POST
@for_record_readers
def assign_task(request, pk):
    """Gives a member a task that follows from this paper."""
    resolution = resolution_or_404(request, pk)
    if not may_assign(request.user, resolution):
        raise Http404
    form = TaskForm(request.POST, members=Member.objects.visible_to(request.user))
    if form.is_valid() and attempt(
        request, "Đã giao việc.", work.assign, resolution=resolution, **form.cleaned_data
    ):
        return back_to(resolution)
    return show(request, resolution, status=400, task_form=form)


@for_record_readers
def registers(request):
    """The registers of one's organisations: last numbers, and going on from a paper register."""
    ours = Organization.objects.written_for_by(request.user)
    if not ours.exists():
        raise Http404
    form = TakeOverForm(request.POST or None, organizations=ours)
    if form.is_valid() and attempt(
        request, "Đã tiếp số từ sổ giấy.", papers.take_over_register, **form.for_action()
    ):
        form = TakeOverForm(organizations=ours)
    rows = Register.objects.filter(organization__in=ours).select_related("organization", "term")
    context = {"registers": rows.order_by("organization", "-term", "type"), "form": form}
    status = 400 if form.is_bound else 200
    return render(request, "meetings/registers.html", context, status=status)
