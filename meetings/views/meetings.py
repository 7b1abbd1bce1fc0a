"""Meetings, for those who were called to them."""

from django.db.models import BigIntegerField, DateTimeField
from django.shortcuts import render

from ..actions.rules import rules_on
from ..asking import answers
from ..forms.site import GuestForm, MinuteTakerForm, PaperForm, PostponeForm, ReasonForm
from ..models import AgendaItem, LogEntry, Meeting, Minutes, Organization, Paper, Resolution
from ..permissions import can
from ..querysets.kept import today_begins
from ..querysets.lists import KeptList
from ..querysets.questions import Question
from ..roles import capacity_of
from .agenda_clock import with_times
from .answers import for_record_readers, one_or_404, one_page
from .reading import noted, noted_list
from .replies import answering

BOOK = KeptList(
    lambda reader, since: Meeting.objects.visible_to(reader).in_the_book(since),
    lambda reader: Meeting.objects.visible_to(reader).for_rows(),
    # Counting all is quicker than looking at how far each one is.
    lambda reader, since: Meeting.objects.visible_to(reader),
    since=DateTimeField(),
)
ABOVE_THE_BOOK = Question(
    lambda reader, since: Meeting.objects.visible_to(reader).for_summons().above_the_book(since),
    since=DateTimeField(),
)
ONE = Question(
    lambda reader, key: Meeting.objects.visible_to(reader).for_lists().filter(pk=key),
    key=BigIntegerField(),
)
AGENDA = Question(
    lambda reader, meeting: (
        AgendaItem.objects.visible_to(reader).filter(meeting=meeting).select_related("presenter")
    ).prefetch_related("papers"),
    meeting=BigIntegerField(),
)
MINUTES = Question(
    lambda reader, meeting: Minutes.objects.visible_to(reader).filter(meeting=meeting),
    meeting=BigIntegerField(),
)
RESOLUTIONS = Question(
    lambda reader, meeting: Resolution.objects.visible_to(reader).filter(meeting=meeting),
    meeting=BigIntegerField(),
)


@for_record_readers
def meeting_list(request):
    """Meetings one may read: those to come first, then the book, newest first."""
    noted_list(request)
    since = today_begins()
    above = ABOVE_THE_BOOK.of(request.user, since=since)
    context = {
        "upcoming": [meeting for meeting in above if not meeting.is_being_prepared],
        "preparing": [meeting for meeting in above if meeting.is_being_prepared],
        "page": one_page(request, BOOK.of(request.user, since=since), apart=len(above)),
        "may_add": capacity_of(request.user).edits_records,
    }
    return render(request, "meetings/meeting_list.html", context)


@for_record_readers
def meeting_detail(request, pk):
    """One meeting: when and where, its agenda with papers, its grounds, what one may do."""
    meeting = one_or_404(ONE, request.user, key=pk)
    noted(request, meeting)
    found = answers(
        agenda=AGENDA.asked(request.user, meeting=pk),
        minutes=MINUTES.asked(request.user, meeting=pk),
        resolutions=RESOLUTIONS.asked(request.user, meeting=pk),
    )
    rows = with_times(meeting, found["agenda"], request.user)
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
        "minutes": next(iter(found["minutes"]), None),
        "resolutions": found["resolutions"],
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
