"""How the hits of a query spread: by kind, organisation, year, term and field."""

from collections import Counter

from django.http import Http404

from meetings.enums import ThemeField

from ..enums import EntryKind
from ..facets import Facet, Narrowing
from ..names import among
from .finding import NAMES

TITLES = {
    "loai": "Loại",
    "to-chuc": "Tổ chức",
    "nam": "Năm",
    "nhiem-ky": "Nhiệm kỳ",
    "linh-vuc": "Lĩnh vực",
}
WORDS = {"loai": EntryKind.values, "linh-vuc": ThemeField.values}
MAX_DIGITS = 9


def chosen_in(address):
    """What the address (a QueryDict) narrows by; Http404 for a value that can be none."""
    chosen = {}
    for key in TITLES:
        if text := address.get(key):
            chosen[key] = value_of(key, text)
    return chosen


def value_of(key, text):
    if key in WORDS:
        if text in WORDS[key]:
            return text
    elif text.isascii() and text.isdecimal() and len(text) <= MAX_DIGITS:
        return int(text)
    raise Http404


def facets_of(found, chosen, names, request):
    """The facets of a query, each with its choices; those with one value only are left out.

    `names`: the Names that this person knows.
    """
    rows = rows_of(found.alike)
    facets = [Facet(TITLES[key], key, labels) for key, labels in labels_of(names, rows)]
    facets = Narrowing(request, facets, rows, chosen).facets
    return [facet for facet in facets if len(facet.choices) > 2 or chosen]


def rows_of(alike):
    """Hits that are alike as one row of a Narrowing."""
    keys = [*NAMES, "size"]  # in the order in which Alike begins
    return [dict(zip(keys, hits, strict=False)) for hits in alike]


def labels_of(names, rows):
    """Pairs of key and words for the values that have a name, as they are listed."""
    years = sorted({row["nam"] for row in rows} - {None}, reverse=True)
    yield "loai", dict(EntryKind.choices)
    yield "to-chuc", among(names.organizations, {row["to-chuc"] for row in rows})
    yield "nam", {year: str(year) for year in years}
    yield "nhiem-ky", term_labels(among(names.terms, {row["nhiem-ky"] for row in rows}))
    yield "linh-vuc", dict(ThemeField.choices)


def term_labels(terms):
    """The name of each term, with whose it is where two are called alike."""
    alike = Counter(name for name, _whose in terms.values())
    return {
        pk: name if alike[name] == 1 else f"{name}, {whose}" for pk, (name, whose) in terms.items()
    }
