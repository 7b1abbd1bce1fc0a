"""Files of records: handed in by whoever prepares them, opened by whoever sees their record."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from ..actions import papers
from ..forms.site import PaperForm
from ..models import Meeting, Paper
from .answers import attempt, back_to, for_record_readers
from .reading import noted
from .stored_files import stored_file


@for_record_readers
def paper(request, pk):
    """The file, for those who see the record that it belongs to."""
    papers = Paper.objects.visible_to(request.user)
    related = papers.select_related("meeting", "item__meeting", "resolution")
    paper = get_object_or_404(related, pk=pk)
    response = stored_file(paper.file, paper.original_name)
    noted(request, paper)
    return response


@require_POST
@for_record_readers
def hand_in_paper(request, pk):
    """Adds a file to a meeting, or to the item named in the form."""
    meeting = get_object_or_404(Meeting.objects.visible_to(request.user).for_lists(), pk=pk)
    form = PaperForm(request.POST, request.FILES)
    if form.is_valid():
        owner = owner_named(meeting, form.cleaned_data["item"])
        if attempt(
            request,
            "Đã nhận tài liệu.",
            papers.hand_in,
            owner=owner,
            upload=form.cleaned_data["file"],
            title=form.cleaned_data["title"],
        ):
            return back_to(meeting)
    return render(
        request, "meetings/step_form.html", {"meeting": meeting, "form": form}, status=400
    )


def owner_named(meeting, item_pk):
    """The item of this very meeting, or the meeting itself; an item of another one is 404."""
    if item_pk is None:
        return meeting
    item = get_object_or_404(meeting.agenda, pk=item_pk)
    item.meeting = meeting
    return item
