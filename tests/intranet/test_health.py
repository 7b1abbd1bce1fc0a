"""Signs of life for the watch: yes or no, to anybody, nothing else."""

from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from meetings.jobs import read_paper_text


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


@pytest.mark.django_db
def test_not_ready_while_the_queue_is_stuck_but_ready_with_a_failed_job(client):
    job = DBTaskResult.objects.get(pk=read_paper_text.enqueue(1).id)
    long_ago = timezone.now() - timedelta(minutes=16)
    DBTaskResult.objects.update(enqueued_at=long_ago)

    stuck = client.get("/readyz")
    job.set_failed(RuntimeError("secret detail"))
    failed = client.get("/readyz")

    assert (stuck.status_code, stuck.content) == (503, b"not ready")
    assert (failed.status_code, failed.content) == (200, b"ok")


def test_not_ready_without_a_database(client, monkeypatch):
    def broken(connection):
        raise DatabaseError("secret detail")

    monkeypatch.setattr("intranet.health.MigrationExecutor", broken)

    response = client.get("/readyz")

    assert (response.status_code, response.content) == (503, b"not ready")
