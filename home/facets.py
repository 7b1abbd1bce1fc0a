"""Ways to narrow a list by its address: what is chosen, and how many each choice would leave."""

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote

from django.http import Http404


class Choice(NamedTuple):
    """One line of a facet, as the template prints it."""

    label: str
    url: str
    size: int
    current: bool


@dataclass
class Facet:
    """One question of a list: its title, its key in the address, the words for its values."""

    title: str
    key: str
    labels: dict
    choices: tuple = ()


class Narrowing:
    """What the address narrows a list by.

    `rows` are dicts with a value for the key of each facet, and «size»: how many entries of the
    list have these. `chosen`: values by key, where somebody has read them before.
    """

    def __init__(self, request, facets, rows, chosen=None):
        self.request = request
        self.facets = facets
        self.rows = rows
        self.chosen = self._read() if chosen is None else chosen
        for facet in facets:
            facet.choices = self._choices(facet)

    @property
    def total(self):
        """How many entries are left under all that was chosen."""
        return sum(row["size"] for row in self.left())

    def left(self, but=None):
        """Rows that meet all that was chosen, one key aside."""
        wanted = {key: value for key, value in self.chosen.items() if key != but}
        if not wanted:
            return self.rows
        return [row for row in self.rows if all(row[k] == v for k, v in wanted.items())]

    def _read(self):
        """Values the address asks for; a value that is none of the facet's is 404."""
        chosen = {}
        for facet in self.facets:
            if text := self.request.GET.get(facet.key):
                values = {str(value): value for value in facet.labels}
                if text not in values:
                    raise Http404
                chosen[facet.key] = values[text]
        return chosen

    def _choices(self, facet):
        """«Tất cả» and every value that has rows under the other facets' choices."""
        counts = sizes(self.left(but=facet.key), facet.key)
        current = self.chosen.get(facet.key)
        everything, narrowed = self._addresses(facet.key)
        lines = [Choice("Tất cả", everything, counts.total(), current is None)]
        lines += [
            Choice(label, narrowed + quote(str(value)), counts[value], current == value)
            for value, label in facet.labels.items()
            if counts[value] or current == value
        ]
        return tuple(lines)

    def _addresses(self, key):
        """The list's address without a choice for that key, and how it begins with one."""
        query = self.request.GET.copy()
        query.pop("p", None)
        query.pop(key, None)
        path = self.request.path
        if not query:
            return path, f"{path}?{key}="
        return f"{path}?{query.urlencode()}", f"{path}?{query.urlencode()}&{key}="


def sizes(rows, key):
    """How many entries have each value of that key, as a Counter."""
    counts = Counter()
    for row in rows:
        counts[row[key]] += row["size"]
    return counts
