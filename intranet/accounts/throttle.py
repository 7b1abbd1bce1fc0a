"""How guessing is slowed: django-axes counts failures by account and address together.

Every form that takes a password or a code asks here: sign-in, second step, password again, change
of password. Nobody is shut out for good, and nobody is for what others do at the same address.
"""

from datetime import timedelta
from math import ceil

from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.auth.signals import user_login_failed
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.crypto import salted_hmac

from ..models import stored_user_name
from .origin import counted_address

# --- What axes calls (settings AXES_…) ----------------------------------------------------


def counted_name(request, credentials):
    """What stands for the typed name in the table of failures: never the name itself.

    People type a password into the wrong box, so nothing typed is kept in clear.
    """
    typed = (credentials or {}).get("username") or ""
    return salted_hmac("accounts.throttle", stored_user_name(typed), algorithm="sha256").hexdigest()


class ForgetfulHandler(AxesDatabaseHandler):
    """Counts failures without keeping what was sent with them."""

    def post_save_access_attempt(self, instance, **kwargs):
        AccessAttempt.objects.filter(pk=instance.pk).update(get_data="", post_data="")


def slowed_down(request, response, credentials):
    """The page the view made, which says how long to wait; axes only changes its status."""
    response.status_code = 429
    response["Retry-After"] = str(seconds_left(request, credentials))
    return response


# --- What forms ask -----------------------------------------------------------------------


def must_wait(request):
    """True once the present request was, or just became, one failure too many."""
    return getattr(request, "axes_locked_out", False)


def wait_refusal(request):
    """The sentence of a form that is slowed; the same whoever the typed name belongs to."""
    minutes = ceil(seconds_left(request, getattr(request, "axes_credentials", None)) / 60)
    return ValidationError(
        f"Đã gõ sai nhiều lần. Xin chờ khoảng {minutes} phút rồi thử lại; "
        "chờ xong là vào được như thường, không cần báo ai.",
        code="wait",
    )


def seconds_left(request, credentials):
    """How long until the next try, at least one second."""
    newest = (
        AccessAttempt.objects.filter(
            username=counted_name(request, credentials), ip_address=counted_address(request)
        )
        .order_by("-attempt_time")
        .values_list("attempt_time", flat=True)
        .first()
    )
    passed = timezone.now() - newest if newest else timedelta()
    return max(1, ceil((settings.AXES_COOLOFF_TIME - passed).total_seconds()))


def knows_password(request, account, password):
    """True if this is the account's password; a wrong one counts as a failed sign-in."""
    if authenticate(request, username=account.get_username(), password=password) != account:
        return False
    forgive(request, account)
    return True


def may_try(request, account):
    """False, and the answer will be «wait», if this account was missed too often from here."""
    allowed = AxesProxyHandler.is_allowed(request, {"username": account.get_username()})
    if not allowed:
        request.axes_locked_out = True
        request.axes_credentials = {"username": account.get_username()}
    return allowed


def count_failure(request, account):
    """A wrong code counts like a wrong password."""
    credentials = {"username": account.get_username()}
    user_login_failed.send(sender=__name__, credentials=credentials, request=request)


def forgive(request, account):
    """The right answer wipes out the failures before it, here."""
    credentials = {"username": account.get_username()}
    AxesProxyHandler.get_implementation().reset_user_attempts(request, credentials)


def forget_old_failures():
    """Take away what no longer counts; called by run_due."""
    AccessAttempt.objects.filter(
        attempt_time__lt=timezone.now() - settings.AXES_COOLOFF_TIME
    ).delete()
