"""Words in PostgreSQL's tsvector: folded ones with their places, «=quyết» for marks, «#y2025»,
«+nghi quyet» for a standing phrase.

They stand in two columns of the card itself, which Django does not know: `words` and `titles`.
"""

from collections import defaultdict
from itertools import chain, repeat, starmap, takewhile

from django.utils import timezone

from ..standing import STANDING, standing_in
from ..terms import All, AnyOf, Fact, Without
from . import Row
from .back_in_time import back_in_time, led_by_words
from .statements import copy_in, counted, run, sized

TABLE = "home_searchentry"
INDEXES = ["home_search_words", "home_search_title"]
COLUMNS = "e.id, e.kind, e.organization_id, e.year, e.term_id, e.field, e.out_of_force"
# ts_rank by weight D, C, B, A: body, nothing, abstract, title.
WEIGHTS = "{0.05, 0.05, 0.3, 1.0}"
LAST_PLACE = 16_383  # tsvector counts no further
PLACES = {weight: [f"{place}{weight}" for place in range(LAST_PLACE + 1)] for weight in "ABD"}
MOST_FLAGS = 5_000
MOST_PLACES = 256  # nor keeps more of one word
MOST_BYTES = 1_000_000  # nor takes many more for all words of a card, which it keeps shorter
FEW_WORDS = 4_000  # take less, whatever letters they have


# --- Writing -------------------------------------------------------------------------------------


def write(entries, texts, leaves):
    """Adds cards with their texts and words; what is there of a key already must be gone before."""
    words = {"words": map(text_vector, leaves), "titles": map(title_vector, leaves)}
    copy_in(entries, words)
    copy_in(texts)


def text_vector(leaf):
    """The literal of all words of a card: places and weights for folded ones."""
    places, start = defaultdict(list), 1
    for words, weight in ((leaf.title, "A"), (leaf.abstract, "B"), (leaf.body, "D")):
        put(places, words, start, weight)
        start += len(words) + 1  # a gap, so that no phrase runs from one into the next
    said = set().union(*map(standing_in, (leaf.title, leaf.abstract, leaf.body)))
    return literal(places, leaf.marked, leaf.facts, said)


def title_vector(leaf):
    places = defaultdict(list)
    put(places, leaf.title, 1, "A")
    return literal(places, leaf.title_marked, leaf.facts, standing_in(leaf.title))


def put(places, words, start, weight):
    """Notes of each word where it stands, from that place on."""
    known = PLACES[weight]
    at = chain(known[start : start + len(words)], repeat(known[-1]))
    for word, place in zip(words, at, strict=False):
        places[word].append(place)


def literal(places, marked, facts, said):
    # Words are letters or digits, so nothing in them needs escaping.
    found = [f"'#{word}'" for word in facts]
    found += map(standing, said)
    found += [f"'{word}':{','.join(at[:MOST_PLACES])}" for word, at in places.items()]
    found += [f"'={word}'" for word in marked]
    return " ".join(found if len(found) < FEW_WORDS else takewhile(Room(), found))


class Room:
    """True as long as words, as they are written for the index, go into one card."""

    def __init__(self):
        self.left = MOST_BYTES

    def __call__(self, word):
        self.left -= len(word.encode())
        return self.left > 0


def standing(phrase):
    """The word of the index that says a card holds this standing phrase."""
    return f"'+{' '.join(phrase)}'"


def remove(keys):
    """Takes the words of these cards away: nothing to do, they go with the cards."""


def get_ready():
    """Before writing many: the indexes put new words on a list and take them in by the thousand.

    Ten times as fast as one row after the other; but a search then goes through the list as well.
    """
    for index in INDEXES:
        run("ALTER INDEX $index SET (fastupdate = on)", index=index)


def tidy():
    """After writing many: the lists are taken in, and the planner told how many there are."""
    for index in INDEXES:
        run("ALTER INDEX $index SET (fastupdate = off)", index=index)
        run("SELECT gin_clean_pending_list('$index')", index=index)
    for table in (TABLE, "home_searchtext"):
        run("ANALYZE $table", table=table)


# --- Matching ------------------------------------------------------------------------------------


def match(term, exact=False, words=None):
    """The tree as a tsquery; with `exact`, marked words must stand as they were typed.

    `words`: how a Words is said, one of the functions below; by default as the index answers best.
    """
    say = words or quickest
    if isinstance(term, All | AnyOf):
        joint = " & " if isinstance(term, All) else " | "
        return "(" + joint.join(match(part, exact, say) for part in term.parts) + ")"
    if isinstance(term, Without):
        return f"({match(term.wanted, exact, say)} & !{match(term.unwanted)})"
    if isinstance(term, Fact):
        return f"'#{term.word}'" + (":*" if term.prefix else "")
    return f"({say(term)})" + (as_typed(term) if exact else "")


def one_behind_the_other(term):
    """Its words as a phrase, by their places."""
    return " <-> ".join(said(term))


def quickest(term):
    """The same; of a standing phrase the index itself tells."""
    return standing(term.folded) if is_standing(term) else one_behind_the_other(term)


