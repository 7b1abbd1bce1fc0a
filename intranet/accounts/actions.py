"""What is done to accounts: handing out one-time passwords, setting an own one, making accounts."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import F
from wagtail.log_actions import log

from .passwords import one_time_deadline, readable_password
from .role_groups import role_groups


@dataclass(frozen=True)
class Slip:
    """What is printed for one person, once. The only place the password is in clear."""

    full_name: str
    user_name: str
    password: str
    valid_until: datetime


def slip_for(account, password):
    """The slip of an account whose one-time password was just made."""
    return Slip(account.get_full_name(), account.username, password, account.one_time_until)


@transaction.atomic
def hand_out_one_time_password(*, account, by):
    """Give the account a new password for one use; returns it, for paper only."""
    refuse_handing_out(account, by)
    password = set_one_time_password(account)
    account.save(update_fields=["password", "one_time_until"])
    log(instance=account, action="accounts.hand_out_password", user=by)
    if account.email:
        transaction.on_commit(lambda: tell_of_new_password(account))
    return password


def refuse_handing_out(account, by):
    """Raise if this account may not get a password from this person."""
    if account.is_superuser:
        raise PermissionDenied
    if account == by:
        raise ValidationError("Mật khẩu của mình thì đổi ở trang «Đổi mật khẩu».")
    if not account.is_active:
        raise ValidationError("Tài khoản đang ngừng. Hãy cho hoạt động lại trước đã.")


def set_one_time_password(account):
    """Put a fresh one-time password on the account without saving; returns it."""
    password = readable_password()
    account.set_password(password)
    account.one_time_until = one_time_deadline()
    return password


def tell_of_new_password(account):
    """Write to the owner, so that nobody's password changes behind the back."""
    send_mail(
        "Mật khẩu trang nội bộ vừa được cấp lại",
        f"Kính gửi {account.get_full_name()},\n\n"
        "Người quản trị vừa cấp mật khẩu dùng một lần cho tài khoản "
        f"{account.username}. Mật khẩu cũ không dùng được nữa; mật khẩu mới in trên phiếu giấy.\n\n"
        f"Nếu không nhờ cấp lại, xin báo ngay cho {settings.HELP_CONTACT}.\n",
        None,
        [account.email],
        fail_silently=True,
    )


@transaction.atomic
def set_own_password(*, password, by):
    """The person's own password; the handed-out one, if any, is spent."""
    by.set_password(password)
    by.one_time_until = None
    by.save(update_fields=["password", "one_time_until"])
    log(instance=by, action="accounts.set_own_password", user=by)
    return by


@transaction.atomic
def end_sessions(*, account, by):
    """Sign the account out on every machine; the caller may keep the present one (views)."""
    if account.is_superuser and account != by:
        raise PermissionDenied
    get_user_model().objects.filter(pk=account.pk).update(session_round=F("session_round") + 1)
    account.refresh_from_db(fields=["session_round"])
    log(instance=account, action="accounts.end_sessions", user=by)


@transaction.atomic
def create_accounts(*, rows, by):
    """Make an account for every good row, all or none; returns one slip each."""
    groups = {group.name: group for group in role_groups()}
    return [create_account(row=row, groups=groups, by=by) for row in rows]


@transaction.atomic
def create_account(*, row, groups, by):
    """Make the account of one checked row with a one-time password; returns its slip."""
    account = get_user_model()(username=row.user_name, full_name=row.full_name, email=row.email)
    password = set_one_time_password(account)
    account.full_clean()
    account.save()
    account.groups.set(groups[name] for name in row.roles)
    log(instance=account, action="wagtail.create", user=by)
    return slip_for(account, password)
