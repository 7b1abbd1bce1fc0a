"""Guests: invited from a meeting's page; each reads his own invitation and nothing more."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from ..actions import guests as inviting
from ..forms.site import GuestForm
from ..models import Guest, Meeting
from .answers import attempt, back_to, for_record_readers
from .steps import refused_form


def invitation(request, pk):
    """One's own invitation. Says when, where, who invites and what for; names no member."""
    guest = get_object_or_404(Guest.objects.visible_to(request.user).for_lists(), pk=pk)
    return render(request, "meetings/invitation.html", {"guest": guest, "meeting": guest.meeting})


@require_POST
@for_record_readers
def invite(request, pk):
    """Invites the account whose name was typed."""
    meeting = get_object_or_404(Meeting.objects.visible_to(request.user), pk=pk)
    form = GuestForm(request.POST)
    if form.is_valid() and attempt(
        request, "Đã mời khách.", inviting.invite, meeting=meeting, **form.cleaned_data
    ):
        return back_to(meeting)
    return refused_form(request, meeting, form)


@require_POST
@for_record_readers
def withdraw_invitation(request, pk, guest_pk):
    """Takes the invitation of this very meeting back."""
    meeting = get_object_or_404(Meeting.objects.visible_to(request.user), pk=pk)
    guest = get_object_or_404(meeting.guests, pk=guest_pk)
    attempt(request, "Đã rút giấy mời.", inviting.withdraw_invitation, guest=guest)
    return back_to(meeting)
