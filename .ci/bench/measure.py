"""What one address costs the server: time, queries, memory; through the real stack, in process."""

import math
import statistics
import time
from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from django.core.management import call_command
from django.core.servers.basehttp import get_internal_wsgi_application
from django.db import connection
from django.test import Client, RequestFactory

HOST = "localhost"
AT_MOST = 60  # seconds for one figure


@dataclass(frozen=True)
class Question:
    """One address to be measured, for one reader."""

    name: str
    group: str  # of report.LIMITS
    path: str
    reader: str
    plain: str = ""  # the address of the same work on a plain Wagtail


@dataclass
class Pace:
    """How often each address is asked."""

    warm_up: int = 3
    runs: int = 40

    @classmethod
    def of(cls, quick):
        return cls(warm_up=1, runs=8) if quick else cls()


class Browser:
    """Somebody signed in, asking the application itself, as a worker of gunicorn does."""

    application = None

    def __init__(self, user):
        client = Client(SERVER_NAME=HOST)
        client.force_login(user)
        self.cookie = client.cookies.output(header="", attrs=[], sep=";").strip()
        self.requests = RequestFactory(SERVER_NAME=HOST, HTTP_COOKIE=self.cookie)
        Browser.application = Browser.application or get_internal_wsgi_application()

    def get(self, path):
        """Asks once; gives (status, the body's size in bytes, seconds, seconds of this CPU)."""
        environ = self.requests.get(path).environ
        started, worked = time.perf_counter(), time.process_time()
        response = self.application(environ, lambda status, headers: None)
        size = len(b"".join(response))
        response.close()
        spent = time.perf_counter() - started, time.process_time() - worked
        return response.status_code, size, *spent


@dataclass
class Watched:
    """The queries of a request and the seconds that the database took for them."""

    count: int = 0
    seconds: float = 0


@contextmanager
def watched_queries():
    found = Watched()

    def watch(execute, sql, params, many, context):
        started = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            found.count += 1
            found.seconds += time.perf_counter() - started

    with connection.execute_wrapper(watch):
        yield found


def figure_of(browser, path, pace):
    """The figure of one address: p50 and p95 in ms, queries, memory of this process."""
    started = time.monotonic()
    status, size, first, _ = browser.get(path)
    if status in (404, 500):
        return {"status": status}
    for _ in range(pace.warm_up):
        if time.monotonic() - started < AT_MOST:
            browser.get(path)
    with watched_queries() as queries:
        browser.get(path)
    times = []  # (seconds, seconds of this process's own work)
    while len(times) < pace.runs and time.monotonic() - started < AT_MOST:
        times.append(browser.get(path)[2:])
    return {
        "status": status,
        **spread(times),
        "first_ms": milliseconds(first),
        "queries": queries.count,
        "database_ms": milliseconds(queries.seconds),
        "bytes": size,
        "runs": len(times),
        "memory_mb": memory_of("self"),
    }


def spread(times):
    """p50 and p95 of what the reader waits; p50 of our own work, whoever else uses the machine."""
    if not times:
        return dict.fromkeys(["p50_ms", "p95_ms", "cpu_ms"], f"> {AT_MOST} s")
    waited, worked = zip(*times, strict=True)
    return {
        "p50_ms": milliseconds(statistics.median(waited)),
        "p95_ms": milliseconds(percentile(waited, 95)),
        "cpu_ms": milliseconds(statistics.median(worked)),
    }


def rebuild_index(papers):
    """The whole index anew, by Wagtail's own command, whatever backend is in the settings."""
    started = time.monotonic()
    call_command("update_index", verbosity=0, stdout=StringIO())
    seconds = time.monotonic() - started
    return {
        "seconds": round(seconds, 1),
        "papers_a_second": round(papers / seconds),
        "memory_mb": memory_of("self"),
    }


def percentile(times, percent):
    """The smallest time that so many percent of the runs did not pass."""
    return sorted(times)[math.ceil(len(times) * percent / 100) - 1]


def milliseconds(seconds):
    return round(seconds * 1000, 1)


def memory_of(process):
    """Resident memory of a process in MB, None where the system does not tell."""
    file = Path(f"/proc/{process}/status")
    if not file.is_file():
        return None
    lines = dict(line.split(":", 1) for line in file.read_text().splitlines() if ":" in line)
    return round(int(lines["VmRSS"].split()[0]) / 1024)
