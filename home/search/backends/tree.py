"""The library's queries as our terms, so that parsed queries of the admin mean the same."""

from django.utils import timezone
from modelsearch.query import And, Boost, Not, Or, Phrase

from ..query import read_beginning, read_query, words_term
from ..terms import All, AnyOf, Without, in_titles


def term_of(query, beginning=False, title_only=False):
    """The tree of terms for a query of the library; None where nothing is left to look for."""
    term = _term(query, beginning)
    return in_titles(term) if term is not None and title_only else term


def _term(query, beginning):
    if isinstance(query, Boost):
        return _term(query.subquery, beginning)
    if isinstance(query, Phrase):
        return words_term(query.query_string) or None
    if isinstance(query, Or):
        parts = [part for part in (_term(q, beginning) for q in query.subqueries) if part]
        return AnyOf(tuple(parts)) if parts else None
    if isinstance(query, And):
        return _all(query.subqueries, beginning)
    if isinstance(query, Not):
        return None  # «everything but» alone: nothing is looked for
    return _plain(query, beginning)


def _plain(query, beginning):
    """Typed words: all of them, or any where the caller says so."""
    if beginning:
        return read_beginning(query.query_string)
    term = read_query(query.query_string, timezone.localdate()).term
    return AnyOf(term.parts) if term and query.operator == "or" else term


def _all(subqueries, beginning):
    wanted = [_term(q, beginning) for q in subqueries if not isinstance(q, Not)]
    unwanted = [_term(q.subquery, beginning) for q in subqueries if isinstance(q, Not)]
    wanted, unwanted = [t for t in wanted if t], [t for t in unwanted if t]
    if not wanted:
        return None
    term = All(tuple(wanted))
    return Without(term, AnyOf(tuple(unwanted))) if unwanted else term
