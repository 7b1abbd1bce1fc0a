"""The empty databases of the tests, migrated once: every worker of every run starts from a copy.

Migrating takes most of a minute, copying less than a second. A test run without `make test` finds
no EMPTY_DATABASE and migrates by itself.
"""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

ROOT = Path(__file__).resolve().parent.parent
NAME = "empty_school"


def migrate_all(folder: Path, postgres_url: str | None) -> list[dict[str, str]]:
    """What the tests need in their environment: on SQLite, then (with a cluster) on PostgreSQL.

    Both are migrated at the same time. Raises CalledProcessError where a migration fails.
    """
    file = folder / "empty.sqlite3"
    environments = [{"EMPTY_DATABASE": str(file)}]
    running = [start_migrating(f"sqlite:///{file}")]
    if postgres_url:
        with psycopg.connect(postgres_url, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {NAME}")
        environments.append({"EMPTY_DATABASE": NAME, "DATABASE_URL": postgres_url})
        running.append(start_migrating(urlsplit(postgres_url)._replace(path=NAME).geturl()))
    for process in running:
        if process.wait():
            raise subprocess.CalledProcessError(process.returncode, process.args)
    return environments


def start_migrating(url: str) -> subprocess.Popen:
    settings = {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "intranet.settings.test"}
    command = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
    return subprocess.Popen(command, cwd=ROOT, env={**os.environ, **settings})
