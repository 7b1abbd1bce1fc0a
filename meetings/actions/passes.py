"""Mở khóa: an administrator opens reading for one hour, in sight of the party committee."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from ..models import Unlock
from ..notifications import tell_of_unlock
from ..permissions import may_unlock
from .base import atomic, locked, refuse_unless, write_down

OPEN_FOR = timedelta(hours=1)  # design §4


@atomic
def unlock_reading(*, reason, by):
    """Opens every record, theme and report to this administrator for one hour, for reading only.

    The leaders of the Đảng ủy are told by letter and on their front page. Raises PermissionDenied
    or Refused.
    """
    if not may_unlock(by):
        raise PermissionDenied("unlock")
    now = timezone.now()
    locked(by)  # a double click opens one, not two
    refuse_unless(
        not Unlock.objects.running_for(by, now).exists(),
        "Đang mở khóa rồi; hết giờ hãy mở lại nếu cần.",
    )
    refuse_unless(len(reason.split()) >= 3, "Hãy ghi rõ lý do: việc gì, của ai nhờ. Ít nhất ba từ.")
    unlock = Unlock.objects.create(
        account=by, reason=reason.strip(), opened_at=now, ends_at=now + OPEN_FOR
    )
    write_down(unlock, "unlock", by, reason=unlock.reason)
    transaction.on_commit(lambda: tell_of_unlock(unlock))
    return unlock


@atomic
def lock_again(*, by):
    """Ends the unlocking before its hour is over; nothing happens where none is open."""
    now = timezone.now()
    for unlock in Unlock.objects.select_for_update().running_for(by, now):
        unlock.ends_at = now
        unlock.save()
        write_down(unlock, "lock_again", by)
