"""How many archived cards stand where: counted as cards come and go, never by looking at all."""

from collections import Counter

from django.db import transaction
from django.db.models import Count, F

from ..enums import ARCHIVED, EntryKind
from ..models import ArchiveTally, SearchEntry

PLACE = ["readership_id", "kind", "year", "organization_id", "term_id", "field"]
COLUMNS = ["readership_id", "kind", "year", "organization", "term", "field"]  # of a tally


def add_up(come, gone):
    """Changes the tallies by these cards (SearchEntry, or rows with its fields)."""
    change = Counter(shelf_of(card) for card in come if card.archived)
    change.subtract(shelf_of(card) for card in gone if card.archived)
    # In one order, so that two writers wait for each other instead of blocking each other.
    places = sorted(place for place, amount in change.items() if amount)
    tallies = [dict(zip(COLUMNS, place, strict=True)) for place in places]
    new = [ArchiveTally(**tally) for tally in tallies]
    ArchiveTally.objects.bulk_create(new, ignore_conflicts=True)
    for place, tally in zip(places, tallies, strict=True):
        ArchiveTally.objects.filter(**tally).update(amount=F("amount") + change[place])


def is_archived(entry):
    """True for signed minutes, issued papers, published reports and themes of a known year."""
    # A draft is read by its committee, and filed nowhere.
    is_draft = entry.kind == EntryKind.RESOLUTION and not entry.number
    return entry.kind in ARCHIVED and entry.part == 0 and entry.year is not None and not is_draft


def shelf_of(card):
    return shelf(getattr(card, name) for name in PLACE)


def shelf(place):
    """The values of COLUMNS; keys that are none are 0 there."""
    return tuple(0 if value is None else value for value in place)


@transaction.atomic
def count_anew():
    """All tallies from the cards themselves; after this they agree whatever happened before."""
    cards = SearchEntry.objects.archived().order_by()
    counted = cards.values_list(*PLACE).annotate(amount=Count("pk"))
    rows = []
    for *place, amount in counted:
        known = dict(zip(COLUMNS, shelf(place), strict=True))
        rows.append(ArchiveTally(**known, amount=amount))
    ArchiveTally.objects.all().delete()
    ArchiveTally.objects.bulk_create(rows, batch_size=1000)
