"""Several questions in one trip to the database: they are sent together, then answered.

To PostgreSQL each trip takes as long as a short question.
"""

from collections.abc import Iterable
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection


def answers(**asked):
    """The lists that answer these questions (what `asked` of a kept query gives), by name."""
    with one_trip():
        sent = {name: question.send() for name, question in asked.items()}
    return {name: question.answer(received(sent[name])) for name, question in asked.items()}


@contextmanager
def one_trip():
    """What is executed meanwhile goes to PostgreSQL together; rows may be fetched afterwards."""
    if connection.vendor != "postgresql":
        yield
        return
    # As Django looks before each cursor; within the trip it would be too late.
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    with connection.wrap_database_errors, connection.connection.pipeline():
        yield


def received(cursor):
    """All rows of a cursor, which is done with them; none where nothing was sent (None)."""
    if cursor is None:
        return []
    with cursor:
        return cursor.fetchall()


@dataclass(frozen=True)
class Asked:
    """A kept query and the values it is asked with."""

    kept: object  # a Prepared
    values: dict

    def send(self):
        return self.kept.send(self.values)

    def answer(self, rows):
        return self.kept.answer(rows)

    def now(self):
        """The answer at once, without waiting for other questions."""
        return self.kept.objects(**self.values)


@dataclass(frozen=True)
class AskedAlone:
    """What no kept query answers: a queryset, or a list that is known."""

    rows: Iterable

    def send(self):
        return None

    def answer(self, _rows):
        return self.now()

    def now(self):
        return list(self.rows)
