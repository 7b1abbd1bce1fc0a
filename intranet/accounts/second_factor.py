"""The second step of signing in: a code from one's phone (TOTP), or one of ten recovery codes.

Whoever has no phone registered signs in as before. Codes are good once; one step of 30 seconds
before and after is accepted (RFC 6238 §5.2).
"""

import re
from base64 import b32encode
from io import BytesIO

import segno
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.mail import send_mail
from django.db import transaction
from django_otp import verify_token
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.log_actions import log

RECOVERY_CODES = 10
MOST_MISSES = 9  # the wait doubles with each miss; from here on it stays 256 seconds
PHONE, PAPER = "Điện thoại", "Mã dự phòng"

# --- Reading ------------------------------------------------------------------------------


def phone_of(account):
    """The registered phone, or None."""
    return TOTPDevice.objects.filter(user=account, confirmed=True).first()


def unconfirmed_phone_of(account):
    """The phone that is being set up, or None."""
    return TOTPDevice.objects.filter(user=account, confirmed=False).first()


def may_have_second_factor(account):
    """It is offered to people with a desk in the admin; who set one up earlier may remove it."""
    return account.has_perm("wagtailadmin.access_admin") or phone_of(account) is not None


def codes_left(account):
    """How many recovery codes are unused."""
    return StaticToken.objects.filter(device__user=account).count()


def key_in_groups(phone):
    """The secret for typing by hand: base 32 in groups of four."""
    return " ".join(re.findall(".{1,4}", b32encode(phone.bin_key).decode()))


def qr_code(phone):
    """The QR code of the secret as the bytes of an SVG picture without styles or scripts."""
    picture = BytesIO()
    segno.make(phone.config_url, error="m").save(
        picture, kind="svg", scale=5, border=4, light="#fff", svgclass=None, lineclass=None
    )
    return picture.getvalue()


# --- Writing ------------------------------------------------------------------------------


@transaction.atomic
def start_second_factor(*, by):
    """A new secret, which counts only after one code from it; an earlier attempt is dropped."""
    TOTPDevice.objects.filter(user=by, confirmed=False).delete()
    return TOTPDevice.objects.create(user=by, name=PHONE, confirmed=False)


@transaction.atomic
def confirm_second_factor(*, code, by):
    """Register the phone that made this code. Returns ten recovery codes, None if wrong."""
    phone = unconfirmed_phone_of(by)
    if phone is None or not accepts(phone, bare(code)):
        return None
    TOTPDevice.objects.filter(user=by).exclude(pk=phone.pk).delete()
    TOTPDevice.objects.filter(pk=phone.pk).update(confirmed=True)
    log(instance=by, action="accounts.confirm_second_factor", user=by)
    return make_recovery_codes(by)


def make_recovery_codes(account):
    """Ten new codes in place of the old ones."""
    StaticDevice.objects.filter(user=account).delete()
    paper = StaticDevice.objects.create(user=account, name=PAPER)
    codes = [StaticToken.random_token() for _ in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=paper, token=code) for code in codes)
    return codes


@transaction.atomic
def remove_second_factor(*, account, by):
    """Back to the password alone: by the owner, or by an administrator for a lost phone."""
    if account.is_superuser and account != by:
        raise PermissionDenied
    TOTPDevice.objects.filter(user=account).delete()
    StaticDevice.objects.filter(user=account).delete()
    log(instance=account, action="accounts.remove_second_factor", user=by)
    if account != by and account.email:
        transaction.on_commit(lambda: tell_of_removal(account))


def tell_of_removal(account):
    """Write to the owner, so that no second step disappears behind the back."""
    send_mail(
        "Xác nhận hai bước vừa được tắt",
        f"Kính gửi {account.get_full_name()},\n\n"
        "Người quản trị vừa tắt xác nhận hai bước của tài khoản "
        f"{account.username}. Từ nay đăng nhập chỉ cần mật khẩu, cho đến khi bật lại ở trang "
        "«Tài khoản của tôi».\n\n"
        f"Nếu không nhờ việc này, xin báo ngay cho {settings.HELP_CONTACT}.\n",
        None,
        [account.email],
        fail_silently=True,
    )


# --- Checking a code ----------------------------------------------------------------------


def bare(code):
    """The code without the spaces and dashes people put into it."""
    return re.sub(r"[\s-]", "", code).lower()


def takes_code(account, code):
    """True, once, for the phone's present code or an unused recovery code."""
    code = bare(code)
    if re.fullmatch("[0-9]{6}", code):
        device = phone_of(account)
    else:
        device = StaticDevice.objects.filter(user=account).first()
    return device is not None and accepts(device, code)


def accepts(device, code):
    """Ask the device under a lock; its own wait between misses never grows past some minutes."""
    misses = type(device).objects.filter(pk=device.pk, throttling_failure_count__gt=MOST_MISSES)
    misses.update(throttling_failure_count=MOST_MISSES)
    return verify_token(device.user, device.persistent_id, code) is not None
