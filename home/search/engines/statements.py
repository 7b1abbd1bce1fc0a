"""Running the engines' statements: values as parameters, names of tables and conditions as $names.

What goes in for a $name is written in this package alone, never by who searches.
"""

from string import Template

from django.db import connection

from ..places import PARTS
from . import Alike

COUNTED = (
    "WITH hits AS MATERIALIZED ($hits) SELECT kind, organization_id, year, term_id, field,"
    " (id %% $parts > 0 AND id - id %% $parts IN (SELECT id FROM hits)) AS doubled,"
    " id = (SELECT min(id) FROM hits) AS oldest, count(*)"
    " FROM hits GROUP BY kind, organization_id, year, term_id, field, doubled, oldest"
)


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
