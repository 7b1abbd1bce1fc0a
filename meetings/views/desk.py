"""The minute taker's desk: roll, items, votes, closing words. Each button saves one thing."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from ..actions import attendance, meetings, minutes
from ..enums import RollMark
from ..forms.names import labels_of
from ..forms.site import ClosingForm, ItemForm, VoteForm
from ..models import AgendaItem, Meeting, Minutes, Task
from ..models.votes import votes_needed
from ..permissions import can
from ..proposals import asking_lines
from ..states import quorum_state
from ..waiting_tasks import may_assign, waiting_tasks
from .answers import attempt, for_record_readers


def meeting_at_desk(request, pk):
    """The meeting, for those who run it or take its minutes; 404 for anyone else."""
    meeting = get_object_or_404(Meeting.objects.visible_to(request.user).for_lists(), pk=pk)
    if not can(request.user, "meeting.run", meeting):
        raise Http404
    return meeting


@for_record_readers
def desk(request, pk):
    """The first unfinished item's desk, or the roll when nobody is marked yet."""
    meeting = meeting_at_desk(request, pk)
    if not meeting.is_in_session:
        messages.info(request, "Bàn thư ký mở khi kỳ họp đang diễn ra.")
        return redirect("meeting", pk=pk)
    if meeting.roll.unmarked().exists():
        return redirect("desk_roll", pk=pk)
    open_item = meeting.agenda.unrecorded().first() or meeting.agenda.first()
    return redirect("desk_item", pk=pk, item_pk=open_item.pk)


def show(request, meeting, template, status=200, **context):
    """A desk page with its rail: the agenda and the figures for voting."""
    roll = meeting.roll.all()
    voters, here = roll.with_vote().count(), roll.with_vote().in_the_room().count()
    context |= {
        "meeting": meeting,
        "items": meeting.agenda.select_related("presenter"),
        "opened_at": opened_at(meeting),
        "voters": voters,
        "voters_here": here,
        "people_here": roll.in_the_room().count(),
        "quorums": quorums(minutes.shares_on(meeting).values(), voters, here),
    }
    return render(request, f"meetings/{template}.html", context, status=status)


def quorums(shares, voters, here):
    """For each share whether enough are here; nothing while the roll says of nobody that he is."""
    if not here:
        return []
    return [quorum_state(share, votes_needed(share, voters), here) for share in shares]


def opened_at(meeting):
    """When it was opened; None before, as its desk may be looked at already."""
    return Minutes.objects.filter(meeting=meeting).values_list("opened_at", flat=True).first()


@for_record_readers
def roll(request, pk):
    """The roll: every name with its mark; saving marks those that changed."""
    meeting = meeting_at_desk(request, pk)
    if request.method == "POST" and save_roll(request, meeting):
        messages.success(request, "Đã lưu điểm danh.")
        return redirect("desk_roll", pk=pk)
    rows = list(meeting.roll.select_related("member"))
    for row in rows:  # what was typed stays on the page when a mark was refused
        row.mark = request.POST.get(f"mark-{row.pk}", row.mark)
        row.reason = request.POST.get(f"reason-{row.pk}", row.reason)
    status = 400 if request.method == "POST" else 200
    return show(request, meeting, "desk_roll", status, rows=rows, marks=RollMark.choices)


def save_roll(request, meeting):
    """Marks the rows whose mark or reason differs; False if any was refused."""
    fine = True
    for row in meeting.roll.select_related("member", "meeting"):
        mark = request.POST.get(f"mark-{row.pk}", row.mark)
        reason = request.POST.get(f"reason-{row.pk}", row.reason)[:200]
        if (mark, reason.strip()) != (row.mark, row.reason):
            done = attempt_quietly(request, attendance.mark_roll, row=row, mark=mark, reason=reason)
            fine = fine and done
    return fine


