"""Queries that every request asks: their SQL is built once, only their values change.

Django builds the SQL of a queryset anew each time; for a query over many models that takes longer
than the database needs to answer it.
"""

import re
from copy import copy
from functools import cached_property

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Value
from django.db.models.expressions import Col
from django.db.models.sql import Query

from .answer import Answer
from .asking import Asked, received


class Blank(Value):
    """A place in a queryset for a value that each asking brings."""

    def __init__(self, name, output_field):
        super().__init__(name, output_field)
        self.name = name

    def as_sql(self, compiler, connection):
        return "%s", [self]

    def __format__(self, _how):
        raise TypeError(f"«{self.name}» has no value while the query is built")

    def filled(self, values):
        return self.output_field.get_db_prep_value(values[self.name], connection)


class KeptQuery(Query):
    """A query whose SQL stands: it hands out the compiler that wrote it, with new values."""

    def chain(self, klass=None):
        """Nothing of it changes any more, so a copy may share all of it."""
        copied = Query.__new__(KeptQuery)
        copied.__dict__ = self.__dict__.copy()
        return copied

    def get_compiler(self, using=None, connection=None, elide_empty=True):
        return self.compiler


class Prepared:
    """A queryset, built once a process by `build`, with Blanks in it."""

    def __init__(self, build):
        self.build = build

    @cached_property
    def _statement(self):
        """The queryset, the compiler of its SQL, its converters, the SQL and its parameters.

        None for a queryset that is empty whatever the values.
        """
        queryset = self.build()
        compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        try:
            statement = compiler.as_sql()
        except EmptyResultSet:
            return None
        fields = [column for column, *_ in compiler.select[: compiler.col_count]]
        queryset._query = queryset.query.chain(
            klass=KeptQuery
        )  # setting `query` forgets flat lists
        return queryset, compiler, compiler.get_converters(fields), *settled(*statement)

    @cached_property
    def columns(self):
        """What is made of a row, and the names of what stands in it."""
        if self._statement is None:
            return ()
        queryset, compiler, *_ = self._statement
        names = tuple(alias or repr(column) for column, _sql, alias in compiler.select)
        return queryset.model, queryset._iterable_class, names

    @cached_property
    def key_place(self):
        """Where in a row the key of its record stands."""
        queryset, compiler, *_ = self._statement
        key, table = queryset.model._meta.pk, queryset.query.get_initial_alias()
        for place, (column, *_) in enumerate(compiler.select):
            if isinstance(column, Col) and (column.target, column.alias) == (key, table):
                return place
        raise TypeError("its rows hold no key of their record")

    def rows(self, **values):
        """What the database answers, as tuples; `values` by the names of the blanks."""
        return received(self.send(values))

    def objects(self, **values):
        """What a list of the queryset would hold; `values` by the names of the blanks."""
        return self.answer(self.rows(**values))

    def asked(self, **values):
        """The same for `answers`, which sends several at once."""
        return Asked(self, values)

    def send(self, values):
        """A cursor on what the database answers; None where it need not be asked."""
        if self._statement is None:
            return None
        *_, sql, parameters = self._statement
        cursor = connection.cursor()
        cursor.execute(sql, filled(parameters, values))
        return cursor

    def answer(self, rows):
        """The objects that such rows tell of; an Answer if the rows alone tell of them."""
        if rows and self._statement[0]._prefetch_related_lookups:
            return self.made_of(rows)
        return Answer(tuple(rows), self)

    def made_of(self, rows):
        """A list of the objects that such rows tell of."""
        if not rows:
            return []
        queryset, compiler, converters, *_ = self._statement
        compiler = copy(compiler)
        compiler.connection = connection  # of this thread
        compiler.get_converters = lambda _fields: converters
        # A query may select more than it was asked for, to order by it.
        width = compiler.col_count if compiler.has_extra_select else None
        compiler.execute_sql = lambda *_args, **_how: [
            [row[:width] for row in rows] if width else rows
        ]
        asked = queryset.all()
        asked.query.compiler = compiler
        return list(asked)


def settled(sql, parameters):
    """The statement with what never changes in its SQL, and the blanks that are left, by name.

    PostgreSQL plans a statement once for any values (settings: prepare_threshold); so it knows how
    many rows a constant is met by, and takes a value once, however often it stands in the SQL.
    SQLite plans in no time.
    """
    if connection.vendor != "postgresql":
        return sql, parameters
    left = iter(parameters)
    blanks = {}

    def settle(place):
        if place[0] == "%%":
            return "%%"
        if isinstance(value := next(left), Blank):
            blanks[value.name] = value
            return f"%({value.name})s"
        return connection.ops.compose_sql("%s", [value]).replace("%", "%%")

    return re.sub("%[s%]", settle, sql), blanks


def filled(parameters, values):
    """The parameters of a statement (settled) with a value in the place of each blank."""
    if isinstance(parameters, dict):
        return {name: blank.filled(values) for name, blank in parameters.items()}
    return tuple(p.filled(values) if isinstance(p, Blank) else p for p in parameters)
