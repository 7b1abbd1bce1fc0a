"""Noting who read what is guarded; and proving that nobody touched the notes."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import DatabaseError
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
from ..models.access import BEGINNING
from ..roles import capacity_of, without_passes
from .base import atomic

# Opening the same thing again within this time is one reading, so that a reload adds no line.
SAME_READING = timedelta(minutes=10)


class CannotNote(Exception):
    """The log could not be written, so nothing may be read (fail closed)."""


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

    Raises CannotNote when the log cannot be written.
    """
    kind, is_guarded = GUARDED[type(record)]
    right, pass_id = right_to(record, by)
    if right != AccessRight.OWN or is_guarded(record):
        symbol = getattr(record, "symbol", "")
        write(by, kind, record.pk, symbol, right, pass_id, address)


def note_other(*, kind, by, address="", key=0, place="", opened_by_pass):
    """Notes the reading of something that is no record: a list by its `place`, a page, its file."""
    reaches = capacity_of(by).reaches
    first = reaches[0] if opened_by_pass and reaches else None
    right, pass_id = (first.source, first.pass_id) if first else (AccessRight.OWN, 0)
    write(by, kind, key, place[:40], right, pass_id, address)


def right_to(record, by):
    """By what right this person reads the record: (right, number of the pass or 0)."""
    reaches = capacity_of(by).reaches
    if not reaches:
        return AccessRight.OWN, 0
    own = type(record).objects.visible_to(without_passes(by)).filter(pk=record.pk)
    if own.exists():
        return AccessRight.OWN, 0
    return reaches[0].source, reaches[0].pass_id


# --- The chain -------------------------------------------------------------------------------


def write(by, kind, key, symbol, right, pass_id, address):
    """Adds one entry at the end of the chain; a repeated reading adds none."""
    same = {"account_id": by.pk, "kind": kind, "key": key, "symbol": symbol, "right": right}
    again = AccessEntry.objects.filter(moment__gt=timezone.now() - SAME_READING, **same)
    try:
        if not again.exists():
            extend(user_name=by.username, pass_id=pass_id, address=address[:45], **same)
    except DatabaseError as error:
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
    """The one row, made where it is missing, held until the transaction ends."""
    rows = AccessLedger.objects.select_for_update().filter(pk=1)
    return rows.first() or rows.get_or_create(pk=1)[0]


# --- Proving it ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Verdict:
    """What a check of the chain found: how far it holds, and the first trouble if any."""

    number: int
    seal: str
    trouble: str = ""


def verify(expected=None):
    """Walks the whole chain. `expected`: a (number, seal) written down earlier, outside.

    Returns a Verdict whose `trouble` is a Vietnamese sentence naming the first bad entry.
    """
    number, seal, kept = 0, BEGINNING, None
    for entry in AccessEntry.objects.order_by("number").iterator(chunk_size=2000):
        if trouble := trouble_with(entry, number, seal):
            return Verdict(number, seal, trouble)
        number, seal = entry.number, entry.seal
        if expected and number == expected[0]:
            kept = seal
    return Verdict(number, seal, trouble_at_the_end(number, seal, expected, kept))


def trouble_with(entry, number, seal):
    """What is wrong with the entry that follows (number, seal); empty if nothing is."""
    if entry.number != number + 1:
        return f"Thiếu dòng {number + 1}: sau dòng {number} là dòng {entry.number}."
    if entry.previous != seal:
        return f"Dòng {entry.number} không nối với dòng trước: có dòng bị chèn, xóa hoặc đổi chỗ."
    if not entry.seal_holds():
        return f"Dòng {entry.number} đã bị sửa: nội dung không khớp mã niêm."
    return ""


def trouble_at_the_end(number, seal, expected, kept):
    """What is wrong with the head of the chain."""
    ledger = AccessLedger.objects.filter(pk=1).first()
    head = (ledger.last_number, ledger.last_seal) if ledger else (0, BEGINNING)
    if head != (number, seal):
        return (
            f"Mất các dòng cuối: sổ cái ghi đến dòng {head[0]}, nhật ký chỉ còn đến dòng {number}."
        )
    if expected and kept != expected[1]:
        return f"Dòng {expected[0]} không còn như lúc ghi lại bên ngoài: nhật ký đã bị thay."
    return ""


@atomic
def check_once_a_day():
    """Walks the chain when that was not done today, and keeps what it found for the register."""
    ledger = locked_ledger()
    if ledger.checked_at and timezone.now() - ledger.checked_at < timedelta(days=1):
        return
    verdict = verify()
    ledger.checked_at, ledger.checked_number = timezone.now(), verdict.number
    ledger.trouble = verdict.trouble
    ledger.save(update_fields=["checked_at", "checked_number", "trouble"])