def attempt_quietly(request, action, /, **arguments):
    """Like `attempt`, but one success message for a whole page is enough."""
    from django.core.exceptions import PermissionDenied, ValidationError

    try:
        action(by=request.user, **arguments)
    except PermissionDenied as denied:
        raise Http404 from denied
    except ValidationError as refusal:
        for sentence in refusal.messages:
            messages.error(request, sentence)
        return False
    return True


@for_record_readers
def item(request, pk, item_pk):
    """One item: its gist and the chair's conclusion."""
    meeting = meeting_at_desk(request, pk)
    item = get_object_or_404(meeting.agenda, pk=item_pk)
    form = ItemForm(request.POST or None, item=item)
    if request.method == "POST" and form.is_valid():
        recorded = attempt(
            request,
            f"Đã lưu mục «{item.title}».",
            minutes.record_item,
            item=item,
            **form.for_action(),
        )
        if recorded:
            return redirect_after(recorded, meeting, before=item.conclusion)
        return show_item(request, meeting, item, form, status=409)
    return show_item(request, meeting, item, form, status=400 if form.errors else 200)


def redirect_after(item, meeting, before):
    """The next item, or the closing words after the last; the same one when a task was proposed.

    `before` is the conclusion as it stood.
    """
    if set(asking_lines(item.conclusion)) - set(asking_lines(before)):
        address = reverse("desk_item", args=[meeting.pk, item.pk])
        return redirect(f"{address}#giao-viec")
    later = meeting.agenda.filter(sort_order__gt=item.sort_order).first()
    if later is None:
        return redirect("desk_closing", pk=meeting.pk)
    return redirect("desk_item", pk=meeting.pk, item_pk=later.pk)


def show_item(request, meeting, item, form, status=200, vote_form=None):
    people = meeting.roll.in_the_room().select_related("member")
    stored = AgendaItem.objects.select_related("presenter", "meeting").get(pk=item.pk)
    return show(
        request,
        meeting,
        "desk_item",
        status,
        item=stored,
        form=form,
        vote_form=vote_form or VoteForm(item=stored),
        votes=stored.votes.all(),
        waiting=waiting_tasks(request.user, [stored]),
        may_assign=may_assign(request.user, meeting),
        tasks=Task.objects.visible_to(request.user).filter(item=stored).for_lists(),
        speakers=labels_of(row.member for row in people),
    )


@require_POST
@for_record_readers
def vote(request, pk, item_pk):
    """The counts of one vote on an item."""
    meeting = meeting_at_desk(request, pk)
    item = get_object_or_404(meeting.agenda, pk=item_pk)
    form = VoteForm(request.POST, item=item)
    if form.is_valid() and attempt(
        request, "Đã ghi kết quả biểu quyết.", minutes.record_vote, item=item, **form.cleaned_data
    ):
        return redirect("desk_item", pk=pk, item_pk=item_pk)
    return show_item(request, meeting, item, ItemForm(item=item), status=400, vote_form=form)


@for_record_readers
def closing(request, pk):
    """Closing words; then, on its own button, adopting the minutes and closing."""
    meeting = meeting_at_desk(request, pk)
    minutes_of_meeting = get_object_or_404(Minutes, meeting=meeting)
    form = ClosingForm(request.POST or None, minutes=minutes_of_meeting)
    if request.method == "POST" and form.is_valid():
        saved = attempt(
            request,
            "Đã lưu phần kết.",
            minutes.write_closing_words,
            meeting=meeting,
            **form.for_action(),
        )
        if saved and "close" in request.POST:
            closed = attempt(
                request,
                "Đã thông qua biên bản và bế mạc.",
                meetings.adopt_and_close,
                meeting=meeting,
            )
            return redirect("minutes" if closed else "desk_closing", pk=pk)
        if saved:
            return redirect("desk_closing", pk=pk)
    status = 409 if request.method == "POST" else 200
    return show(
        request,
        meeting,
        "desk_closing",
        status,
        form=form,
        minutes=minutes_of_meeting,
        waiting=waiting_tasks(request.user, meeting.agenda.select_related("meeting")),
        may_assign=may_assign(request.user, meeting),
    )