def apart(term):
    """Its words, wherever they stand; standing phrases among them are there."""
    if is_standing(term):
        return standing(term.folded)
    phrases = () if term.title else sorted(standing_in(term.folded[: -1 if term.prefix else None]))
    return " & ".join([*said(term), *map(standing, phrases)])


def is_standing(term):
    return term.folded in STANDING and not (term.prefix or term.title)


def said(term):
    """Each of its words as the index has it."""
    weight = "A" if term.title else ""
    inner, outer = (f":{weight}" if weight else ""), (":*" + weight if term.prefix else "")
    *whole, last = term.folded
    return [*(f"'{word}'{inner}" for word in whole), f"'{last}'{outer or inner}"]


def as_typed(term):
    """What its marked words add to the query."""
    marks = [f" & '={word}'" for word in term.marked]
    marks[-1:] = [mark + ":*" * term.prefix for mark in marks[-1:]]
    kept = zip(marks, term.marked, strict=True)
    return "".join(mark for mark, word in kept if not word.isascii())


# The condition stands before the words: it is looked at first, and costs less than they do.
NEWEST = (
    "SELECT $columns FROM $table e"
    " WHERE $condition AND e.$vector @@ %s::tsquery ORDER BY e.id DESC LIMIT %s"
)
# Where words stand is read from the vector, card by card. So first, from the index alone, the
# cards that have the words at all; then those of them are looked into, as many as it takes.
NEWEST_OF_PHRASE = (
    "WITH loose AS MATERIALIZED (SELECT $columns, e.words FROM $table e"
    " WHERE $condition AND e.words @@ %s::tsquery ORDER BY e.id DESC)"
    " SELECT $columns FROM loose e WHERE e.words @@ %s::tsquery LIMIT %s"
)


def of_readers(sets):
    """The condition on cards of these sets of readers, as SQL and parameters.

    A row of flags: for a card that the index of words gave, the quickest question.
    """
    if max(sets) > MOST_FLAGS:
        return f"e.readership_id IN ({', '.join(['%s'] * len(sets))})", list(sets)
    flags = ["f"] * max(sets)
    for key in sets:
        flags[key - 1] = "t"
    return "(%s::bool[])[e.readership_id]", [f"{{{','.join(flags)}}}"]


def newest(term, where, limit, *, exact=False, titles=False):
    """The newest hits, at most `limit`. `where`: SQL and parameters on the card `e`."""
    answers = looked_for(run, len, term, where, limit, exact=exact, titles=titles)
    return list(starmap(Row, chain.from_iterable(answers)))


def spread(term, where, limit):
    """How many of the newest hits, at most `limit`, are Alike."""
    answers = looked_for(counted, lambda alike: sum(x.amount for x in alike), term, where, limit)
    return list(chain.from_iterable(answers))


def size(term, where, limit):
    """How many hits there are, at most `limit`, and of how many papers."""
    answers = looked_for(sized, lambda answer: answer[0], term, where, limit)
    return tuple(map(sum, zip(*answers, strict=True)))


def looked_for(ask, amount, term, where, limit, **how):
    """What `ask` answers of the newest hits, which `amount` counts in an answer; piece by piece."""

    def read(piece, most):
        statement, parameters, names = newest_of(term, piece, where, most, **how)
        return ask(statement, parameters, **names)

    return back_in_time(term, limit, TABLE, read, amount)


def newest_of(term, piece, where, limit, exact=False, titles=False):
    """Statement, parameters and names; what is no phrase, and titles, need the index alone."""
    condition, parameters = piece.among(where)
    names = {"columns": COLUMNS, "table": TABLE, "condition": condition}
    in_time = piece.of(term)
    query, loose = match(in_time, exact), match(in_time, exact, apart)
    if titles or query == loose:
        names["vector"] = "titles" if titles else "words"
        return NEWEST, [*parameters, query, limit], names
    return NEWEST_OF_PHRASE, [*parameters, loose, match(term, exact), limit], names


# Every look into the words of a card would open them anew. `setweight` of no word hands them on
# opened, and OFFSET keeps the planner from putting it in each place where they are looked at.
RANKED = (
    "SELECT $columns, $exact, e.id IN (SELECT id FROM $table WHERE titles @@ x), $together,"
    " ts_rank('$weights', e.words, q, 1)"
    " FROM (SELECT $columns, setweight(e.words, 'D', '{}') AS words FROM $table e"
    " WHERE $condition AND e.words @@ CAST(%s AS tsquery) OFFSET 0) e,"
    " CAST(%s AS tsquery) q, CAST(%s AS tsquery) x, CAST(%s AS tsquery) t"
)


def ranked(term, where, *, together=None, has_marks=False):
    """All hits with their score; told apart: in exact spelling, with all words in the title, with
    the words `together`, one behind the other."""
    condition, parameters = where
    found = match(term)
    weighed = match(term, words=one_behind_the_other)
    values = weighed, match(term, exact=has_marks), match(together) if together else ""
    names = {"columns": COLUMNS, "table": TABLE, "weights": WEIGHTS, "condition": condition}
    names["exact"] = "e.words @@ x" if has_marks else "true"
    names["together"] = "e.words @@ t" if together else "false"
    with led_by_words(TABLE, timezone.localdate()):
        return list(map(Row._make, run(RANKED, [*parameters, found, *values], **names)))
