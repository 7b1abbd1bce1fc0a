"""How pages look for this account, on every device it signs in on: size of letters, background."""

from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from ..models import Background, TextSize


@require_POST
def text_size(request):
    """A− and A+."""
    return keep(request, "text_size", TextSize, "Không có cỡ chữ này.")


@require_POST
def background(request):
    """Light, dark, or as the device has it."""
    return keep(request, "background", Background, "Không có nền này.")


def keep(request, name, choices, refusal):
    """Keeps what was chosen and goes back to the page; a script that asks gets no page."""
    chosen = request.POST.get(name)
    if chosen not in choices:
        return HttpResponseBadRequest(refusal, content_type="text/plain")
    setattr(request.user, name, chosen)
    request.user.save(update_fields=[name])
    if request.headers.get("X-Requested-With") == "look":
        return HttpResponse(status=204)
    return redirect(way_back(request))


def way_back(request):
    """The page that was being read, if it is one of ours."""
    page = request.POST.get("here", "")
    ours = url_has_allowed_host_and_scheme(page, request.get_host(), request.is_secure())
    return page if ours else reverse("front")
