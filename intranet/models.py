"""The account: a user name, a password, a name to greet. The person is meetings.Member."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser, UserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.module_loading import import_string

from meetings.vietnamese import nfc


def stored_user_name(typed):
    """The one way a user name is stored and looked up: composed, trimmed, lower case."""
    return nfc(typed).strip().lower()


class AccountManager(UserManager):
    """Finds an account whatever the case its name is typed in."""

    def get_by_natural_key(self, username):
        return self.get(username=stored_user_name(username))


class TextSize(models.TextChoices):
    """How large the pages of an account are printed, from the smallest up."""

    SMALL = "small", "Nhỏ"
    NORMAL = "normal", "Vừa"
    LARGE = "large", "To"
    LARGEST = "largest", "To nhất"


class Background(models.TextChoices):
    """What pages are printed on; css/tokens.css has the colours of both."""

    DEVICE = "device", "Nền theo máy"
    LIGHT = "light", "Nền sáng"
    DARK = "dark", "Nền tối"


class User(AbstractUser):
    """A plain account. `full_name` is what the house greets; first and last names stay empty."""

    first_name = last_name = None
    full_name = models.CharField("họ và tên", max_length=100, blank=True)
    one_time_until = models.DateTimeField(
        "mật khẩu một lần dùng đến", null=True, blank=True, editable=False
    )
    session_round = models.PositiveIntegerField(
        "số lần đăng xuất mọi máy", default=0, editable=False
    )

    text_size = models.CharField(
        "cỡ chữ", max_length=10, choices=TextSize, default=TextSize.NORMAL, editable=False
    )
    background = models.CharField(
        "nền trang", max_length=10, choices=Background, default=Background.DEVICE, editable=False
    )

    objects = AccountManager()

    class Meta:
        verbose_name = "tài khoản"
        verbose_name_plural = "tài khoản"
        ordering = ["username"]
        constraints = [
            models.UniqueConstraint(
                Lower("username"),
                name="user_name_once_in_any_case",
                violation_error_message="Đã có tài khoản mang tên đăng nhập này.",
            )
        ]

    def __str__(self):
        return self.get_full_name()

    def save(self, *args, **kwargs):
        self.username = stored_user_name(self.username)
        self.full_name = nfc(" ".join(self.full_name.split()))
        super().save(*args, **kwargs)

    def get_full_name(self):
        return self.full_name or self.username

    def get_short_name(self):
        return self.get_full_name()

    @property
    def must_set_own_password(self):
        """True from the handing out of a one-time password until the person sets a new one."""
        return self.one_time_until is not None

    @property
    def one_time_password_expired(self):
        return self.must_set_own_password and timezone.now() > self.one_time_until

    # A session holds while the password and the round it was opened in are still the present ones.

    def get_session_auth_hash(self):
        return f"{super().get_session_auth_hash()}.{self.session_round}"

    def get_session_auth_fallback_hash(self):
        for present in super().get_session_auth_fallback_hash():
            yield f"{present}.{self.session_round}"


class Session(AbstractBaseSession):
    """A session and whose it is, so that a request reads both at once."""

    # Unbound: what a session says of itself is looked at by Django in any case.
    account = models.ForeignKey(
        User, on_delete=models.CASCADE, null=True, db_constraint=False, related_name="+"
    )

    class Meta:
        verbose_name = verbose_name_plural = "phiên đăng nhập"

    @classmethod
    def get_session_store_class(cls):
        return import_string(f"{settings.SESSION_ENGINE}.SessionStore")


class ResetLetter(models.Model):
    """A letter asked for by somebody who forgot the password. Kept an hour, without its link."""

    account = models.ForeignKey(User, on_delete=models.CASCADE, verbose_name="tài khoản")
    asked_at = models.DateTimeField("lúc yêu cầu", default=timezone.now, db_index=True)
    sent_at = models.DateTimeField("lúc gửi", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "thư đặt lại mật khẩu"
        ordering = ["asked_at", "pk"]

    def __str__(self):
        return f"{self.account} {self.asked_at:%d/%m/%Y %H:%M}"
