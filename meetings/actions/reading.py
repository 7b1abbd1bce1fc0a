"""Noting who read what is guarded; and proving that nobody touched the notes."""

from dataclasses import dataclass
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
from ..models.access import BEGINNING
from ..roles import capacity_of, with_passes, without_passes
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

    Takes no lock: readers go on, and what they add during the walk is no trouble. Returns a
    Verdict whose `trouble` is a Vietnamese sentence naming the first bad entry.
    """
    before = head()
    number, seal, seals = 0, BEGINNING, {0: BEGINNING}
    remembered = {before[0], expected[0]} if expected else {before[0]}
    for entry in AccessEntry.objects.order_by("number").iterator(chunk_size=2000):
        if trouble := trouble_with(entry, number, seal):
            return Verdict(number, seal, trouble)
        number, seal = entry.number, entry.seal
        if number in remembered:
            seals[number] = seal
    trouble = trouble_with_ledger(before, head(), number, seals)
    if not trouble and expected and seals.get(expected[0]) != expected[1]:
        trouble = f"Dòng {expected[0]} không còn như lúc ghi lại bên ngoài: nhật ký đã bị thay."
    return Verdict(number, seal, trouble)


def trouble_with(entry, number, seal):
    """What is wrong with the entry that follows (number, seal); empty if nothing is."""
    if entry.number != number + 1:
        return f"Thiếu dòng {number + 1}: sau dòng {number} là dòng {entry.number}."
    if entry.previous != seal:
        return f"Dòng {entry.number} không nối với dòng trước: có dòng bị chèn, xóa hoặc đổi chỗ."
    if not entry.seal_holds():
        return f"Dòng {entry.number} đã bị sửa: nội dung không khớp mã niêm."
    return ""


def head():
    """(number, seal) of the last entry, as the ledger has it."""
    ledger = AccessLedger.objects.filter(pk=1).first()
    return (ledger.last_number, ledger.last_seal) if ledger else (0, BEGINNING)


def trouble_with_ledger(before, after, number, seals):
    """What is wrong between the ledger, as it was before and after the walk, and the chain."""
    if number < before[0]:
        return (
            f"Mất các dòng cuối: sổ cái ghi đến dòng {before[0]}, "
            f"nhật ký chỉ còn đến dòng {number}."
        )
    if after[0] < number or seals[before[0]] != before[1]:
        return f"Sổ cái đã bị sửa: ghi đến dòng {after[0]}, nhật ký có đến dòng {number}."
    return ""


def check_once_a_day():
    """Walks the chain when that was not done today, and keeps what it found for the register.

    The walk may take a minute after some years, so no reader waits for it.
    """
    ledger = AccessLedger.objects.filter(pk=1).first()
    recent = timezone.now() - timedelta(days=1)
    if not (ledger and ledger.checked_at and ledger.checked_at > recent):
        keep_for_register(verify())


@atomic
def keep_for_register(verdict):
    """Writes beside the head of the chain what a check found, and when."""
    ledger = locked_ledger()
    ledger.checked_at, ledger.checked_number = timezone.now(), verdict.number
    ledger.trouble = verdict.trouble
    ledger.save(update_fields=["checked_at", "checked_number", "trouble"])
