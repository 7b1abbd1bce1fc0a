"""Hits of a term, best first, at a cost that stops growing.

Ranking a word that stands in half of all papers costs more than it tells. So everything is ranked
up to RANKED_UP_TO hits; past that titles come first and then the newest, MOST_HITS in all.
"""

from dataclasses import dataclass, field

from .engines import Alike, engine
from .frequent import MOST_HITS, Frequent
from .order import by_score, holding_first, numbered_first, without_inner
from .terms import has_marks

RANKED_UP_TO = 1_500  # hits of one reader


@dataclass
class Matches:
    """The hits of a term: a list, best first; how they spread; whether there are more of them."""

    rows: object = ()  # a list of Row, or a Frequent
    alike: list[Alike] = field(default_factory=list)
    more: bool = False


def matches(term, where, *, together=None, number="", kind="", spread=True):
    """Papers that match, each once.

    `where`: SQL and parameters on the card, table `e`; `number`: papers of it come first;
    `together`: words that count for more where they stand one behind the other;
    `kind`: of papers that fit as well, those of this kind come first; `spread`: False where nobody
    asks how they spread.
    """
    amount, size, alike = (spread_of if spread else size_of)(term, where)
    more = amount > MOST_HITS
    if not amount:
        return Matches()
    if amount > RANKED_UP_TO:
        return Matches(Frequent(term, where, number, size), alike, more)
    found = engine().ranked(term, where, together=together, has_marks=has_marks(term))
    rows = without_inner(by_score(found, kind))
    return Matches(numbered_first(rows, number), alike)


def spread_of(term, where):
    """How many hits, of how many papers, and how these spread (a list of Alike)."""
    alike = engine().spread(term, where, MOST_HITS + 1)
    amount = sum(hits.amount for hits in alike)
    alike = each_once(alike, amount > MOST_HITS)
    return amount, sum(hits.amount for hits in alike), alike


def size_of(term, where):
    """The same without how they spread, a third faster."""
    amount, papers = engine().size(term, where, MOST_HITS + 1)
    return amount, papers - (amount > MOST_HITS), []


def each_once(alike, more):
    """The same with every paper counted once, and without the one hit that only says there are
    more: the oldest, which is never the inner part of a paper that is counted too."""
    last = min(hits.oldest for hits in alike) if more else None
    papers = []
    for *values, amount, doubled, oldest in alike:
        if size := amount - doubled - (oldest == last):
            papers.append(Alike(*values, size, doubled, oldest))
    return papers


def newest_titles(term, where, most=MOST_HITS):
    """Rows whose title meets the term, the newest, those that hold before those that do not."""
    # One more, so that the open part of the last paper is met as well.
    rows = engine().newest(term, where, most + 1, titles=True)
    return holding_first(without_inner(rows)[:most])


def best_first(term, where):
    """Rows that match, best first, at most MOST_HITS: for lists that are narrowed afterwards."""
    rows = Frequent(term, where)[:]
    if len(rows) > RANKED_UP_TO:
        return rows
    return by_score(engine().ranked(term, where, has_marks=has_marks(term)))
