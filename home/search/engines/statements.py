"""Running the engines' statements: values as parameters, names of tables and conditions as $names.

What goes in for a $name is written in this package alone, never by who searches.
"""

from string import Template

from django.db import connection


def run(statement, parameters=(), **names):
    """Executes it and returns all rows; parameters take the places of %s."""
    with connection.cursor() as cursor:
        cursor.execute(Template(statement).substitute(names), parameters)
        return cursor.fetchall() if cursor.description else []


def run_many(statement, rows, **names):
    """Executes it once for each row of parameters."""
    with connection.cursor() as cursor:
        cursor.executemany(Template(statement).substitute(names), rows)
