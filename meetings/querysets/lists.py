"""Long lists for every reader: their size, the keys of one page, the rows of these; all kept SQL.

Rows that a page skips are never read.
"""

from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Count, Value

from .questions import Question

PARTS_KEPT = 20  # of each list: its size, and pages read lately; 30 kB each and capacity


class Rows:
    """What a pager asks of an ordered queryset without ties in its order, built for this once."""

    def __init__(self, queryset):
        self.queryset = queryset

    def size(self):
        return self.queryset.count()

    def keys(self, window):
        """Keys of the rows in that Window, in the order of the list."""
        return window.in_order(window.of(self.queryset))

    def in_bulk(self, keys):
        """The rows of those keys, by key."""
        return self.queryset.in_bulk(keys)


@dataclass(frozen=True)
class Window:
    """The rows from `start` to before `stop`, counted from the list's end if `from_end`.

    `column`: what their keys stand in.
    """

    start: int
    stop: int
    from_end: bool = False
    column: str = "pk"

    def of(self, rows):
        keys = rows.values_list(self.column, flat=True)
        return (keys.reverse() if self.from_end else keys)[self.start : self.stop]

    def in_order(self, keys):
        return list(keys)[::-1] if self.from_end else list(keys)


@dataclass(frozen=True)
class Size:
    """How many rows there are, as a queryset of one number."""

    def of(self, rows):
        counted = rows.order_by().values(all_alike=Value(1)).annotate(size=Count("*"))
        return counted.values_list("size", flat=True)


class KeptList:
    """An ordered list without ties, kept for every reader.

    `build` takes the reader and, by name, what narrows the list; `blanks` are the fields of all
    that may narrow it. `rows` (ByKeys) reads the rows of a page, where a pager asks for them.
    `counted` may make a queryset quicker to count.
    """

    question = Question

    def __init__(self, build, rows=None, counted=None, **blanks):
        self.build, self.rows, self.blanks = build, rows, blanks
        self.counted = counted or (lambda rows: rows)
        self.kept = lru_cache(PARTS_KEPT)(self._question)

    def of(self, user, **values):
        """The list as this person sees it, for a pager; what is None narrows nothing."""
        return ListOfReader(self, user, {n: v for n, v in values.items() if v is not None})

    def _question(self, part, names):
        def asked(reader, **values):
            rows = self.build(reader, **values)
            return part.of(self.counted(rows) if part == Size() else rows)

        return self.question(asked, **{name: self.blanks[name] for name in names})


@dataclass(frozen=True)
class ListOfReader:
    """What a pager asks, answered by kept questions; see Rows."""

    kept_list: KeptList
    user: object
    values: dict

    def _ask(self, part):
        return self.kept_list.kept(part, tuple(self.values)).of(self.user, **self.values)

    def size(self):
        return next(iter(self._ask(Size())), 0)

    def keys(self, window):
        return window.in_order(self._ask(window))

    def in_bulk(self, keys):
        return self.kept_list.rows.in_bulk(self.user, keys)
