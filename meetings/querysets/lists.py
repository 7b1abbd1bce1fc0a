"""Long lists for every reader: a page of rows with the list's size, in one question of kept SQL.

Rows that a page skips are never read.
"""

from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Count, Subquery, Value

from .questions import Question

PARTS_KEPT = 20  # of each list: its size, and pages read lately; 50 kB each and capacity


class Rows:
    """What a pager asks of an ordered queryset without ties in its order, built for this once."""

    def __init__(self, queryset):
        self.queryset = queryset

    def size(self):
        return self.queryset.count()

    def first(self, amount):
        """So many of the first rows, and how many rows there are."""
        return self.page(Window(0, amount)), self.size()

    def page(self, window):
        """The rows of that Window, in the order of the list."""
        keys = window.in_order(window.of(self.queryset))
        found = self.queryset.in_bulk(keys)
        return [found[key] for key in keys if key in found]


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
class Keys:
    """What the rows of a Window bear in its column, as a queryset."""

    window: Window

    def of(self, kept, reader, **values):
        return self.window.of(kept.build(reader, **values))


@dataclass(frozen=True)
class Size:
    """How many rows there are, as a queryset of one number."""

    def of(self, kept, reader, **values):
        counted = kept.counted(reader, **values).order_by()
        counted = counted.values(all_alike=Value(1)).annotate(size=Count("*"))
        return counted.values_list("size", flat=True)


@dataclass(frozen=True)
class Page:
    """The rows of a Window, each with the size of the whole list as `list_size` if `counts`."""

    window: Window
    counts: bool = False

    def of(self, kept, reader, **values):
        rows = kept.build(reader, **values)
        page = kept.listed(reader).filter(pk__in=self.window.of(rows))
        if rows.query.order_by:
            page = page.order_by(*rows.query.order_by)
        return page.annotate(**self._size(kept, reader, values))

    def _size(self, kept, reader, values):
        return {"list_size": Subquery(Size().of(kept, reader, **values))} if self.counts else {}


class KeptList:
    """An ordered list without ties, kept for every reader.

    `build` takes the reader and, by name, what narrows the list; `blanks` are the fields of all
    that may narrow it. `listed` takes the reader and gives all that he may see, with what a page
    reads of it. `counted` takes what `build` takes: what is counted, if it is not the list.
    """

    question = Question

    def __init__(self, build, listed=None, counted=None, **blanks):
        self.build, self.listed, self.blanks = build, listed, blanks
        self.counted = counted or build
        self.kept = lru_cache(PARTS_KEPT)(self._question)

    def of(self, user, **values):
        """The list as this person sees it, for a pager; what is None narrows nothing."""
        return ListOfReader(self, user, {n: v for n, v in values.items() if v is not None})

    def _question(self, part, names):
        def asked(reader, **values):
            return part.of(self, reader, **values)

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

    def first(self, amount):
        rows = self._ask(Page(Window(0, amount), counts=True))
        return rows, next((row.list_size for row in rows[:1]), 0)

    def page(self, window):
        return self._ask(Page(window))

    def keys(self, window):
        """What the rows of that Window bear in its column, in the order of the list."""
        return window.in_order(self._ask(Keys(window)))
