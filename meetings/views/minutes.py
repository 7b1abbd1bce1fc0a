"""Minutes: read as a paper, tidied by the minute taker, confirmed by the two who sign."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from ..actions import minutes as taking
from ..actions.base import Stale
from ..export.minutes_sheet import minutes_sheet, without_internal
from ..forms.site import ConfirmForm, TidyForm
from ..models import AgendaItem, Meeting, Minutes, Resolution
from ..permissions import can
from ..waiting_tasks import may_assign, waiting_tasks
from .answers import attempt, back_to, for_record_readers
from .reading import noted


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
    noted(request, minutes)
    sheet = minutes.sealed_content if minutes.is_signed else minutes_sheet(minutes)
    insiders = Meeting.objects.seen_inside_by(request.user)
    if not insiders.filter(pk=minutes.meeting_id).exists():
        sheet = without_internal(sheet)
    context = {
        "minutes": minutes,
        "meeting": minutes.meeting,
        "sheet": sheet,
        "may_confirm": may_confirm(request.user, minutes),
        "may_tidy": may_tidy(request.user, minutes),
        "confirm_form": ConfirmForm(initial={"paper_place": minutes.paper_place}),
        **waiting_for(request.user, minutes.meeting),
        "resolutions": Resolution.objects.visible_to(request.user).filter(meeting=minutes.meeting),
    }
    return render(request, "meetings/minutes_detail.html", context)


def waiting_for(user, meeting):
    """The tasks that the conclusions propose, for those who may assign them."""
    if not may_assign(user, meeting):
        return {}
    items = AgendaItem.objects.visible_to(user).filter(meeting=meeting)
    return {"waiting": waiting_tasks(user, items.select_related("meeting"))}


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
    noted(request, minutes)
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
