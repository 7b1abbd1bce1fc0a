"""Hits of a term, best first, at a cost that stops growing.

Ranking a word that stands in half of all papers costs more than it tells. So everything is ranked
up to RANKED_UP_TO matches; past that titles come first and then the newest, MOST_HITS in all.
"""

from ..enums import EntryKind
from ..models import SearchEntry
from .engines import engine
from .terms import has_marks

RANKED_UP_TO = 4_000  # matches, whoever reads them
MOST_HITS = 5_000  # hits of one reader that are counted and shown
TITLES_FIRST = 500  # of a frequent word


def best_first(term, where, *, together=None, number="", kind="", titles=False, limit=MOST_HITS):
    """Rows that match, best first: at most `limit` and one more, which tells that there are more.

    `where`: SQL and parameters on the card, table `e`; `number`: papers of it come first;
    `together`: words that count for more where they stand one behind the other;
    `kind`: of papers that fit as well, those of this kind come first.
    `titles`: look in titles alone, the newest first.
    """
    if titles:
        return engine().newest(term, where, limit + 1, titles=True)
    if engine().amount(term, RANKED_UP_TO + 1) <= RANKED_UP_TO:
        found = engine().ranked(term, where, together=together, has_marks=has_marks(term))
        rows = by_score(found, kind)
    else:
        rows = by_title_and_day(term, where, limit)
    return numbered_first(rows, number)[: limit + 1]


def by_score(rows, kind):
    """Exact spelling before folded, words together before words apart, the title before the text;
    then the kind that was named, a paper before its files, by score and day."""

    def place(row):
        words = (not row.exact, not row.together, not row.in_title)
        return *words, row.kind != kind, row.kind == EntryKind.FILE, -row.score, -row.key

    return sorted(rows, key=place)


def by_title_and_day(term, where, limit):
    """Exact spelling before folded; within each the titles, then the newest."""
    rows = {}
    for exact in (True, False) if has_marks(term) else (False,):
        for titles, most in ((True, TITLES_FIRST), (False, limit + 1)):
            if len(rows) <= limit:
                for row in engine().newest(term, where, most, exact=exact, titles=titles):
                    rows.setdefault(row.key, row)
    return list(rows.values())


def numbered_first(rows, number):
    """Papers that carry the number itself stand before those that name it."""
    if not number:
        return rows
    own = carrying(number, {row.key for row in rows})
    return sorted(rows, key=lambda row: own.get(row.key, 2))


def carrying(number, keys):
    """Of these cards those with that number (0), or one that begins so (1)."""
    found = SearchEntry.objects.filter(number__startswith=number).order_by()
    carried = found.values_list("pk", "number")
    return {pk: int(own != number) for pk, own in carried if pk in keys}
