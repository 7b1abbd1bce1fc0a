"""Admin doors: /quan-tri/ exists address by address (the table is intranet/admin_doors.py)."""

from django.http import Http404
from django.shortcuts import redirect

from home.file_desk import is_on_desk

from ..admin_doors import is_inside, may_enter

NAMES_OF_KEYS = ("pk", "object_id")


class AdminDoors:
    """/quan-tri/ does not exist for those without a desk there; others find their doors only."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not is_inside(request.path) or not request.user.is_authenticated:
            return None
        door = request.resolver_match.view_name
        if not may_enter(request.user, door):
            raise Http404
        if not all(is_key(kwargs.get(name, "0")) for name in NAMES_OF_KEYS):
            raise Http404
        if not is_on_desk(door, kwargs, request.user):
            raise Http404
        # Wagtail's account page knows other fields than our account has.
        return redirect("password_change") if door == "wagtailadmin_account" else None


def is_key(value):
    """All keys of this house are numbers; some screens of Wagtail's break on any other word."""
    return str(value).isascii() and str(value).isdigit()
