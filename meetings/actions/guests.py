"""Inviting guests who have an account here, and taking an invitation back."""

from django.contrib.auth import get_user_model

from ..enums import MeetingStatus
from ..models import Guest
from ..vietnamese import nfc
from .base import atomic, begin, refuse_unless, write_down

OVER = (MeetingStatus.CLOSED, MeetingStatus.CANCELLED)


def account_named(name):
    """The one active account of that user name or full name. Raises Refused with a sentence.

    Names are typed, not chosen from a list: a committee has no need to see every account.
    """
    name = " ".join(nfc(name).split())
    # Compared here: SQLite knows no capital letters beyond A to Z.
    found = [
        account
        for account in get_user_model().objects.filter(is_active=True, is_superuser=False)
        if name.casefold() in (account.username, account.full_name.casefold())
    ]
    refuse_unless(found, f"Không có tài khoản tên «{name}». Hãy gõ đủ họ tên hoặc tên đăng nhập.")
    refuse_unless(len(found) == 1, f"Có nhiều người tên «{name}». Hãy gõ tên đăng nhập của khách.")
    return found[0]


@atomic
def invite(*, meeting, name, purpose, by):
    """Invites the account of that name; it reads its invitation from the moment of convening."""
    meeting = begin(meeting, "meeting.change", by)
    refuse_unless(meeting.status not in OVER, "Kỳ này đã xong hoặc đã hủy, không mời thêm.")
    refuse_unless(purpose.strip(), "Hãy ghi mời khách để làm gì.")
    account = account_named(name)
    refuse_unless(
        not meeting.guests.filter(account=account).exists(), f"Đã mời {account.get_full_name()}."
    )
    guest = Guest.objects.create(
        meeting=meeting, account=account, purpose=purpose.strip(), created_by=by
    )
    write_down(meeting, "invite", by, guest=account.get_full_name())
    return guest


@atomic
def withdraw_invitation(*, guest, by):
    """Takes an invitation back; the guest no longer finds it."""
    meeting = begin(guest.meeting, "meeting.change", by)
    refuse_unless(meeting.status not in OVER, "Kỳ này đã xong hoặc đã hủy, giấy mời giữ nguyên.")
    write_down(meeting, "withdraw_invitation", by, guest=guest.account.get_full_name())
    guest.delete()
