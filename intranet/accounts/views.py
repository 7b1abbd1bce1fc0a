"""The doors: sign in, sign out, an own password, a forgotten one. Django's views, our words."""

from urllib.parse import urlencode, urlsplit

from django.contrib.auth import views as django_views
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy

from .door_log import write
from .forms import ChangePasswordForm, ForgottenPasswordForm, NewPasswordForm, SignInForm
from .second_factor import phone_of
from .second_factor_views import ask_for_code
from .sessions import keep, note_password


class SignIn(django_views.LoginView):
    """The door. Who is inside already goes on to where they wanted."""

    template_name = "registration/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_redirect_url(self):
        """The safe `next`, but never this door again (Django would answer 500)."""
        url = super().get_redirect_url()
        return "" if urlsplit(url).path == reverse("sign_in") else url

    def form_valid(self, form):
        """Signed in, or, with a phone registered, on to the second step and not signed in yet."""
        account, kept = form.get_user(), form.cleaned_data["keep"]
        if phone_of(account):
            ask_for_code(self.request, account, kept=kept)
            wanted = self.get_redirect_url()
            query = f"?{urlencode({'next': wanted})}" if wanted else ""
            return redirect(reverse("second_step") + query)
        response = super().form_valid(form)
        if kept:
            keep(self.request.session)
        return response


class SignOut(django_views.LogoutView):
    """Out, and the browser forgets what it kept of these pages."""

    def post(self, request, *args, **kwargs):
        response = super().post(request, *args, **kwargs)
        response["Clear-Site-Data"] = '"cache", "storage"'
        return response


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

    def form_valid(self, form):
        response = super().form_valid(form)
        note_password(self.request.session)
        write("password-changed", self.request.user.get_username(), self.request)
        return response


class SetForgottenPassword(django_views.PasswordResetConfirmView):
    """Opened from the letter; a link of an account that was ended meanwhile is spent."""

    template_name = "registration/password_reset_confirm.html"
    form_class = NewPasswordForm
    success_url = reverse_lazy("password_reset_complete")

    def get_user(self, uidb64):
        user = super().get_user(uidb64)
        return user if user is not None and user.is_active else None

    def form_valid(self, form):
        response = super().form_valid(form)
        write("password-reset", self.user.get_username(), self.request)
        return response


class ForgottenPassword(django_views.PasswordResetView):
    """Asks for an address and says the same to everyone."""

    template_name = "registration/password_reset_form.html"
    form_class = ForgottenPasswordForm
    success_url = reverse_lazy("password_reset_done")


sign_in = SignIn.as_view()
sign_out = SignOut.as_view()
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
