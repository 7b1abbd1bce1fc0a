"""The door's book, logger `intranet.door`: one line for each coming, going, failure and refusal.

Signals only write lines here and stamp new sessions; nothing is decided in them.
"""

import logging
import re

from axes.signals import user_locked_out
from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.utils.encoding import escape_uri_path

from ..models import stored_user_name
from .origin import client_address

book = logging.getLogger("intranet.door")

# Line ends of every kind, terminal codes, and marks that turn the direction of writing.
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
LONGEST = 300


def one_line(text):
    """The text as it may stand in a log: no line end or control character, not endless."""
    return CONTROL.sub("\N{REPLACEMENT CHARACTER}", str(text))[:LONGEST]


def write(event, name, request, **more):
    """One line: what happened, to whom, from where, and what else is to be said."""
    address = client_address(request) if request else None
    words = [f"{key}={one_line(value)}" for key, value in more.items()]
    line = " ".join([f"{event} user={one_line(name)} address={address or '-'}", *words])
    book.info("%s", line)


def known_name(credentials):
    """The name if it is somebody's; a stranger's may be a password in the wrong box."""
    name = stored_user_name((credentials or {}).get("username") or "")
    return name if get_user_model().objects.filter(username=name).exists() else "(unknown)"


@receiver(user_logged_in)
def note_coming(sender, request, user, **kwargs):
    write("sign-in", user.get_username(), request)


@receiver(user_logged_out)
def note_going(sender, request, user, **kwargs):
    if user is not None:
        write("sign-out", user.get_username(), request)


@receiver(user_login_failed)
def note_failure(sender, credentials, request=None, **kwargs):
    write("sign-in-failed", known_name(credentials), request)


@receiver(user_locked_out)
def note_slowing(sender, request, **kwargs):
    write("sign-in-slowed", known_name(request.axes_credentials), request)


class RefusalsAreWritten:
    """What signed-in people were refused (403, 404), with who and where (OWASP ASVS 16.3.2)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code in (403, 404) and request.user.is_authenticated:
            refused = {"status": response.status_code, "method": request.method}
            refused["url"] = escape_uri_path(request.path)
            write("refused", request.user.get_username(), request, **refused)
        return response
