"""Sessions in the database, as Django keeps them, read with their account in one kept question."""

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db.models import CharField, DateTimeField
from django.utils import timezone

from meetings.prepared import Blank, Prepared

from .role_groups import has_role


class SessionStore(DatabaseStore):
    account = None  # that was read with it

    @classmethod
    def get_model_class(cls):
        from ..models import Session  # accounts are loaded later than sessions

        return Session

    def create_model_instance(self, data):
        row = super().create_model_instance(data)
        row.account_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        return row

    def _get_session_from_db(self):
        """The row of this key that has not expired; without one the key is let go."""
        found = ROW.objects(key=self.session_key, now=timezone.now())
        if not found:
            self._session_key = None
            return None
        self.account = found[0].account
        if self.account:
            self.account.has_role = found[0].has_role
        return found[0]


def _row():
    sessions = SessionStore.get_model_class().objects.select_related("account")
    return sessions.annotate(has_role=has_role("account")).filter(
        session_key=Blank("key", CharField()), expire_date__gt=Blank("now", DateTimeField())
    )


ROW = Prepared(_row)
