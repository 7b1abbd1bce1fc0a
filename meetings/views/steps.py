"""The steps of a meeting's life: the address names the step, the action guards it."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from ..actions import attendance
from ..actions import meetings as life
from ..forms.site import MinuteTakerForm, PostponeForm, ReasonForm
from ..models import Meeting
from .answers import attempt, back_to, for_record_readers


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


def change_minute_taker(request, meeting):
    form = MinuteTakerForm(request.POST, user=request.user)
    if not form.is_valid():
        return refused_form(request, meeting, form)
    attempt(
        request,
        "Đã đổi thư ký.",
        attendance.change_minute_taker,
        meeting=meeting,
        member=form.cleaned_data["member"],
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
    "thu-ky": change_minute_taker,
}
