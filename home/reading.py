"""Noting who reads pages and files that are not for everyone: a committee's own, or by a pass."""

from meetings.actions.reading import note_other, pass_opening
from meetings.enums import AccessKind
from meetings.views.reading import address_of

from .enums import Audience


def noted_page(request, page):
    """Notes the reading of a page for a committee, or of any page that a pass opens."""
    note(request, page, AccessKind.PAGE)


def noted_file(request, document):
    """Notes the reading of a document likewise."""
    note(request, document, AccessKind.FILE)


def note(request, row, kind):
    """One line, unless the row is for more people and read by own right. HEAD shows nothing."""
    if request.method == "HEAD":
        return
    reach = pass_opening(row, request.user)
    if reach or row.audience == Audience.COMMITTEE:
        note_other(
            kind=kind,
            key=row.pk,
            by=request.user,
            address=address_of(request),
            reach=reach,
        )
