"""Running the engines' statements: values as parameters, names of tables and conditions as $names.

What goes in for a $name is written in this package alone, never by who searches.
"""

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


def counted(hits, parameters, **names):
    """How many rows of the statement `hits` are Alike, without fetching each."""
    statement = Template(hits).substitute(names)
    found = run(COUNTED, parameters, hits=statement, parts=PARTS)
    return list(map(Alike._make, found))


def sized(hits, parameters, **names):
    """How many rows the statement `hits` gives, and of how many papers: a pair of numbers."""
    statement = Template(hits).substitute(names | {"columns": "e.id"})
    return run(SIZED, parameters, hits=statement, parts=PARTS)[0]
