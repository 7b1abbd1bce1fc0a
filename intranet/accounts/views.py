"""The doors: sign in, sign out, an own password, a forgotten one. Django's views, our words."""

from urllib.parse import urlsplit

from django.contrib.auth import views as django_views
from django.urls import reverse, reverse_lazy

from .forms import ChangePasswordForm, ForgottenPasswordForm, NewPasswordForm, SignInForm


class SignIn(django_views.LoginView):
    """The door. Who is inside already goes on to where they wanted."""

    template_name = "registration/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_redirect_url(self):
        """The safe `next`, but never this door again (Django would answer 500)."""
        url = super().get_redirect_url()
        return "" if urlsplit(url).path == reverse("sign_in") else url


class ChangePassword(django_views.PasswordChangeView):
    """An own password. This session stays, every other one of the account ends."""

    template_name = "registration/password_change_form.html"
    form_class = ChangePasswordForm
    success_url = reverse_lazy("password_change_done")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"request": self.request}

    def get_context_data(self, **kwargs):
        must_change = self.request.user.must_set_own_password
        return super().get_context_data(must_change=must_change, **kwargs)


class SetForgottenPassword(django_views.PasswordResetConfirmView):
    """Opened from the letter; a link of an account that was ended meanwhile is spent."""

    template_name = "registration/password_reset_confirm.html"
    form_class = NewPasswordForm
    success_url = reverse_lazy("password_reset_complete")

    def get_user(self, uidb64):
        user = super().get_user(uidb64)
        return user if user is not None and user.is_active else None


class ForgottenPassword(django_views.PasswordResetView):
    """Asks for an address and says the same to everyone."""

    template_name = "registration/password_reset_form.html"
    email_template_name = "registration/password_reset_email.txt"
    subject_template_name = "registration/password_reset_subject.txt"
    form_class = ForgottenPasswordForm
    success_url = reverse_lazy("password_reset_done")


sign_in = SignIn.as_view()
sign_out = django_views.LogoutView.as_view()
password_change = ChangePassword.as_view()
password_change_done = django_views.PasswordChangeDoneView.as_view(
    template_name="registration/password_change_done.html"
)
password_reset = ForgottenPassword.as_view()
password_reset_done = django_views.PasswordResetDoneView.as_view(
    template_name="registration/password_reset_done.html"
)
password_reset_confirm = SetForgottenPassword.as_view()
password_reset_complete = django_views.PasswordResetCompleteView.as_view(
    template_name="registration/password_reset_complete.html"
)
