"""A paper as text on a page, and all of a meeting in one file for where there is no network."""

from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.http import content_disposition_header

from ..models import Meeting, Paper
from .agenda_clock import with_times
from .answers import for_record_readers
from .reading import noted


@for_record_readers
def paper_text(request, pk):
    """What was found in the file, in letters that can be made larger; the file stands beside it."""
    papers = Paper.objects.visible_to(request.user).defer(None)
    related = papers.select_related("meeting", "item__meeting", "resolution", "report")
    paper = get_object_or_404(related, pk=pk)
    noted(request, paper)
    context = {"paper": paper, "trail": way_to(paper)}
    return render(request, "meetings/paper_text.html", context)


def way_to(paper):
    """Pairs of label and address: the record whose page leads to this paper, then itself."""
    meeting = paper.meeting or (paper.item and paper.item.meeting)
    record = meeting or paper.resolution
    above = (str(record), record.get_absolute_url()) if record else ("Nhiệm vụ", reverse("tasks"))
    return above, (paper.title, "")


@for_record_readers
def meeting_pack(request, pk):
    """The meeting, its agenda and the text of its papers as one file to save.

    A file and no service worker: it opens on every phone, is seen where it lies, and is thrown away
    by whoever saved it; that signing out does not do so is said at its head.
    """
    meetings = Meeting.objects.visible_to(request.user).for_lists()
    meeting = get_object_or_404(meetings, pk=pk)
    noted(request, meeting)
    context = {
        "meeting": meeting,
        "papers": read_whole(request, Paper.objects.defer(None).filter(meeting=meeting), meeting),
        "rows": agenda_of(request, meeting),
        "reader": request.user,
        "now": timezone.localtime(),
        "style": format_html("<style>{}</style>", render_to_string("meetings/pack.css")),
    }
    response = HttpResponse(render_to_string("meetings/pack.html", context))
    name = f"{meeting.title} {meeting.day:%d-%m-%Y}.html".replace("/", "-")
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


def agenda_of(request, meeting):
    """Rows of the agenda as this person sees it, each with the text of its papers."""
    whole = Prefetch("papers", Paper.objects.defer(None))
    items = meeting.agenda.visible_to(request.user).select_related("presenter")
    rows = with_times(meeting, items.prefetch_related(whole), request.user)
    for row in rows:
        row["papers"] = read_whole(request, row["papers"], meeting, row["item"])
    return rows


def read_whole(request, papers, meeting, item=None):
    """The papers as a list, each noted as read: their text is handed over."""
    found = list(papers)
    for paper in found:
        if item:  # the same object: no query a paper
            paper.item = item
        else:
            paper.meeting = meeting
        noted(request, paper)
    return found
