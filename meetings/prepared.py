"""Queries that every request asks: their SQL is built once, only their values change.

Django builds the SQL of a queryset anew each time; for a query over many models that takes longer
than the database needs to answer it.
"""

from functools import cached_property

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Value


class Blank(Value):
    """A place in a queryset for a value that each asking brings."""

    def __init__(self, name, output_field):
        super().__init__(name, output_field)
        self.name = name

    def as_sql(self, compiler, connection):
        return "%s", [self]

    def filled(self, values):
        return self.output_field.get_db_prep_value(values[self.name], connection)


class Prepared:
    """A queryset of plain values, built once a process by `build`, with Blanks in it."""

    def __init__(self, build):
        self.build = build

    @cached_property
    def _statement(self):
        """SQL and parameters; None for a queryset that is empty whatever the values."""
        try:
            return self.build().query.sql_with_params()
        except EmptyResultSet:
            return None

    def rows(self, **values):
        """Its rows as tuples; `values` by the names of the blanks."""
        if self._statement is None:
            return []
        sql, parameters = self._statement
        with connection.cursor() as cursor:
            cursor.execute(
                sql, [p.filled(values) if isinstance(p, Blank) else p for p in parameters]
            )
            return cursor.fetchall()
