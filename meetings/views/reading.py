"""Noting readings from views: after the record was found, before it is shown."""

from ..actions.reading import note_other, note_record
from ..enums import AccessKind
from ..roles import capacity_of


def noted(request, record):
    """Notes the reading if it has to be noted; a HEAD shows nothing, so it is no reading."""
    if request.method != "HEAD":
        note_record(record=record, by=request.user, address=address_of(request))


def noted_list(request):
    """Notes that a list was read by somebody who reads by a pass."""
    reaches = capacity_of(request.user).reaches
    if request.method != "HEAD" and reaches:
        note_other(
            kind=AccessKind.LIST,
            place=request.path,
            by=request.user,
            address=address_of(request),
            reach=reaches[0],
        )


def address_of(request):
    """The address of the machine that asks."""
    return request.META.get("REMOTE_ADDR", "")
