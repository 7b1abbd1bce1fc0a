"""Noting who reads pages and files that are not for everyone: a committee's own, or by a pass."""

from meetings.actions.reading import note_other
from meetings.enums import AccessKind
from meetings.roles import capacity_of, without_passes
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
    opened_by_pass = is_opened_by_pass(row, request.user)
    if opened_by_pass or row.audience == Audience.COMMITTEE:
        note_other(
            kind=kind,
            key=row.pk,
            by=request.user,
            address=address_of(request),
            opened_by_pass=opened_by_pass,
        )


def is_opened_by_pass(row, user):
    """True if this person would not see the row by own right."""
    if not capacity_of(user).reaches:
        return False
    return not type(row).objects.visible_to(without_passes(user)).filter(pk=row.pk).exists()
