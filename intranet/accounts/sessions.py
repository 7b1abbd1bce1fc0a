"""How long a session lives, and how long ago its password was typed. Both are kept in the session.

Unticked, a session ends with the browser and after 12 hours at the latest; on one's own phone it
may stay 30 days, for reading. Cookies only repeat what is enforced here.
"""

import time
from datetime import timedelta

from django.contrib.auth import SESSION_KEY, get_user
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

from .backends import read_with_session

LIFE = timedelta(hours=12)
KEPT_LIFE = timedelta(days=30)
PASSWORD_HOLDS = timedelta(hours=12)
CLOCK_SLACK = timedelta(minutes=1)

BEGAN, PASSWORD_TYPED, KEPT, SECOND_STEP = (
    "door_began",
    "door_password_typed",
    "door_kept",
    "door_second_step",
)


@receiver(user_logged_in)
def stamp(sender, request, **kwargs):
    """Every way of signing in passes Django's login(), and so this: no session without a date."""
    session = request.session
    session[BEGAN] = session[PASSWORD_TYPED] = time.time()
    session[KEPT] = session[SECOND_STEP] = False
    session.set_expiry(0)


def keep(session):
    """On one's own machine: 30 days from now."""
    session[KEPT] = True
    session.set_expiry(int(KEPT_LIFE.total_seconds()))


def note_password(session):
    """The password was typed again, just now; the session gets a new key, as after signing in."""
    session[PASSWORD_TYPED] = time.time()
    session.cycle_key()


def is_over(session):
    """True past its life, counted from the sign-in; also if it bears no date at all."""
    return not is_within(session.get(BEGAN), KEPT_LIFE if session.get(KEPT) else LIFE)


def is_fresh(session):
    """True while the last typing of the password still opens what asks for it."""
    return is_within(session.get(PASSWORD_TYPED), PASSWORD_HOLDS)


def is_within(moment, span):
    """True if that moment (seconds since 1970) is at most that long ago, and not yet to come."""
    if moment is None:
        return False
    return -CLOCK_SLACK.total_seconds() <= time.time() - moment <= span.total_seconds()


class SessionsEnd:
    """A session past its life is nobody's, whatever the cookie says."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if SESSION_KEY in request.session and is_over(request.session):
            request.session.flush()
        # The person himself: a stand-in, asked two hundred times for a page, only takes time.
        request.user = self._person(request) if SESSION_KEY in request.session else AnonymousUser()
        return self.get_response(request)

    @staticmethod
    def _person(request):
        with read_with_session(request.session.account):
            return get_user(request)
