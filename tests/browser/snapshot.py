"""The tables of the demo, copied once and put back for each further test of the run.

Loading the demo tells a year through every action and takes most of a minute; PostgreSQL puts its
rows back in a second. Keys stay as they were copied, so what remembers keys is made to forget them.
"""

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection

KEPT_OUT = {"django_migrations"}


def can_copy() -> bool:
    return connection.vendor == "postgresql"


def copied() -> dict[str, bytes]:
    """All rows of all tables, as PostgreSQL writes them."""
    tables = set(connection.introspection.table_names()) - KEPT_OUT
    return {table: rows_of(table) for table in sorted(tables)}


def rows_of(table: str) -> bytes:
    with connection.cursor() as cursor, cursor.copy(f"COPY {quoted(table)} TO STDOUT") as copy:
        return b"".join(copy)


def put_back(tables: dict[str, bytes]) -> None:
    """Empties these tables and fills them again. Sequences have gone on, so no key comes twice."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # rows come in any order
        cursor.execute(f"TRUNCATE {', '.join(map(quoted, tables))}")
        for table, rows in tables.items():
            with cursor.copy(f"COPY {quoted(table)} FROM STDIN") as copy:
                copy.write(rows)
        cursor.execute("SET session_replication_role = DEFAULT")
    ContentType.objects.clear_cache()
    cache.clear()


def quoted(table: str) -> str:
    return connection.ops.quote_name(table)
