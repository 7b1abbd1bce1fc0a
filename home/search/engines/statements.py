"""Running the engines' statements: values as parameters, names of tables and conditions as $names.

What goes in for a $name is written in this package alone, never by who searches.
"""

from itertools import repeat
from operator import attrgetter
from string import Template

from django.db import connection

from ..places import PARTS
from . import Alike

# CASE keeps the look for open parts from being prepared where no inner part is a hit.
COUNTED = (
    "WITH hits AS MATERIALIZED ($hits) SELECT kind, organization_id, year, term_id, field,"
    " count(*), sum(CASE WHEN id %% $parts = 0 THEN 0"
    " WHEN id - id %% $parts IN (SELECT id FROM hits) THEN 1 ELSE 0 END), min(id)"
    " FROM hits GROUP BY kind, organization_id, year, term_id, field"
)


# Two parts of one paper are one.
SIZED = "SELECT count(*), count(DISTINCT id / $parts) FROM ($hits) AS hits"


def run(statement, parameters=(), **names):
    """Executes it and returns all rows; parameters take the places of %s."""
    with connection.cursor() as cursor:
        cursor.execute(Template(statement).substitute(names), parameters)
        return cursor.fetchall() if cursor.description else []


def run_many(statement, rows, **names):
    """Executes it once for each row of parameters."""
    with connection.cursor() as cursor:
        cursor.executemany(Template(statement).substitute(names), rows)


def insert_many(objects):
    """Inserts rows of one model as they are: saves what Django asks of each value of each."""
    table, columns, rows = rows_of(objects)
    run_many(
        "INSERT INTO $table ($columns) VALUES ($places)",
        list(rows),
        table=table,
        columns=", ".join(columns),
        places=", ".join(["%s"] * len(columns)),
    )


def copy_in(objects, more=None):
    """The same by PostgreSQL's COPY. `more`: by name, a column that Django does not know: its
    values, one for each object."""
    table, columns, rows = rows_of(objects)
    more = more or {}
    added = zip(*more.values(), strict=True) if more else repeat(())
    statement = f"COPY {table} ({', '.join([*columns, *more])}) FROM STDIN"
    with (
        connection.wrap_database_errors,
        connection.cursor() as cursor,
        cursor.copy(statement) as copy,
    ):
        for row, values in zip(rows, added, strict=bool(more)):
            copy.write_row((*row, *values))


def rows_of(objects):
    """The table of these objects of one model, its columns, and what goes into them."""
    options = objects[0]._meta
    read = attrgetter(*(field.attname for field in options.concrete_fields))
    return options.db_table, [field.column for field in options.concrete_fields], map(read, objects)


def counted(hits, parameters, **names):
    """How many rows of the statement `hits` are Alike, without fetching each."""
    statement = Template(hits).substitute(names)
    found = run(COUNTED, parameters, hits=statement, parts=PARTS)
    return list(map(Alike._make, found))


def sized(hits, parameters, **names):
    """How many rows the statement `hits` gives, and of how many papers: a pair of numbers."""
    statement = Template(hits).substitute(names | {"columns": "e.id"})
    return run(SIZED, parameters, hits=statement, parts=PARTS)[0]
