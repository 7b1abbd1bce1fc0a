"""Each worker starts from its own copy of the empty database that `make test` migrated."""

import os
import shutil

from django.conf import settings
from django.db import connection


def copy_empty_database() -> None:
    """Puts the copy where this worker's tests look for theirs; nothing without EMPTY_DATABASE."""
    empty = os.environ.get("EMPTY_DATABASE")
    if not empty:
        return
    if connection.vendor == "sqlite":
        shutil.copyfile(empty, settings.DATABASES["default"]["TEST"]["NAME"])
        return
    quoted = connection.ops.quote_name
    own = quoted(connection.creation._get_test_db_name())
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {own} WITH (FORCE)")
        cursor.execute(f"CREATE DATABASE {own} TEMPLATE {quoted(empty)}")
