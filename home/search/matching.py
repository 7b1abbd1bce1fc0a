"""Hits of a term, best first, at a cost that stops growing.

Ranking a word that stands in half of all papers costs more than it tells. So everything is ranked
up to RANKED_UP_TO hits; past that titles come first and then the newest, MOST_HITS in all.
"""

from ..enums import EntryKind
from ..models import SearchEntry
from .engines import engine
from .terms import has_marks

RANKED_UP_TO = 2_000  # hits of one reader
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
        return holding_first(engine().newest(term, where, limit + 1, titles=True))
    newest = by_spelling(term, where, limit)
    rows = each_once(newest.values())
    if len(rows) <= RANKED_UP_TO:
        found = engine().ranked(term, where, together=together, has_marks=has_marks(term))
        rows = by_score(found, kind)
    else:
        rows = titles_first(newest, term, where)
    return numbered_first(rows, number)[: limit + 1]


def by_spelling(term, where, limit):
    """The newest hits: by True those in exact spelling, by False all of them if there is room."""
    newest = {True: engine().newest(term, where, limit + 1, exact=True)} if has_marks(term) else {}
    if len(newest.get(True, ())) <= limit:
        newest[False] = engine().newest(term, where, limit + 1)
    return newest


def titles_first(newest, term, where):
    """Exact spelling before folded; within each the titles, then the newest."""
    lists = []
    for exact, rows in newest.items():
        named = engine().newest(term, where, TITLES_FIRST, exact=exact, titles=True)
        lists += [holding_first(named), rows]
    return each_once(lists)


def holding_first(rows):
    """The same order, papers out of force behind those that hold."""
    return sorted(rows, key=lambda row: row.out_of_force != "")


def each_once(lists):
    """The rows of several lists, one behind the other, each where it stands first."""
    return list({row.key: row for rows in lists for row in rows}.values())


def by_score(rows, kind):
    """Exact spelling before folded, words together before words apart, the title before the text;
    then what holds, the kind that was named, a paper before its files, by score and day."""

    def place(row):
        words = (not row.exact, not row.together, not row.in_title, row.out_of_force != "")
        return *words, row.kind != kind, row.kind == EntryKind.FILE, -row.score, -row.key

    return sorted(rows, key=place)


def numbered_first(rows, number):
    """Papers that carry the number itself stand before those that name it."""
    if not number:
        return rows
    own = carrying(number, {row.key for row in rows})
    return sorted(rows, key=lambda row: own.get(row.key, 2))


def carrying(number, keys):
    """Of these cards those with that number (0), or one that begins so (1)."""
    found = SearchEntry.objects.filter(pk__in=keys, number__startswith=number).order_by()
    carried = found.values_list("pk", "number")
    return {pk: int(own != number) for pk, own in carried}
