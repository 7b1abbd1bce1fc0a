"""«Gửi bài»: from a meeting its committee hands in a report, or the page of its theme."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render

from meetings.models import Meeting
from meetings.permissions import can
from meetings.views.answers import attempt, back_to, for_record_readers

from ..actions.hand_in import hand_in_report, hand_in_theme
from ..forms import ReportHandInForm, ThemeHandInForm

SENT = "Đã gửi. Người biên tập sẽ đọc lại rồi đăng."


@for_record_readers
def report(request, pk):
    """The form of a report that was laid before this meeting."""
    meeting = meeting_kept_by(request.user, pk)
    form = bound(ReportHandInForm, request, meeting)
    if form.is_valid():
        title = form.cleaned_data["title"]
        if send(request, hand_in_report, meeting, form, title=title):
            return back_to(meeting)
    return answer(request, meeting, form, "Gửi báo cáo")


@for_record_readers
def theme(request, pk):
    """The form of the page of this meeting's theme."""
    meeting = meeting_kept_by(request.user, pk)
    if meeting.theme is None:
        raise Http404
    form = bound(ThemeHandInForm, request, meeting)
    if form.is_valid() and send(request, hand_in_theme, meeting, form):
        return back_to(meeting)
    return answer(request, meeting, form, f"Gửi bài chuyên đề: {meeting.theme.title}")


def meeting_kept_by(user, pk):
    """The meeting if this person keeps its record; else 404."""
    meeting = get_object_or_404(Meeting.objects.visible_to(user).for_lists(), pk=pk)
    if not can(user, "meeting.change", meeting):
        raise Http404
    return meeting


def bound(form, request, meeting):
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    return form(*sent, meeting=meeting)


def send(request, action, meeting, form, **more):
    """True if the action took it; its refusal is said as a message."""
    upload = form.cleaned_data["file"]
    return attempt(
        request, SENT, action, meeting=meeting, words=form.words(), upload=upload, **more
    )


def answer(request, meeting, form, title):
    context = {"meeting": meeting, "form": form, "title": title}
    status = 400 if form.is_bound else 200
    return render(request, "home/hand_in.html", context, status=status)
