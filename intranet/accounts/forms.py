"""The forms at the door: signing in, an own password, a forgotten one."""

from django import forms
from django.contrib.auth.forms import (
    AuthenticationForm,
    PasswordChangeForm,
    PasswordResetForm,
    SetPasswordForm,
)
from django.core.exceptions import ValidationError

from .actions import set_own_password
from .letters import ask_for_letter
from .throttle import knows_password, must_wait, wait_refusal

MISMATCH = "Hai lần gõ mật khẩu mới không giống nhau."
RULES = (
    "Ít nhất 12 ký tự, không phải toàn chữ số, không giống họ tên. "
    "Một câu ngắn dễ nhớ là mật khẩu tốt."
)


class SignInForm(AuthenticationForm):
    """User name and password. Unknown, wrong and inactive get one and the same answer."""

    keep = forms.BooleanField(
        label="Giữ đăng nhập trên máy của riêng tôi (30 ngày)", required=False
    )

    error_messages = {
        "invalid_login": "Tên đăng nhập hoặc mật khẩu không đúng.",
        "inactive": "Tên đăng nhập hoặc mật khẩu không đúng.",
        "expired": (
            "Mật khẩu dùng một lần đã hết hạn. Xin gặp người quản trị để được cấp mật khẩu mới."
        ),
    }

    def __init__(self, request=None, *args, **kwargs):
        super().__init__(request, *args, **kwargs)
        self.fields["username"].label = "Tên đăng nhập"
        self.fields["password"].label = "Mật khẩu"

    def get_invalid_login_error(self):
        """The one answer, or, too often wrong, how long to wait."""
        return (
            wait_refusal(self.request)
            if must_wait(self.request)
            else super().get_invalid_login_error()
        )

    def confirm_login_allowed(self, user):
        """Asked after the right password only, so the expiry tells strangers nothing."""
        super().confirm_login_allowed(user)
        if user.one_time_password_expired:
            raise ValidationError(self.error_messages["expired"], code="expired")


class OwnPassword:
    """Both ways to an own password: same words, same rules, and the handed-out one is spent."""

    error_messages = {
        "password_mismatch": MISMATCH,
        "password_incorrect": "Mật khẩu đang dùng không đúng. Xin gõ lại.",
        "same_password": "Mật khẩu mới phải khác mật khẩu cũ.",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].label = "Mật khẩu mới"
        self.fields["new_password1"].help_text = RULES
        self.fields["new_password2"].label = "Mật khẩu mới, gõ lại"
        self.fields["new_password2"].help_text = ""

    def clean(self):
        cleaned = super().clean()
        password = self.cleaned_data.get("new_password1")
        if password and self.user.check_password(password):
            message = self.error_messages["same_password"]
            self.add_error("new_password1", ValidationError(message, code="same_password"))
        return cleaned

    def save(self, commit=True):
        return set_own_password(password=self.cleaned_data["new_password1"], by=self.user)


class ChangePasswordForm(OwnPassword, PasswordChangeForm):
    """For whoever is signed in; asks the present password too, and slows guessing it."""

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request
        self.fields["old_password"].label = "Mật khẩu đang dùng"

    def clean_old_password(self):
        password = self.cleaned_data["old_password"]
        if knows_password(self.request, self.user, password):
            return password
        if must_wait(self.request):
            raise wait_refusal(self.request)
        message = self.error_messages["password_incorrect"]
        raise ValidationError(message, code="password_incorrect")


class NewPasswordForm(OwnPassword, SetPasswordForm):
    """Opened from the letter."""


class ForgottenPasswordForm(PasswordResetForm):
    """Where to write to. Active accounts with mail and a usable password get a letter."""

    email = forms.EmailField(
        label="Địa chỉ thư điện tử",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def save(self, **kwargs):
        """Nothing is sent from here: see letters.py."""
        for account in self.get_users(self.cleaned_data["email"]):
            ask_for_letter(account=account)
