"""Meetings, for those who were called to them."""

from django.db.models import DateTimeField
from django.shortcuts import get_object_or_404, render

from ..actions.rules import rules_on
from ..forms.site import GuestForm, MinuteTakerForm, PaperForm, PostponeForm, ReasonForm
from ..models import LogEntry, Meeting, Minutes, Organization, Paper, Resolution
from ..permissions import can
from ..querysets.kept import today_begins
from ..querysets.questions import ByKeys, Question
from ..roles import capacity_of
from .agenda_clock import with_times
from .answers import for_record_readers, one_page
from .reading import noted, noted_list
from .replies import answering

LISTED = ByKeys(lambda reader: Meeting.objects.visible_to(reader).for_lists())
TO_COME = Question(
    lambda reader, since: Meeting.objects.visible_to(reader).for_lists().upcoming(since),
    since=DateTimeField(),
)
BEING_PREPARED = Question(
    lambda reader: Meeting.objects.visible_to(reader).for_lists().being_prepared()
)


@for_record_readers
def meeting_list(request):
    """Meetings one may read: those to come first, then the book, newest first."""
    noted_list(request)
    upcoming = TO_COME.of(request.user, since=today_begins())
    preparing = BEING_PREPARED.of(request.user)
    shown = [meeting.pk for meeting in upcoming + preparing]
    others = Meeting.objects.visible_to(request.user).exclude(pk__in=shown)
    page = one_page(request, others, LISTED)
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
    noted(request, meeting)
    agenda = meeting.agenda.visible_to(request.user)
    items = list(agenda.select_related("presenter").prefetch_related("papers"))
    minutes = Minutes.objects.visible_to(request.user).filter(meeting=meeting).first()
    rows = with_times(meeting, items, request.user)
    may = allowed_steps(request.user, meeting)
    papers = list(Paper.objects.filter(meeting=meeting))
    context = {
        "meeting": meeting,
        "items": rows,
        "may_hand_in": any(row["may_hand_in"] for row in rows),
        "papers": papers,
        "textless": textless(papers, rows) if may["change"] else 0,
        "guests": meeting.guests.select_related("account") if may["change"] else [],
        "guest_form": GuestForm(),
        "partners": Organization.objects.meeting_together(meeting),
        "minutes": minutes,
        "resolutions": Resolution.objects.visible_to(request.user).filter(meeting=meeting),
        "rules": rules_on(meeting.organization, meeting.day),
        "may": may,
        "postpone_form": PostponeForm(),
        "reason_form": ReasonForm(),
        "minute_taker_form": MinuteTakerForm(user=request.user) if may["change"] else None,
        "paper_form": PaperForm(),
        **answering(request.user, meeting, keeps=may["change"] or may["run"]),
        "history": history_of(request.user, meeting),
    }
    return render(request, "meetings/meeting_detail.html", context)


def textless(papers, rows):
    """How many papers of the meeting and of its agenda the search cannot look into."""
    all_papers = [*papers, *(paper for row in rows for paper in row["papers"])]
    return sum(paper.is_textless for paper in all_papers)


STEPS = ["agree", "convene", "postpone", "cancel", "run", "change"]


def allowed_steps(user, meeting):
    """Which steps of a meeting's life this person may take, by name."""
    return {step: can(user, f"meeting.{step}", meeting) for step in STEPS}


def history_of(user, meeting):
    """The log of a meeting, for those who keep it."""
    if not can(user, "meeting.change", meeting):
        return []
    return LogEntry.objects.for_instance(meeting).select_related("user")[:30]
