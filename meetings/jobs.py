"""What the worker does: takes the text out of stored files, each one twice at most."""

from datetime import timedelta
from functools import partial

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from .enums import TextState
from .models import Paper
from .texts import Reading, read_here, read_text
from .texts.troubles import GIVEN_UP

BACKEND, QUEUE = "jobs", "texts"
TRIES = 2
LOST_AFTER = timedelta(minutes=10)  # no reading lasts so long: the worker has died at it
STUCK_AFTER = timedelta(minutes=15)
MOST_AT_ONCE = 500  # of one kind put into the queue in one minute


@task(backend=BACKEND, queue_name=QUEUE)
def read_paper_text(pk):
    read_waiting(Paper, pk)


# --- One file -----------------------------------------------------------------------------


def queue_on_commit(job, pk):
    """Puts a file's reading into the queue once it is stored; `run_due` makes good what fails."""
    transaction.on_commit(partial(job.enqueue, pk), robust=True)


def read_waiting(model, pk):
    """Reads the file of that row if it still waits, and keeps the reading with it.

    A file that was begun TRIES times without an end is given up: it fells whoever reads it.
    """
    row = model.objects.filter(pk=pk, text_state=TextState.WAITING).first()
    if row is None:
        return
    if row.text_tries >= TRIES:
        keep_reading(row, Reading(TextState.UNREADABLE, trouble=GIVEN_UP))
        return
    model.objects.filter(pk=pk).update(text_tries=F("text_tries") + 1)
    keep_reading(row, read_text(row.file.path, row.text_extension))


@transaction.atomic
def keep_reading(row, reading):
    """Stores the reading, unless the file was replaced or removed in the meantime."""
    rows = row._meta.model.objects.select_for_update()
    current = rows.filter(pk=row.pk, sha256=row.sha256, text_state=TextState.WAITING).first()
    if current:
        current.note_reading(reading)


def read_at_once(model):
    """Reads all that wait, in this process: for files that this program has made itself."""
    for row in model.objects.filter(text_state=TextState.WAITING):
        keep_reading(row, read_here(row.file.path, row.text_extension))


# --- The queue, every minute --------------------------------------------------------------


def jobs():
    """All jobs of our queue, finished ones of the last days included."""
    return DBTaskResult.objects.filter(backend_name=BACKEND)


def queue_waiting(model, job):
    """Puts into the queue what waits and is not in it: older files, and what a dead worker left."""
    fail_lost_jobs()
    under_way = Q(status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING])
    rows = jobs().filter(under_way, task_path=job.module_path)
    queued = {row["args"][0] for row in rows.values_list("args_kwargs", flat=True)}
    waiting = model.objects.filter(text_state=TextState.WAITING).order_by("pk")
    for pk in waiting.values_list("pk", flat=True)[:MOST_AT_ONCE]:
        if pk not in queued:
            job.enqueue(pk)


class WorkerLost(Exception):
    """The worker that had taken this job is gone."""


def fail_lost_jobs():
    """Jobs that run longer than any can have lost their worker."""
    for row in jobs().running().filter(started_at__lt=timezone.now() - LOST_AFTER):
        row.set_failed(WorkerLost(f"no end after {LOST_AFTER}"))


def queue_is_stuck():
    """True if a job has waited long and none was begun meanwhile: no worker is there.

    A long queue that moves is not stuck, nor is one with failed jobs.
    """
    since = timezone.now() - STUCK_AFTER
    waits = jobs().ready().filter(enqueued_at__lt=since).exists()
    return waits and not jobs().filter(started_at__gte=since).exists()


def queue_numbers():
    """How many jobs wait, run, have failed in the last days."""
    return {
        "waiting": jobs().ready().count(),
        "running": jobs().running().count(),
        "failed": jobs().failed().count(),
        "stuck": queue_is_stuck(),
    }
