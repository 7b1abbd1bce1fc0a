"""Answering a summons: one form on the meeting's page, sent by the member himself."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from ..actions.replies import expected_at, reply
from ..enums import MeetingStatus
from ..forms.site import ReplyForm
from ..models import Meeting, SummonsReply
from ..permissions import can
from .answers import attempt, back_to, for_members
from .steps import refused_form


@require_POST
@for_members
def answer_summons(request, pk):
    """Keeps what this member answers; a form that says too little comes back with what to add."""
    meetings = Meeting.objects.visible_to(request.user).select_related("organization")
    meeting = get_object_or_404(meetings, pk=pk)
    if not can(request.user, "meeting.reply", meeting):
        raise Http404
    form = ReplyForm(request.POST)
    if form.is_valid() and attempt(
        request, "Đã ghi trả lời của đồng chí.", reply, meeting=meeting, **form.cleaned_data
    ):
        return back_to(meeting)
    return refused_form(request, meeting, form)


def answering(user, meeting, keeps):
    """What the meeting's page shows of answers: one's own form, and to its keepers the others'."""
    is_open = meeting.status == MeetingStatus.CONVENED
    if not is_open:
        return {}
    shown = {"expected": expected_at(meeting, user)} if keeps else {}
    if can(user, "meeting.reply", meeting):
        own = SummonsReply.objects.visible_to(user).filter(meeting=meeting)
        mine = own.filter(member=user.member).first()
        initial = {"answer": mine.answer, "reason": mine.reason} if mine else {}
        holds = mine is not None and mine.holds_for(meeting)
        # The forms of the steps on the same page ask for a reason too.
        form = ReplyForm(initial=initial, auto_id="reply_%s")
        shown |= {"reply": mine, "reply_holds": holds, "reply_form": form}
    return shown
