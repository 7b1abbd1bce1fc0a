"""Sessions in the database, as Django keeps them; every request asks, so the SQL is kept."""

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db.models import CharField, DateTimeField
from django.utils import timezone

from meetings.prepared import Blank, Prepared


class SessionStore(DatabaseStore):
    def _get_session_from_db(self):
        """The row of this key that has not expired; without one the key is let go."""
        found = ROW.objects(key=self.session_key, now=timezone.now())
        if not found:
            self._session_key = None
            return None
        return found[0]


def _row():
    return SessionStore.get_model_class().objects.filter(
        session_key=Blank("key", CharField()), expire_date__gt=Blank("now", DateTimeField())
    )


ROW = Prepared(_row)
