"""Assigning the tasks that a conclusion proposes line by line: «@Lan: work, hạn 20/12»."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from ..actions import tasks as work
from ..forms.assigning import LineTaskForm
from ..models import AgendaItem, Meeting
from ..proposals import proposals_in
from ..waiting_tasks import CONCLUDED, called_to, may_assign
from .answers import attempt, for_record_readers


@for_record_readers
def assign_line(request, pk, item_pk):
    """Assigns what a line proposes: as it stands by its button, or mended in the form."""
    item = concluded_or_404(request.user, pk, item_pk)
    members = called_to(item.meeting)
    form = LineTaskForm(request.POST or None, members=members, initial=proposed(item, request))
    if form.is_valid() and attempt(
        request, "Đã giao việc.", work.assign, item=item, **form.cleaned_data
    ):
        return redirect(page_of(item))
    context = {"item": item, "meeting": item.meeting, "form": form, "back": page_of(item)}
    status = 400 if form.is_bound else 200
    return render(request, "meetings/assign_line.html", context, status=status)


def concluded_or_404(user, pk, item_pk):
    """The item, for those who may assign; of a meeting that runs or is over."""
    meetings = Meeting.objects.visible_to(user).filter(status__in=CONCLUDED)
    meeting = get_object_or_404(meetings.select_related("organization"), pk=pk)
    item = get_object_or_404(
        AgendaItem.objects.visible_to(user).filter(meeting=meeting), pk=item_pk
    )
    if not may_assign(user, meeting) or item.is_on_paper:
        raise Http404
    item.meeting = meeting
    return item


def proposed(item, request):
    """What the line of the address (`?dong=`, from 0) says; nothing where there is no such line."""
    lines = proposals_in(item, list(called_to(item.meeting)), item.meeting.day)
    for line in lines:
        if str(line.place) == request.GET.get("dong"):
            return {
                "title": line.title,
                "accountable": line.member,
                "due_on": line.due_on,
                "line": line.line,
            }
    return {}


def page_of(item):
    """Where the lines of an item are read: the desk while the meeting runs, then the minutes."""
    if item.meeting.is_in_session:
        return reverse("desk_item", args=[item.meeting_id, item.pk])
    return reverse("minutes", args=[item.meeting_id])
