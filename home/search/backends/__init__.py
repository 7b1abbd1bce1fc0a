"""Wagtail's search, answered from our catalogue: the admin's boxes read as the site's does."""

from collections import OrderedDict

from django.db import NotSupportedError, connection
from django.db.models import Count
from django.utils.functional import cached_property
from modelsearch.backends.base import (
    BaseIndex,
    BaseSearchBackend,
    BaseSearchQueryCompiler,
    BaseSearchResults,
)
from modelsearch.query import MatchAll
from modelsearch.utils import get_content_type_pk, get_descendants_content_types_pks

from ...models import SearchEntry, SearchText
from ..around import Around
from ..cards import cards_of
from ..catalogue import take_away, write_cards
from ..engines import engine
from ..later import wait
from ..matching import best_first, newest_titles
from ..places import object_of
from ..tallies import count_anew
from .tree import term_of

AT_ONCE = 1000  # cards named in one query


class CatalogueIndex(BaseIndex):
    """Writes cards where the library writes its own entries."""

    def __init__(self, backend):
        super().__init__(backend)
        self._seen = set()
        self._around = Around()
        self.counts = True

    def add_items(self, model, items):
        """Cards of these objects, all of one model; later, where they wait."""
        if wait(model, items):
            return
        cards = [card for item in items for card in cards_of(item, self._around)]
        write_cards(model, [item.pk for item in items], cards, self._seen, self.counts)

    def delete_item(self, item):
        take_away(get_content_type_pk(type(item)), [item.pk])

    def reset(self):
        engine().remove(SearchEntry.objects.values_list("pk", flat=True))
        # Raw: nothing else hangs on a card, and there may be more than one query can name.
        for rows in (SearchText.objects.all(), SearchEntry.objects.all()):
            rows._raw_delete(rows.db)
        count_anew()


class Rebuilder:
    """Writes every card anew in place, then takes away those of papers that are gone.

    Nothing is emptied first: the site is searched all the while, and no lock is held for long.
    The archive's sizes stay as they were until all cards are there, and are then counted once.
    """

    def __init__(self, index):
        self.index = index

    def start(self):
        engine().get_ready()
        self.index.counts = False
        return self.index

    def finish(self):
        self.index.counts = True
        for content_type_id in (
            SearchEntry.objects.order_by().values_list("content_type", flat=True).distinct()
        ):
            self._take_stale(content_type_id)
        count_anew()
        engine().tidy()

    @staticmethod
    def _take_stale(content_type_id):
        entries = SearchEntry.objects.filter(content_type=content_type_id)
        model = entries.first().content_type.model_class()
        there = model._base_manager.values("pk") if model else []
        gone = entries.exclude(object_id__in=there).order_by().values_list("object_id", flat=True)
        gone = list(gone)
        for start in range(0, len(gone), AT_ONCE):
            take_away(content_type_id, gone[start : start + AT_ONCE])


class CatalogueQueryCompiler(BaseSearchQueryCompiler):
    """A query over the objects of one queryset."""

    DEFAULT_OPERATOR = "and"
    HANDLES_ORDER_BY_EXPRESSIONS = True
    beginning = False

    def check(self):
        """Nothing to check: the queryset filters and orders by itself, whatever its fields."""

    @cached_property
    def keys(self):
        """Keys of matching objects of the queryset, best first; None when everything matches.

        Asked once: a page of results is counted, told apart and printed from the same.
        """
        best = self.best_keys()
        if best is None:
            return None
        found = self.queryset.order_by().filter(pk__in=best)
        there = set(found.values_list("pk", flat=True))
        return [key for key in best if key in there]

    def best_keys(self):
        """Keys of matching objects, best first; None when everything matches.

        Past MOST_HITS matches only the newest are looked at.
        """
        if isinstance(self.query, MatchAll):
            return None
        term = term_of(self.query, self.beginning, set(self.fields or ()) == {"title"})
        if term is None:
            return []
        types = get_descendants_content_types_pks(self.queryset.model)
        where = (f"e.content_type_id IN ({', '.join(['%s'] * len(types))})", list(types))
        rows = newest_titles(term, where) if self.beginning else best_first(term, where)
        return list(dict.fromkeys(object_of(row.key) for row in rows))


class BeginningQueryCompiler(CatalogueQueryCompiler):
    """The same while a person types: titles and numbers, the last word may go on."""

    beginning = True


class CatalogueResults(BaseSearchResults):
    """Objects of the queryset that match; by relevance, or in the queryset's own order."""

    supports_facet = True

    def _matching(self):
        keys, queryset = self.query_compiler.keys, self.query_compiler.queryset
        return queryset if keys is None else queryset.filter(pk__in=keys)

    def _do_search(self):
        keys, queryset = self.query_compiler.keys, self.query_compiler.queryset
        if keys is None or not self.query_compiler.order_by_relevance:
            ordered = queryset.query.order_by
            matching = self._matching() if ordered else self._matching().order_by("-pk")
            return list(matching[self.start : self.stop])
        shown = keys[self.start : self.stop]
        found = {row.pk: row for row in queryset.filter(pk__in=shown)}
        return self._scored([found[key] for key in shown if key in found])

    def _scored(self, rows):
        if self._score_field:
            for place, row in enumerate(rows, self.start):
                setattr(row, self._score_field, 1 / (1 + place))
        return rows

    def _do_count(self):
        keys = self.query_compiler.keys
        size = self.query_compiler.queryset.count() if keys is None else len(keys)
        total = max(size - self.start, 0)
        return total if self.stop is None else min(total, self.stop - self.start)

    def facet(self, field_name):
        """How many objects have each value of the field, the most frequent first."""
        counted = self._matching().order_by().values(field_name).annotate(count=Count("pk"))
        return OrderedDict((row[field_name], row["count"]) for row in counted.order_by("-count"))


class CatalogueBackend(BaseSearchBackend):
    """Shared by both databases; each says which one it is made for."""

    query_compiler_class = CatalogueQueryCompiler
    autocomplete_query_compiler_class = BeginningQueryCompiler
    index_class = CatalogueIndex
    results_class = CatalogueResults
    rebuilder_class = Rebuilder
    vendor = None

    def __init__(self, params):
        super().__init__(params)
        if connection.vendor != self.vendor:
            raise NotSupportedError(f"{type(self).__module__} is made for {self.vendor}.")
