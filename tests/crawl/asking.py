"""Asking once who somebody is, while every request of a walk is undone.

A walk rolls each request back, so what a person is (meetings/roles.py) cannot change between two
of them; asking anew would take half of the walk's time. Within one request nothing changes either:
the answer is kept on the user object there.
"""

from contextlib import contextmanager
from unittest.mock import patch

from meetings import roles


@contextmanager
def asked_once():
    """Inside, each account's capacity of the day is asked of the database once."""
    ask, known = roles._ask, {}

    def remembered(user, today):
        key = user.pk, today
        if key not in known:
            known[key] = ask(user, today)
        return known[key]

    with patch.object(roles, "_ask", remembered):
        yield
