"""A kept connection is used on without a question, and opened anew once the server closed it."""

import select

import pytest
from django.db import connection


@pytest.fixture
def kept(django_db_setup, django_db_blocker):
    """A connection of its own to the database in use, open."""
    with django_db_blocker.unblock():
        own = connection.copy()
        own.connect()
        yield own
        own.close()


def end(own):
    """As a restart of PostgreSQL ends it, seen from here."""
    with own.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [pid])
    other.close()
    said = select.poll()
    said.register(own.connection.fileno(), select.POLLIN)
    assert said.poll(10_000)


def test_an_open_connection_is_found_usable_without_a_question(kept):
    asked = []

    with kept.execute_wrapper(lambda *call: asked.append(call[1]) or call[0](*call[1:])):
        assert kept.is_usable()

    # SQLite is a file, which nobody closes: Django asks it, and only where that was ordered.
    assert asked == [] or (kept.vendor == "sqlite" and not kept.health_check_enabled)


def test_a_connection_that_the_server_closed_is_opened_anew(kept):
    if kept.vendor == "sqlite":
        assert not kept.settings_dict["CONN_HEALTH_CHECKS"]
        return
    end(kept)

    assert not kept.is_usable()
    kept.health_check_enabled, kept.health_check_done = True, False
    kept.close_if_health_check_failed()
    with kept.cursor() as cursor:
        cursor.execute("SELECT 7")
        assert cursor.fetchone() == (7,)
    kept.connection.close()
    assert not kept.is_usable()
