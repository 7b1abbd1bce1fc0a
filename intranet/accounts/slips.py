"""The page of slips: what is printed, cut and handed over. Shown once, kept by nobody."""

from django.conf import settings
from django.shortcuts import render


def slips_page(request, slips, *, back_url, left_out=()):
    """Print the slips straight into this answer; no cache on the way may keep it."""
    context = {
        "slips": slips,
        "left_out": left_out,
        "back_url": back_url,
        "address": settings.WAGTAILADMIN_BASE_URL.rstrip("/") + "/",
        "help_contact": settings.HELP_CONTACT,
    }
    response = render(request, "accounts/slips.html", context)
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response
