"""Hits of a frequent word as a list that reads no more of them than a page shows.

Papers of the number come first, then titles, then the newest; exact spelling before folded.
"""

from .engines import engine
from .facts import number_fact
from .order import holding_first, numbered_first, paper_of, without_inner
from .terms import All, Fact, has_marks

TITLES_FIRST = 500  # cards
MOST_HITS = 5_000  # hits of one reader that are counted and shown


class Frequent:
    """`term`, `where`, `number` as of matching.py; `size`: how many papers it holds."""

    def __init__(self, term, where, number="", size=MOST_HITS):
        self.term = term
        self.where = where
        self.number = number
        self.size = size

    def __len__(self):
        return self.size

    def __iter__(self):
        return iter(self[:])

    def __getitem__(self, part):
        """The rows of a slice, or one row. Each paper stands where it is met first."""
        if not isinstance(part, slice):
            return self.first(part + 1)[part]
        stop = self.size if part.stop is None else min(part.stop, self.size)
        return self.first(stop)[part.start or 0 :]

    def first(self, wanted):
        """The first rows, at most so many."""
        papers = {}
        for read in self._lists(wanted):
            for row in without_inner(read(len(papers))):
                papers.setdefault(paper_of(row), row)
            if len(papers) >= wanted:
                break
        return list(papers.values())[:wanted]

    def _lists(self, wanted):
        """Functions that read one list each; they take how many papers were met before."""
        if self.number:
            yield self._numbered
        for exact in [True, False] if has_marks(self.term) else [False]:
            yield lambda met, exact=exact: self._titles(exact)
            # A paper has one inner part at most, and those met before may come again.
            yield lambda met, exact=exact: self._newest(2 * wanted + met, exact)

    def _numbered(self, _met):
        term = All((self.term, Fact(number_fact(self.number), prefix=True)))
        rows = engine().newest(term, self.where, TITLES_FIRST)
        return numbered_first(rows, self.number)

    def _titles(self, exact):
        """Always all of them: what no longer holds stands at their end, whatever the page."""
        rows = engine().newest(self.term, self.where, TITLES_FIRST, exact=exact, titles=True)
        return holding_first(rows)

    def _newest(self, limit, exact):
        return engine().newest(self.term, self.where, min(limit, MOST_HITS), exact=exact)
