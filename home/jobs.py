"""What the worker does for pages: takes the text out of their documents."""

from django.core.management import call_command
from django_tasks import task

from meetings.jobs import (
    BACKEND,
    QUEUE,
    queue_waiting,
    read_at_once,
    read_paper_text,
    read_waiting,
)
from meetings.models import Paper

from .models import MaterialDocument

KEPT_DAYS, FAILED_KEPT_DAYS = 1, 14


@task(backend=BACKEND, queue_name=QUEUE)
def read_document_text(pk):
    read_waiting(MaterialDocument, pk)


def look_after_the_queue():
    """Every minute: what waits is put into the queue, what is long done is forgotten."""
    queue_waiting(Paper, read_paper_text)
    queue_waiting(MaterialDocument, read_document_text)
    call_command(
        "prune_db_task_results",
        f"--backend={BACKEND}",
        "--queue-name=*",
        f"--min-age-days={KEPT_DAYS}",
        f"--failed-min-age-days={FAILED_KEPT_DAYS}",
        verbosity=0,
    )


def read_everything_at_once():
    """For the demo, whose files are our own."""
    read_at_once(Paper)
    read_at_once(MaterialDocument)
