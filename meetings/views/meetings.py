"""Meetings and their minutes, for those who were called to them."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from ..actions import meetings as life
from ..actions import minutes as taking
from ..actions.base import Stale
from ..actions.rules import rules_on
from ..export.minutes_sheet import minutes_sheet
from ..forms.site import ConfirmForm, PaperForm, PostponeForm, ReasonForm, TidyForm
from ..models import LogEntry, Meeting, Minutes, Paper, Resolution
from ..permissions import can
from ..roles import capacity_of
from .agenda_clock import with_times
from .answers import attempt, back_to, for_record_readers, one_page


@for_record_readers
def meeting_list(request):
    """Meetings one may read: those to come first, then the book, newest first."""
    meetings = Meeting.objects.visible_to(request.user).for_lists()
    upcoming = list(meetings.upcoming())
    preparing = list(meetings.being_prepared())
    shown = [meeting.pk for meeting in upcoming + preparing]
    page = one_page(request, meetings.exclude(pk__in=shown))
    context = {
        "upcoming": upcoming,
        "preparing": preparing,
        "page": page,
        "may_add": capacity_of(request.user).edits_records,
    }
    return render(request, "meetings/meeting_list.html", context)


@for_record_readers
def meeting_detail(request, pk):
    """One meeting: when and where, its agenda with papers, its grounds, what one may do."""
    meetings = Meeting.objects.visible_to(request.user).for_lists()
    meeting = get_object_or_404(meetings, pk=pk)
    items = list(meeting.agenda.select_related("presenter").prefetch_related("papers"))
    minutes = Minutes.objects.visible_to(request.user).filter(meeting=meeting).first()
    rows = with_times(meeting, items, request.user)
    context = {
        "meeting": meeting,
        "items": rows,
        "may_hand_in": any(row["may_hand_in"] for row in rows),
        "papers": Paper.objects.filter(meeting=meeting),
        "minutes": minutes,
        "resolutions": Resolution.objects.visible_to(request.user).filter(meeting=meeting),
        "rules": rules_on(meeting.organization, meeting.day),
        "may": allowed_steps(request.user, meeting),
        "postpone_form": PostponeForm(),
        "reason_form": ReasonForm(),
        "paper_form": PaperForm(),
        "history": history_of(request.user, meeting),
    }
    return render(request, "meetings/meeting_detail.html", context)


STEPS = ["agree", "convene", "postpone", "cancel", "run", "change"]


def allowed_steps(user, meeting):
    """Which steps of a meeting's life this person may take, by name."""
    return {step: can(user, f"meeting.{step}", meeting) for step in STEPS}


def history_of(user, meeting):
    """The log of a meeting, for those who keep it."""
    if not can(user, "meeting.change", meeting):
        return []
    return LogEntry.objects.for_instance(meeting).select_related("user")[:30]


@require_POST
@for_record_readers
def take_step(request, pk, step):
    """One step of a meeting's life; the address names it, the action guards it."""
    meeting = get_object_or_404(Meeting.objects.visible_to(request.user), pk=pk)
    if step not in TAKE:
        raise Http404
    return TAKE[step](request, meeting) or back_to(meeting)


def agree(request, meeting):
    attempt(request, "Đã ghi: cấp ủy thống nhất chương trình.", life.agree, meeting=meeting)


def convene(request, meeting):
    attempt(request, "Đã triệu tập. Đảng viên đã thấy chương trình.", life.convene, meeting=meeting)


def open_session(request, meeting):
    if attempt(request, "Đã khai mạc. Mời thư ký điểm danh.", life.open_meeting, meeting=meeting):
        return redirect("desk", pk=meeting.pk)


def postpone(request, meeting):
    form = PostponeForm(request.POST)
    if not form.is_valid():
        return refused_form(request, meeting, form)
    attempt(
        request,
        "Đã ghi hoãn.",
        life.postpone,
        meeting=meeting,
        reason=form.cleaned_data["reason"],
        to=form.cleaned_data["to"],
    )


def cancel(request, meeting):
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return refused_form(request, meeting, form)
    attempt(
        request, "Đã ghi hủy.", life.cancel, meeting=meeting, reason=form.cleaned_data["reason"]
    )


def refused_form(request, meeting, form):
    """The form again, with what was typed and what to mend."""
    context = {"meeting": meeting, "form": form}
    return render(request, "meetings/step_form.html", context, status=400)


TAKE = {
    "thong-nhat": agree,
    "trieu-tap": convene,
    "khai-mac": open_session,
    "hoan": postpone,
    "huy": cancel,
}


# --- Minutes --------------------------------------------------------------------------


def minutes_or_404(request, pk):
    visible = Minutes.objects.visible_to(request.user)
    related = visible.select_related(
        "meeting__organization", "meeting__chair", "meeting__minute_taker"
    )
    return get_object_or_404(related, meeting=pk)


@for_record_readers
def minutes_detail(request, pk):
    """Minutes as a paper: the sealed text once signed, the live one before."""
    minutes = minutes_or_404(request, pk)
    sheet = minutes.sealed_content if minutes.is_signed else minutes_sheet(minutes)
    context = {
        "minutes": minutes,
        "meeting": minutes.meeting,
        "sheet": sheet,
        "may_confirm": may_confirm(request.user, minutes),
        "may_tidy": may_tidy(request.user, minutes),
        "confirm_form": ConfirmForm(initial={"paper_place": minutes.paper_place}),
        "resolutions": Resolution.objects.visible_to(request.user).filter(meeting=minutes.meeting),
    }
    return render(request, "meetings/minutes_detail.html", context)


def may_confirm(user, minutes):
    return minutes.status == "adopted" and can(user, "minutes.confirm", minutes)


def may_tidy(user, minutes):
    confirmed = minutes.minute_taker_confirmed_at or minutes.chair_confirmed_at
    adopted = minutes.status == "adopted"
    return adopted and not confirmed and can(user, "minutes.change", minutes)


@for_record_readers
def minutes_tidy(request, pk):
    """The minute taker tidies the wording after adoption."""
    minutes = minutes_or_404(request, pk)
    if not may_tidy(request.user, minutes):
        raise Http404
    form = TidyForm(request.POST or None, minutes=minutes)
    if request.method == "POST" and form.is_valid():
        try:
            taking.tidy(minutes=minutes, by=request.user, **form.for_action())
        except Stale as stale:
            form.add_error(None, stale)
        else:
            return back_to(minutes)
    status = 409 if form.non_field_errors() else 200
    context = {"minutes": minutes, "meeting": minutes.meeting, "form": form}
    return render(request, "meetings/minutes_tidy.html", context, status=status)


@require_POST
@for_record_readers
def minutes_confirm(request, pk):
    """The minute taker or the chair confirms the signed paper."""
    minutes = minutes_or_404(request, pk)
    form = ConfirmForm(request.POST)
    place = form.cleaned_data["paper_place"] if form.is_valid() else ""
    moment = timezone.localtime().strftime("%H:%M")
    attempt(
        request, f"Đã xác nhận lúc {moment}.", taking.confirm, minutes=minutes, paper_place=place
    )
    return back_to(minutes)
