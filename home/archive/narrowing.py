"""What the address narrows the archive by: kind, year, organisation, term, number."""

from collections import Counter
from typing import NamedTuple

from django.db.models import Count, Sum
from django.http import Http404

from meetings.enums import DocumentType
from meetings.models import Organization, OrganizationLines, Term

from ..enums import ARCHIVED, EntryKind
from ..facets import Choice, Facet
from ..models import ArchiveTally, SearchEntry
from ..search.words import number_key

# What the address says, and the column it means.
COLUMNS = {"loai": "kind", "nam": "year", "to-chuc": "organization", "nhiem-ky": "term"}
LONGEST_NUMBER = 40


class Heap(NamedTuple):
    """Papers alike in all that the archive is narrowed by; organisation and term are keys or 0."""

    kind: str
    year: int
    organization: int
    term: int
    size: int


class ArchiveNarrowing:
    """What was chosen in the address, and the facets to choose from. Other values are 404."""

    def __init__(self, request):
        self.request = request
        self.number = request.GET.get("so", "").strip()
        everything = heaps_of(request.user)
        self.facets = facets_of(request.user, everything)
        self.chosen = self._read()
        self.numbers = spellings(self.number) if self.number else None
        self.heaps = everything if self.numbers is None else heaps_of(request.user, self.numbers)
        for facet in self.facets:
            facet.choices = self._choices(facet)
        self.facets = [facet for facet in self.facets if self._is_asked(facet)]

    def _read(self):
        chosen = {}
        for facet in self.facets:
            if text := self.request.GET.get(facet.key):
                values = {str(value): value for value in facet.labels}
                if text not in values:
                    raise Http404
                chosen[facet.key] = values[text]
        return chosen

    def _is_asked(self, facet):
        """Terms belong to one organisation: they are asked for once it is known."""
        known = {"to-chuc", "nhiem-ky"} & self.chosen.keys()
        return facet.choices and (facet.key != "nhiem-ky" or bool(known))

    def _choices(self, facet):
        """«Tất cả», and every value that has papers under the other choices."""
        counts = Counter()
        for heap in self.left(but=facet.key):
            counts[getattr(heap, COLUMNS[facet.key])] += heap.size
        current = self.chosen.get(facet.key)
        lines = [Choice("Tất cả", self.address(facet.key), counts.total(), current is None)]
        lines += [
            Choice(label, self.address(facet.key, value), counts[value], current == value)
            for value, label in facet.labels.items()
            if counts[value] or current == value
        ]
        return lines

    def left(self, but=None):
        """Heaps that meet all that was chosen, one key aside."""
        wanted = {COLUMNS[key]: value for key, value in self.chosen.items() if key != but}
        return [h for h in self.heaps if all(getattr(h, k) == v for k, v in wanted.items())]

    def years(self):
        """Pairs of year and number of papers, the newest year first."""
        counts = Counter()
        for heap in self.left():
            counts[heap.year] += heap.size
        return sorted(counts.items(), reverse=True)

    def cards(self):
        """The papers that meet what was chosen, in no particular order."""
        wanted = {COLUMNS[key]: value for key, value in self.chosen.items()}
        if self.numbers is not None:
            wanted["number__in"] = self.numbers
        return SearchEntry.objects.seen_along(self.request.user).archived().filter(**wanted)

    def address(self, key, value=None):
        """The same list with another value of that key, from its first page."""
        query = self.request.GET.copy()
        query.pop("p", None)
        query.pop(key, None)
        if value is not None:
            query[key] = value
        return f"{self.request.path}?{query.urlencode()}" if query else self.request.path

    @property
    def kept(self):
        """Pairs of key and value that the form for a number carries along."""
        return list(self.chosen.items())

    @property
    def is_narrowed(self):
        return bool(self.chosen or self.number)


def heaps_of(user, numbers=None):
    """All that this person finds in the archive; with `numbers` (keys) only papers so numbered."""
    if numbers is None:
        rows = ArchiveTally.objects.visible_to(user)
        counted = rows.values_list(*COLUMNS.values()).annotate(size=Sum("amount"))
    else:
        rows = SearchEntry.objects.seen_along(user).archived().filter(number__in=numbers)
        counted = rows.order_by().values_list(*COLUMNS.values()).annotate(size=Count("pk"))
    return [Heap(kind, year, of or 0, term or 0, n) for kind, year, of, term, n in counted]


def facets_of(user, heaps):
    """The four questions, each with the values that occur."""
    years = sorted({heap.year for heap in heaps}, reverse=True)
    kinds = {heap.kind for heap in heaps}
    return [
        Facet("Loại", "loai", {k: EntryKind(k).label for k in ARCHIVED if k in kinds}),
        Facet("Năm", "nam", {year: str(year) for year in years}),
        Facet("Tổ chức", "to-chuc", organizations_among(heaps)),
        Facet("Nhiệm kỳ", "nhiem-ky", terms_among(user, heaps)),
    ]


def organizations_among(heaps):
    """Names by key, the Đảng ủy first."""
    found = Organization.objects.filter(pk__in={heap.organization for heap in heaps})
    return dict(found.values_list("pk", "name"))


def terms_among(user, heaps):
    """Names by key of the terms that this person knows, the latest first."""
    found = Term.objects.visible_to(user).filter(pk__in={heap.term for heap in heaps})
    return dict(found.order_by("-starts_on", "organization").values_list("pk", "name"))


def spellings(text):
    """Keys of the numbers that the text may mean: «5 nq» is 05-NQ/CB as well as 05-NQ/ĐU."""
    key = number_key(text) if len(text) <= LONGEST_NUMBER else ""
    if not key:
        return []
    lines = OrganizationLines.objects.order_by().values_list("symbol", flat=True).distinct()
    issuers = [number_key(symbol) for symbol in lines]
    types = ["", *(number_key(type.symbol) for type in DocumentType)]
    return [key, *(f"{key}{type}{issuer}" for type in types for issuer in issuers)]
