"""Noting who read what is guarded. That nobody touched the notes is proved in access_check."""

from datetime import timedelta

from django.db import Error
from django.utils import timezone

from ..enums import AccessKind, AccessRight, Keeping, MeetingType
from ..models import (
    AccessEntry,
    AccessLedger,
    Meeting,
    Minutes,
    Paper,
    Resolution,
    Task,
    TaskReport,
)
from ..roles import capacity_of, with_passes, without_passes
from .base import atomic

# Opening the same thing again within this time is one reading, so that a reload adds no line.
SAME_READING = timedelta(minutes=10)


class CannotNote(Exception):
    """The log could not be written, so nothing may be read (fail closed)."""


class LedgerLost(CannotNote):
    """There are entries but no ledger: somebody took it away. Nothing is read until restored."""


# --- What is guarded: a table one can read aloud --------------------------------------------


def of_committee(meeting):
    """A họp chi ủy, or a meeting of the Đảng ủy's own committee."""
    return meeting.type == MeetingType.COMMITTEE


def minutes_are_guarded(minutes):
    """Once signed and sealed; those of a committee's meeting at any time."""
    return minutes.is_signed or of_committee(minutes.meeting)


def paper_is_guarded(paper):
    """Of a committee's meeting, an internal item, a committee's own document, a monthly report."""
    if paper.item_id:
        return paper.item.keeping == Keeping.INTERNAL or of_committee(paper.item.meeting)
    if paper.meeting_id:
        return of_committee(paper.meeting)
    return paper.report_id is not None or paper.resolution.committee_only


GUARDED = {
    Minutes: (AccessKind.MINUTES, minutes_are_guarded),
    Paper: (AccessKind.PAPER, paper_is_guarded),
    Resolution: (AccessKind.RESOLUTION, lambda resolution: resolution.committee_only),
    # These are guarded only from whoever reads them by a pass.
    Meeting: (AccessKind.MEETING, lambda meeting: False),
    Task: (AccessKind.TASK, lambda task: False),
    TaskReport: (AccessKind.REPORT, lambda report: False),
}


def note_record(*, record, by, address=""):
    """Notes that this person reads the record, if it is guarded or read by a pass.

    A record of a kind that is not in GUARDED (an organisation, an office) is never noted.

    Raises CannotNote when the log cannot be written.
    """
    if type(record) not in GUARDED:
        return
    kind, is_guarded = GUARDED[type(record)]
    reach = pass_opening(record, by)
    if reach or is_guarded(record):
        write(by, kind, record.pk, getattr(record, "symbol", ""), reach, address)


def note_other(*, kind, by, address="", key=0, place="", reach=None):
    """Notes the reading of something that is no record: a list by its `place`, a page, its file.

    `reach`: the pass that opened it; None when it is read by own right.
    """
    write(by, kind, key, place[:40], reach, address)


def pass_opening(row, by):
    """The pass (a Reach) by which this person sees the row; None when he sees it by own right."""
    reaches = capacity_of(by).reaches
    if not reaches or sees(without_passes(by), row):
        return None
    *others, last = reaches
    return next((reach for reach in others if sees(with_passes(by, reach), row)), last)


def sees(user, row):
    return type(row).objects.visible_to(user).filter(pk=row.pk).exists()


# --- The chain -------------------------------------------------------------------------------


def write(by, kind, key, symbol, reach, address):
    """Adds one entry at the end of the chain; a reading repeated from the same machine adds none.

    From another machine it adds one: it may be another person who came by the same account.
    """
    same = {
        "account_id": by.pk,
        "kind": kind,
        "key": key,
        "symbol": symbol,
        "right": reach.source if reach else AccessRight.OWN,
        "pass_id": reach.pass_id if reach else 0,
        "address": address[:45],
    }
    again = AccessEntry.objects.filter(moment__gt=timezone.now() - SAME_READING, **same)
    try:
        if not again.exists():
            extend(user_name=by.username, **same)
    except Error as error:
        raise CannotNote from error


@atomic
def extend(**fields):
    """The next entry, under the lock of the ledger's one row."""
    ledger = locked_ledger()
    entry = AccessEntry(
        number=ledger.last_number + 1, moment=timezone.now(), previous=ledger.last_seal, **fields
    )
    entry.save()
    ledger.last_number, ledger.last_seal = entry.number, entry.seal
    ledger.save(update_fields=["last_number", "last_seal"])
    return entry


def locked_ledger():
    """The one row, held until the transaction ends; made where nothing was written yet.

    Raises LedgerLost where it was taken away: a new one would hide that the end was cut off.
    """
    rows = AccessLedger.objects.select_for_update().filter(pk=1)
    ledger = rows.first()
    if ledger is None and ledger_is_lost():
        raise LedgerLost
    return ledger or rows.get_or_create(pk=1)[0]


def ledger_is_lost():
    """True if there are entries without a ledger. Both come at once, so they are asked in turn."""
    return AccessEntry.objects.exists() and not AccessLedger.objects.filter(pk=1).exists()
