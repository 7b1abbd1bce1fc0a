"""Setting up and removing the second step, and the step itself at the door."""

import time
from functools import wraps

from django import forms
from django.contrib import messages
from django.contrib.auth import get_user_model, login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import RedirectURLMixin
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import constant_time_compare
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from django.views.generic import FormView

from . import second_factor as steps
from .door_log import write
from .password_again import PasswordAgainForm
from .sessions import SECOND_STEP, keep
from .throttle import count_failure, forgive, may_try, must_wait, wait_refusal

WAITING = "door_waiting"  # who typed the right password and still owes the code
PATIENCE = 5 * 60  # seconds to type it
TOO_LATE = "Đã quá lâu kể từ lúc gõ mật khẩu. Xin đăng nhập lại từ đầu."
WRONG = "Mã chưa đúng, hoặc đã dùng rồi. Xin chờ điện thoại hiện mã mới rồi gõ lại."


class CodeForm(forms.Form):
    """Six digits from the phone, or a recovery code."""

    code = forms.CharField(
        label="Mã xác nhận",
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "none"}),
    )


# --- At the door --------------------------------------------------------------------------


def ask_for_code(request, account, *, kept):
    """Remember who passed the password; nobody is signed in by this."""
    request.session.cycle_key()
    request.session[WAITING] = {
        "account": account.pk,
        "backend": account.backend,
        "holds": account.get_session_auth_hash(),
        "kept": kept,
        "since": time.time(),
    }


def waiting_account(session):
    """Who waits for the second step; None if nobody, too long, or the account changed meanwhile."""
    waiting = session.get(WAITING)
    if waiting is None or not 0 <= time.time() - waiting["since"] <= PATIENCE:
        return None
    account = get_user_model().objects.filter(pk=waiting["account"], is_active=True).first()
    if account is None:
        return None
    same = constant_time_compare(account.get_session_auth_hash(), waiting["holds"])
    return account if same else None


@method_decorator(login_not_required, name="dispatch")
@method_decorator(never_cache, name="dispatch")
class SecondStep(RedirectURLMixin, FormView):
    """The code after the password; only then is the person signed in."""

    template_name = "registration/second_step.html"
    form_class = CodeForm
    next_page = "front"

    def dispatch(self, request, *args, **kwargs):
        self.account = waiting_account(request.session)
        if self.account is None:
            if request.session.pop(WAITING, None):
                messages.error(request, TOO_LATE)
            return redirect("sign_in")
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(next=self.get_redirect_url(), **kwargs)

    def form_valid(self, form):
        if may_try(self.request, self.account):
            if steps.takes_code(self.account, form.cleaned_data["code"]):
                return self.let_in()
            count_failure(self.request, self.account)
        refusal = wait_refusal(self.request) if must_wait(self.request) else WRONG
        form.add_error("code", refusal)
        return self.form_invalid(form)

    def let_in(self):
        waiting = self.request.session.pop(WAITING)
        login(self.request, self.account, backend=waiting["backend"])
        self.request.session[SECOND_STEP] = True
        if waiting["kept"]:
            keep(self.request.session)
        return redirect(self.get_success_url())


# --- On one's own account -----------------------------------------------------------------


def offered(view):
    """404 for those it is not offered to."""

    @wraps(view)
    def gate(request, *args, **kwargs):
        if not steps.may_have_second_factor(request.user):
            raise Http404
        return never_cache(view)(request, *args, **kwargs)

    return gate


@offered
@require_GET
def second_factor(request):
    """How it stands: off, being set up (picture, key, first code), or on (removal)."""
    return show(request)


def show(request, status=200, **forms_sent):
    account = request.user
    phone = steps.phone_of(account)
    waiting = None if phone else steps.unconfirmed_phone_of(account)
    context = {
        "phone": phone,
        "waiting": waiting,
        "key": steps.key_in_groups(waiting) if waiting else "",
        "codes_left": steps.codes_left(account) if phone else 0,
        "code_form": CodeForm(),
        "password_form": PasswordAgainForm(request=request),
    }
    return render(request, "registration/second_factor.html", context | forms_sent, status=status)


@offered
@require_POST
def start(request):
    """A new secret to scan; not while one is in use."""
    if steps.phone_of(request.user) is None:
        steps.start_second_factor(by=request.user)
    return redirect("second_factor")


@offered
@require_GET
def picture(request):
    """The QR code, only while it is being set up."""
    waiting = steps.unconfirmed_phone_of(request.user)
    if waiting is None or steps.phone_of(request.user):
        raise Http404
    return HttpResponse(steps.qr_code(waiting), content_type="image/svg+xml")


@offered
@require_POST
def confirm(request):
    """The first code; the right one shows the recovery codes, this once."""
    form = CodeForm(request.POST)
    if form.is_valid() and may_try(request, request.user):
        codes = steps.confirm_second_factor(code=form.cleaned_data["code"], by=request.user)
        if codes:
            forgive(request, request.user)
            request.session[SECOND_STEP] = True
            write("second-factor-on", request.user.get_username(), request)
            return render(request, "registration/second_factor_codes.html", {"codes": codes})
        count_failure(request, request.user)
        form.add_error("code", WRONG)
    if must_wait(request):
        form.add_error("code", wait_refusal(request))
    return show(request, status=400, code_form=form)


@offered
@require_POST
def remove(request):
    """Off again, with the password."""
    form = PasswordAgainForm(request.POST, request=request)
    if not form.is_valid():
        return show(request, status=400, password_form=form)
    steps.remove_second_factor(account=request.user, by=request.user)
    write("second-factor-off", request.user.get_username(), request)
    messages.success(request, "Đã tắt xác nhận hai bước. Từ nay đăng nhập chỉ cần mật khẩu.")
    return redirect("own_account")
