"""One-time passwords: easy to read from paper, hard to guess, good for some days."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

# No l, 1, o, 0: on paper they look alike. 32 signs make 5 bits each, 16 of them 80 bits.
ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"
GROUPS = 4
GROUP_LENGTH = 4


def readable_password():
    """A random password like «kx7m-p3qa-wz8n-d5vt»."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(GROUP_LENGTH)) for _ in range(GROUPS))
    return "-".join(groups)


def one_time_deadline():
    """The last moment a password handed out now can be used: the end of a day, as slips say."""
    days = getattr(settings, "ONE_TIME_PASSWORD_DAYS", 14)
    last_day = timezone.localtime() + timedelta(days=days)
    return last_day.replace(hour=23, minute=59, second=59, microsecond=0)
