"""The password once more: asked after 12 hours where one writes for an organisation or administers.

A form that is opened leads to the question and back. A form that is sent is answered with the
question and carries all that was typed in hidden fields; with the right password it goes on from
there to where it was sent.
"""

from urllib.parse import urlencode

from django import forms
from django.contrib.auth.views import RedirectURLMixin
from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from ..fresh_doors import asks_again
from .door_log import write
from .sessions import is_fresh, note_password
from .throttle import knows_password, must_wait, wait_refusal

FIELD = "confirm_password"
TEMPLATE = "registration/password_again.html"
LONGEST_WAY_BACK = 2000
UNASKED = "Đã quá 12 giờ từ lần gõ mật khẩu trước. Hãy bấm Lưu để xác nhận lại mật khẩu."


class PasswordAgainForm(forms.Form):
    """The password of whoever is signed in; guessing is slowed as at the door."""

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request
        self.fields[FIELD] = forms.CharField(
            label="Mật khẩu",
            strip=False,
            widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        )

    def clean(self):
        cleaned = super().clean()
        password = cleaned.get(FIELD)
        if password and not knows_password(self.request, self.request.user, password):
            if must_wait(self.request):
                raise wait_refusal(self.request)
            raise ValidationError("Mật khẩu không đúng. Xin gõ lại.", code="password")
        return cleaned

    def note(self):
        """Called when the password was right."""
        note_password(self.request.session)
        write("password-again", self.request.user.get_username(), self.request)


@method_decorator(never_cache, name="dispatch")
@method_decorator(sensitive_post_parameters(FIELD), name="dispatch")
class ConfirmPassword(RedirectURLMixin, FormView):
    """The question on the way to a form; leads on to `next`, inside the house only."""

    template_name = TEMPLATE
    form_class = PasswordAgainForm
    next_page = "front"

    def dispatch(self, request, *args, **kwargs):
        if is_fresh(request.session):
            return redirect(self.get_success_url())
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"request": self.request}

    def get_context_data(self, **kwargs):
        return super().get_context_data(next=self.get_redirect_url(), **kwargs)

    def form_valid(self, form):
        form.note()
        return super().form_valid(form)


class PasswordAgain:
    """Stands before every address of the table; lets through whoever typed it lately, or now."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not request.user.is_authenticated or is_fresh(request.session):
            return None
        if not asks_again(request):
            return None
        if not wants_page(request):
            answer = {"success": False, "errorCode": FIELD, "errorMessage": UNASKED}
            return JsonResponse(answer, status=403)
        return question(request) if request.method == "POST" else lead_to_question(request)


def wants_page(request):
    """False for what scripts fetch in the background (autosave, lists): they can't show a form."""
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return False
    return request.content_type != "application/json" and request.accepts("text/html")


def lead_to_question(request):
    """To the question and, with the right answer, back to this address."""
    way_back = request.get_full_path()
    if len(way_back) > LONGEST_WAY_BACK:
        way_back = request.path
    return redirect(f"{reverse('confirm_password')}?{urlencode({'next': way_back})}")


def question(request):
    """The question in place of what was sent; None, and so on to the view, once it is answered."""
    form = PasswordAgainForm(request.POST if FIELD in request.POST else None, request=request)
    carried = request.POST.copy()
    for name in (FIELD, "csrfmiddlewaretoken"):
        carried.pop(name, None)
    if form.is_valid():
        form.note()
        carried._mutable = False
        request.POST = carried
        return None
    context = {
        "form": form,
        "action": request.get_full_path(),
        "carried": [(name, value) for name, values in carried.lists() for value in values],
        "lost_files": [upload.name for upload in request.FILES.values()],
    }
    response = render(request, TEMPLATE, context, status=403)
    response["Cache-Control"] = "private, no-store"
    return response
