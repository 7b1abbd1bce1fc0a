"""Signs of life for the watch: yes or no, to anybody, nothing else."""

import pytest
from django.db import DatabaseError


def test_the_process_answers_strangers_without_a_database(client):
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok")


@pytest.mark.django_db
def test_ready_when_the_tables_are_those_of_the_code(client):
    response = client.get("/readyz")

    assert (response.status_code, response.content) == (200, b"ok")


@pytest.mark.django_db
def test_not_ready_while_a_migration_waits(client, monkeypatch):
    monkeypatch.setattr(
        "intranet.health.MigrationExecutor.migration_plan", lambda *args: ["0002_later"]
    )

    response = client.get("/readyz")

    assert (response.status_code, response.content) == (503, b"not ready")


def test_not_ready_without_a_database(client, monkeypatch):
    def broken(connection):
        raise DatabaseError("secret detail")

    monkeypatch.setattr("intranet.health.MigrationExecutor", broken)

    response = client.get("/readyz")

    assert (response.status_code, response.content) == (503, b"not ready")
