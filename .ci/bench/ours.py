"""The first half of the bench: our archive, its index, and the figures of every address."""

import os
import subprocess

import postgres
from django.core.management import call_command
from django.db import connection

from .archive import build, say
from .measure import Browser, Pace, figure_of, rebuild_index
from .questions import all_questions
from .school import found_school


def prepare():
    """An empty database gets its tables; any other is somebody's and is left alone."""
    if connection.introspection.table_names():
        raise SystemExit("✗ Cơ sở dữ liệu đã có bảng; phép đo chỉ chạy trên cơ sở dữ liệu trống.")
    call_command("migrate", verbosity=0)


def refresh_statistics():
    """What PostgreSQL's autovacuum does by itself a minute later."""
    if connection.vendor == "postgresql":
        command = [postgres.find_binaries() / "vacuumdb", "--analyze", "--quiet"]
        subprocess.run([*command, f"--dbname={os.environ['DATABASE_URL']}"], check=True)


def measured(questions, browsers):
    """Question → its figure, as a list of pairs."""
    pace = Pace.of(os.environ["BENCH_QUICK"])
    found = []
    for question in questions:
        found.append((question, figure_of(browsers[question.reader], question.path, pace)))
        say(f"{question.name} ({question.reader}): {found[-1][1].get('p95_ms', '404')} ms")
    return found


def main():
    size = int(os.environ["BENCH_SIZE"])
    say(f"Dựng {size} văn bản")
    prepare()
    call_command("collectstatic", "--noinput", verbosity=0)
    school = found_school()
    built = build(school, size)
    refresh_statistics()
    say("Lập chỉ mục tìm kiếm")
    index = rebuild_index(size)
    refresh_statistics()
    browsers = {name: Browser(user) for name, user in school.readers.items()}
    figures = measured(all_questions(school), browsers)
    return {
        "database": connection.vendor,
        "build": built,
        "index": index,
        "figures": [{**vars(question), **figure} for question, figure in figures],
        "cookies": {name: browser.cookie for name, browser in browsers.items()},
    }
