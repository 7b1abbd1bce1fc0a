"""The archive's papers, newest first; how many each year holds is known before (narrowing.py)."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from meetings.models.themes import ROMAN
from meetings.querysets.questions import ByKeys
from meetings.states import out_of_force_state

from ..enums import EntryKind
from ..models import SearchEntry
from ..pagination import keys_along

CHUNK = 500


class Timeline:
    """A list of cards for Django's Paginator: it has a length, and slices."""

    def __init__(self, narrowing):
        self.narrowing = narrowing
        self.user = narrowing.request.user
        self.years = narrowing.years()

    def __len__(self):
        return sum(size for _, size in self.years)

    def __getitem__(self, part):
        """The cards from `part.start` to before `part.stop`, with what a line of a list prints."""
        start = part.start or 0
        return LISTED.in_order(self.user, self._keys(start, part.stop - start))

    def walk(self, start, stop):
        """The same, read from the database bit by bit."""
        keys = self._keys(start, stop - start)
        for begin in range(0, len(keys), CHUNK):
            yield from LISTED.in_order(self.user, keys[begin : begin + CHUNK])

    def _keys(self, skip, wanted):
        """Keys of so many cards after the first `skip`, year by year."""
        if self.narrowing.numbers is not None:
            return self.narrowing.numbered_keys()[skip : skip + wanted]
        return keys_along(self.narrowing.cards_of, self.years, skip, skip + wanted)


# Of keys that were found for this person.
LISTED = ByKeys(lambda _reader: SearchEntry.objects.for_rows())


@dataclass(frozen=True)
class Month:
    """The papers of one month on one page of the list."""

    first_day: date
    cards: list
    year_key: int | None = None  # the organisation whose year begins here, if one was chosen

    @property
    def name(self):
        return f"Tháng {self.first_day.month}/{self.first_day.year}"

    @property
    def anchor(self):
        return f"thang-{self.first_day:%Y-%m}"

    @property
    def year_link(self):
        return f"Cả năm {self.first_day.year} trên một tờ"


def months_of(cards, organization=None):
    """The cards, dressed, under their months, in the order they come in.

    `organization`: key of the one that was chosen; the first month of a year leads to its year.
    """
    months, year = [], None
    for first_day, group in groupby(dressed(cards), key=lambda card: card.day.replace(day=1)):
        begins = first_day.year != year
        months.append(Month(first_day, list(group), organization if begins else None))
        year = first_day.year
    return months


def dressed(cards):
    """The cards with `when`, and `state` (components/status.html) for papers out of force."""
    for card in cards:
        card.state = out_of_force_state(card.out_of_force)
        card.when = words_of_day(card)
    return cards


def words_of_day(card):
    """«05/11»; of a theme, which is for a quarter, «quý IV»."""
    is_theme = card.kind == EntryKind.THEME
    return f"quý {ROMAN[(card.day.month + 2) // 3]}" if is_theme else f"{card.day:%d/%m}"
