"""A committee hands in a page from its meeting as a draft; the editors of themes publish it."""

from django.core.exceptions import PermissionDenied

from meetings.actions.base import Refused, atomic, begin, write_down
from meetings.enums import MeetingStatus
from meetings.jobs import queue_on_commit

from ..enums import Audience, Role
from ..jobs import read_document_text
from ..models import (
    Material,
    MaterialDocument,
    ReportIndexPage,
    ReportPage,
    ThemeIndexPage,
    ThemePage,
)
from ..permissions import COLLECTIONS
from .roles import collection_named


@atomic
def hand_in_report(*, meeting, title, words, upload, by):
    """A draft report laid before that meeting, for its organisation; returns the page.

    `words`: report_type, period_start, period_end, author, abstract. `upload` is the written
    report, already checked. Raises PermissionDenied, or Refused with a sentence.
    """
    meeting = _meeting_of(meeting, by)
    readers = {"audience": Audience.ORGANIZATION, "organization": meeting.organization}
    page = ReportPage(title=title, meeting=meeting, **words, **readers)
    page.document = _keep(upload, title, by, **readers)
    return _leave(ReportIndexPage, page, meeting, by)


@atomic
def hand_in_theme(*, meeting, words, upload, by):
    """A draft page of the meeting's theme, for all members; returns the page.

    `words`: presenters, lead, questions. Raises as above, also when the theme has a page.
    """
    meeting = _meeting_of(meeting, by)
    theme = meeting.theme
    if theme is None:
        raise Refused("Kỳ này chưa gắn chuyên đề nào. Hãy chọn chuyên đề trong phần sửa kỳ họp.")
    if ThemePage.objects.filter(theme=theme).exists():
        raise Refused(
            "Chuyên đề này đã có trang hoặc đã được gửi. Cần thêm gì, nhờ người biên tập."
        )
    readers = {"audience": Audience.MEMBERS, "organization": meeting.organization}
    page = ThemePage(title=theme.title, theme=theme, **words, **readers)
    page.materials = [Material(document=_keep(upload, theme.title, by, **readers))]
    return _leave(ThemeIndexPage, page, meeting, by)


def _meeting_of(meeting, by):
    """The meeting as it stands, for those who keep its record."""
    meeting = begin(meeting, "meeting.change", by)
    if meeting.status == MeetingStatus.CANCELLED:
        raise PermissionDenied("cancelled")
    return meeting


def _keep(upload, title, by, **readers):
    """The file, in the collection of the editors who will publish it."""
    document = MaterialDocument(
        title=title,
        file=upload,
        collection=collection_named(COLLECTIONS[Role.THEMES_EDITOR]),
        uploaded_by_user=by,
        **readers,
    )
    document._set_document_file_metadata()
    document.save()
    queue_on_commit(read_document_text, document.pk)
    return document


def _leave(index, page, meeting, by):
    """Puts the page below its section, unpublished, and writes it down on both sides."""
    page.live = False
    page.owner = by
    index.objects.get().add_child(instance=page)
    page.save_revision(user=by, log_action=True)
    write_down(meeting, "hand_in_page", by, title=page.title)
    return page
