"""A− and A+: how large the pages are printed for this account, on every device it signs in on."""

from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from ..models import TextSize


@require_POST
def text_size(request):
    """Keeps the size and goes back to the page; a script that asks gets no page."""
    size = request.POST.get("size")
    if size not in TextSize:
        return HttpResponseBadRequest("Không có cỡ chữ này.", content_type="text/plain")
    request.user.text_size = size
    request.user.save(update_fields=["text_size"])
    if request.headers.get("X-Requested-With") == "text-size":
        return HttpResponse(status=204)
    return redirect(way_back(request))


def way_back(request):
    """The page that was being read, if it is one of ours."""
    page = request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(page, request.get_host(), request.is_secure())
    return page if ours else reverse("front")
