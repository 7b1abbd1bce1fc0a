"""What the address narrows the archive by: kind, year, organisation, term, number."""

from django.db.models import BigIntegerField, CharField, Count, IntegerField

from meetings.enums import DocumentType
from meetings.models import OrganizationLines

from ..enums import ARCHIVED, EntryKind
from ..facets import Facet, Narrowing, sizes
from ..models import ArchiveTally, SearchEntry
from ..names import among, names_beside
from ..querysets.cards import CardQuestion, ListOfCards
from ..search.words import number_key

# What the address says, and the column it means.
COLUMNS = {"loai": "kind", "nam": "year", "to-chuc": "organization", "nhiem-ky": "term"}
LONGEST_NUMBER = 40


class ArchiveNarrowing(Narrowing):
    """The archive's list: by its facets, and by the number of a paper."""

    def __init__(self, request):
        self.number = request.GET.get("so", "").strip()
        self.numbers = spellings(self.number) if self.number else None
        everything = rows_for(request.user)
        numbered = everything if self.numbers is None else rows_for(request.user, self.numbers)
        super().__init__(request, facets_of(request.user, everything), numbered)
        self.facets = [facet for facet in self.facets if self._is_asked(facet)]

    def _is_asked(self, facet):
        """Terms belong to one organisation: they are asked for once it is known."""
        known = {"to-chuc", "nhiem-ky"} & self.chosen.keys()
        return facet.choices and (facet.key != "nhiem-ky" or bool(known))

    def years(self):
        """Pairs of year and number of papers, the newest year first."""
        return sorted(sizes(self.left(), "nam").items(), reverse=True)

    def cards_of(self, year):
        """The papers of that year that meet what was chosen, as a list."""
        return CARDS.of(self.request.user, **self._wanted | {"year": year})

    def numbered_keys(self):
        """Keys of the same of any year, of the number that was asked for, the newest first.

        One a register at most: sorted here, for databases would walk down all papers in order.
        """
        numbered = numbered_for(self.request.user, self.numbers).filter(**self._wanted)
        return sorted(numbered.order_by().values_list("pk", flat=True), reverse=True)

    @property
    def _wanted(self):
        return {COLUMNS[key]: value for key, value in self.chosen.items()}

    @property
    def kept(self):
        """Pairs of key and value that the form for a number carries along."""
        return list(self.chosen.items())

    @property
    def is_narrowed(self):
        return bool(self.chosen or self.number)


TALLIES = CardQuestion(
    lambda reader: ArchiveTally.objects.visible_to(reader).sizes_by(*COLUMNS.values())
)
CARDS = ListOfCards(
    lambda reader, **narrowed: SearchEntry.objects.seen_along(reader).archived().filter(**narrowed),
    kind=CharField(),
    year=IntegerField(),
    organization=BigIntegerField(),
    term=BigIntegerField(),
)


def numbered_for(user, numbers):
    """Cards of the archive that this person finds under these numbers (keys)."""
    return SearchEntry.objects.seen_along(user).archived().filter(number__in=numbers)


def rows_for(user, numbers=None):
    """All that this person finds in the archive, as rows of a Narrowing; keys are 0 for none.

    With `numbers` (keys) only papers so numbered.
    """
    if numbers is None:
        counted = TALLIES.of(user)
    else:
        alike = numbered_for(user, numbers).order_by().values_list(*COLUMNS.values())
        counted = alike.annotate(size=Count("pk"))
    names = [*COLUMNS, "size"]
    return [dict(zip(names, (value or 0 for value in row), strict=True)) for row in counted]


def facets_of(user, rows):
    """The four questions, each with the values that occur."""
    names = names_beside(user)
    years = sorted({row["nam"] for row in rows}, reverse=True)
    kinds = {row["loai"] for row in rows}
    return [
        Facet("Loại", "loai", {k: EntryKind(k).label for k in ARCHIVED if k in kinds}),
        Facet("Năm", "nam", {year: str(year) for year in years}),
        Facet("Tổ chức", "to-chuc", among(names.organizations, {row["to-chuc"] for row in rows})),
        Facet("Nhiệm kỳ", "nhiem-ky", terms_among(names, rows)),
    ]


def terms_among(names, rows):
    """Names by key of the terms of these rows that have one, the latest first."""
    known = among(names.terms, {row["nhiem-ky"] for row in rows})
    return {pk: name for pk, (name, _whose) in known.items()}


def spellings(text):
    """Keys of the numbers that the text may mean: «5 nq» is 05-NQ/CB as well as 05-NQ/ĐU."""
    key = number_key(text) if len(text) <= LONGEST_NUMBER else ""
    if not key:
        return []
    lines = OrganizationLines.objects.order_by().values_list("symbol", flat=True).distinct()
    issuers = [number_key(symbol) for symbol in lines]
    types = ["", *(number_key(type.symbol) for type in DocumentType)]
    return [key, *(f"{key}{type}{issuer}" for type in types for issuer in issuers)]
