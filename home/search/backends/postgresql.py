"""Search on PostgreSQL, as WAGTAILSEARCH_BACKENDS names it."""

from . import CatalogueBackend


class SearchBackend(CatalogueBackend):
    """Our catalogue on PostgreSQL (engines/postgresql.py)."""

    vendor = "postgresql"
