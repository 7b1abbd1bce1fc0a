"""Proving that nobody touched the access log; and the way back when its ledger was taken away."""

import logging
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from ..enums import AccessKind, AccessRight
from ..models import AccessEntry, AccessLedger
from ..models.access import BEGINNING
from .base import atomic, refuse_unless
from .reading import extend, ledger_is_lost, locked_ledger

logger = logging.getLogger(__name__)

LOST = (
    "Mất sổ cái, dòng giữ đầu chuỗi của nhật ký: mọi bản ghi mà lần đọc phải ghi lại đang đóng "
    "(503). Chạy «manage.py verify_access_log» để biết cách lập lại."
)


@dataclass(frozen=True)
class Verdict:
    """What a check of the chain found: how far it holds, and the first trouble if any."""

    number: int
    seal: str
    trouble: str = ""
    ledger_only: bool = False  # every line holds, only the ledger does not: it can be restored


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
    trouble = cut_off(before[0], number) or replaced(expected, seals)
    if trouble:
        return Verdict(number, seal, trouble)
    trouble = trouble_with_ledger(before, head(), number, seals)
    return Verdict(number, seal, trouble, ledger_only=bool(trouble))


def trouble_with(entry, number, seal):
    """What is wrong with the entry that follows (number, seal); empty if nothing is."""
    if entry.number != number + 1:
        return f"Thiếu dòng {number + 1}: sau dòng {number} là dòng {entry.number}."
    if entry.previous != seal:
        return f"Dòng {entry.number} không nối với dòng trước: có dòng bị chèn, xóa hoặc đổi chỗ."
    if not entry.seal_holds():
        return f"Dòng {entry.number} đã bị sửa: nội dung không khớp mã niêm."
    return ""


def cut_off(told, number):
    """What is wrong if the ledger tells of more lines than there are."""
    if told <= number:
        return ""
    return f"Mất các dòng cuối: sổ cái ghi đến dòng {told}, nhật ký chỉ còn đến dòng {number}."


def replaced(expected, seals):
    """What is wrong if the line written down outside is no longer that line."""
    if not expected or seals.get(expected[0]) == expected[1]:
        return ""
    return f"Dòng {expected[0]} không còn như lúc ghi lại bên ngoài: nhật ký đã bị thay."


def head():
    """(number, seal) of the last entry, as the ledger has it."""
    ledger = AccessLedger.objects.filter(pk=1).first()
    return (ledger.last_number, ledger.last_seal) if ledger else (0, BEGINNING)


def trouble_with_ledger(before, after, number, seals):
    """What is wrong with the ledger, as it was before and after the walk of a sound chain."""
    if ledger_is_lost():
        return LOST
    if after[0] < number or seals[before[0]] != before[1]:
        return f"Sổ cái đã bị sửa: ghi đến dòng {after[0]}, nhật ký có đến dòng {number}."
    return ""


def check_once_a_day():
    """Walks the chain when that was not done today, and keeps what it found for the register.

    The walk may take a minute after some years, so no reader waits for it. A lost ledger is not
    made again here: it is said in the server's log, and by the register.
    """
    if ledger_is_lost():
        logger.error("The ledger of the access log is gone: run verify_access_log")
        return
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


@atomic
def restore_ledger(*, by, expected=None):
    """Makes the head of the chain again from its last line; the act is a line of its own.

    Only where every line holds: restoring hides no changed line, nor, with `expected`, that the
    end was cut off. Raises Refused with a Vietnamese sentence.
    """
    verdict = verify(expected)
    refuse_unless(verdict.trouble, "Sổ cái còn nguyên, không có gì để lập lại.")
    refuse_unless(verdict.ledger_only, verdict.trouble)
    end = {"last_number": verdict.number, "last_seal": verdict.seal}
    AccessLedger.objects.update_or_create(pk=1, defaults=end)
    return extend(
        account_id=by.pk,
        user_name=by.username,
        kind=AccessKind.LEDGER,
        key=verdict.number,
        symbol=f"đã so với dòng {expected[0]}" if expected else "không có mã để so",
        right=AccessRight.OWN,
        pass_id=0,
        address="",
    )
