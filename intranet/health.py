"""Is the house alive (/healthz), is it ready (/readyz)? Says only yes or no."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse

from meetings.jobs import queue_is_stuck


@login_not_required
def healthz(request):
    """The process answers."""
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
def readyz(request):
    """The database answers, its tables are those of this code, and the queue is not stuck.

    A failed job leaves the site ready; a queue in which nothing was begun for a quarter of an hour
    means that no worker is there.
    """
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes()) or queue_is_stuck()
    except DatabaseError:
        waiting = True
    return HttpResponse(
        "not ready" if waiting else "ok",
        content_type="text/plain",
        status=503 if waiting else 200,
    )
