"""Search on SQLite, as WAGTAILSEARCH_BACKENDS names it."""

from . import CatalogueBackend


class SearchBackend(CatalogueBackend):
    """Our catalogue on SQLite (engines/sqlite.py)."""

    vendor = "sqlite"
