"""How the hits of a query spread: by kind, organisation, year, term and field."""

from collections import Counter
from operator import attrgetter

from django.http import Http404

from meetings.enums import ThemeField
from meetings.models import Organization, Term

from ..enums import EntryKind
from ..facets import Choice, Facet
from .finding import NAMES, meets

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


def facets_of(found, chosen, request):
    """The facets of a query, each with its choices; those with one value only are left out."""
    spreads = {key: counts_of(found, chosen, key) for key in TITLES}
    labels = labels_of(request.user, spreads)
    facets = [facet_of(key, spreads[key], labels[key], chosen, request) for key in TITLES]
    return [facet for facet in facets if len(facet.choices) > 2 or len(chosen)]


def counts_of(found, chosen, key):
    """How many hits have each value, under what was chosen elsewhere."""
    others = {name: value for name, value in chosen.items() if name != key}
    name = NAMES[key]
    rows = [row for row in found.all_rows if meets(row, others)] if others else found.all_rows
    return Counter(map(attrgetter(name), rows))


def labels_of(user, spreads):
    """Words for all values that this person knows, in the order in which they are listed."""
    years = sorted((year for year in spreads["nam"] if year), reverse=True)
    known = Organization.objects.visible_to(user)
    organizations = known.filter(pk__in=[pk for pk in spreads["to-chuc"] if pk])
    terms = Term.objects.visible_to(user).filter(pk__in=[pk for pk in spreads["nhiem-ky"] if pk])
    return {
        "loai": dict(EntryKind.choices),
        "to-chuc": {row.pk: row.name for row in organizations},
        "nam": {year: str(year) for year in years},
        "nhiem-ky": {row.pk: row.name for row in terms},
        "linh-vuc": dict(ThemeField.choices),
    }


def facet_of(key, counts, labels, chosen, request):
    facet, current = Facet(TITLES[key], key, labels), chosen.get(key)
    everything = Choice("Tất cả", address(request, key, None), counts.total(), current is None)
    facet.choices = [everything] + [
        Choice(label, address(request, key, value), counts[value], current == value)
        for value, label in labels.items()
        if counts[value] or current == value
    ]
    return facet


def address(request, key, value):
    """The same page with that choice made, or taken back (None); from its first page on."""
    query = request.GET.copy()
    query.pop("p", None)
    query.pop(key, None)
    if value is not None:
        query[key] = value
    return f"{request.path}?{query.urlencode()}"
