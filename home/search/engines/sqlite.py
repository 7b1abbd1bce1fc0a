"""Words in SQLite's FTS5. Rows come newest first by their key, without sorting."""

from itertools import starmap

from ..terms import All, AnyOf, Fact, Without
from . import Row
from .statements import counted, insert_many, run, run_many, sized

TEXTS, TITLES = "home_search_texts", "home_search_titles"
COLUMNS = "e.id, e.kind, e.organization_id, e.year, e.term_id, e.field, e.out_of_force"
# bm25 by column: title above abstract above body; marks and facts do not weigh.
WEIGHTS = "10.0, 4.0, 1.0, 0.0, 0.0"
NOTHING = '""'  # met by no card


# --- Writing -------------------------------------------------------------------------------------


def write(entries, texts, leaves):
    """Adds cards with their texts and words; what is there of a key already must be gone before."""
    # Words in tables of their own outlive the cards of an emptied database.
    remove([leaf.key for leaf in leaves])
    insert_many(entries)
    insert_many(texts)
    run_many(
        "INSERT INTO $table (rowid, title, abstract, body, marked, facts)"
        " VALUES (%s, %s, %s, %s, %s, %s)",
        [row_of(x.key, x.title, x.abstract, x.body, x.marked, x.facts) for x in leaves],
        table=TEXTS,
    )
    run_many(
        "INSERT INTO $table (rowid, title, marked, facts) VALUES (%s, %s, %s, %s)",
        [row_of(x.key, x.title, x.title_marked, x.facts) for x in leaves],
        table=TITLES,
    )


def row_of(key, *columns):
    return key, *map(" ".join, columns)


def remove(keys):
    """Takes the words of these cards away."""
    for table in (TEXTS, TITLES):
        run_many("DELETE FROM $table WHERE rowid = %s", [(key,) for key in keys], table=table)


def get_ready():
    """Before writing many: nothing to do, FTS5 gathers new words by itself."""


def tidy():
    """After writing many: makes one index of the many small ones."""
    for table in (TEXTS, TITLES):
        run("INSERT INTO $table ($table) VALUES ('optimize')", table=table)


# --- Matching ------------------------------------------------------------------------------------


def match(term, exact=False, titles=False):
    """The tree as FTS5 reads it; with `exact`, marked words must stand as they were typed."""
    if isinstance(term, All | AnyOf):
        joint = " AND " if isinstance(term, All) else " OR "
        return "(" + joint.join(match(part, exact, titles) for part in term.parts) + ")"
    if isinstance(term, Without):
        wanted, unwanted = match(term.wanted, exact, titles), match(term.unwanted, False, titles)
        return f"({wanted} NOT {unwanted})"
    if isinstance(term, Fact):
        return f'facts : "{term.word}" *' if term.prefix else f'"{term.word}"'
    return match_words(term, exact, column_of(term, titles))


def column_of(term, titles):
    """The columns to look in; "" for all, which is cheaper: FTS5 then reads no places.

    A whole word meets folded words only: what is marked has marks, a fact letters and figures.
    """
    if term.title or (titles and term.prefix):
        return "title : "
    return "{title abstract body} : " if term.prefix else ""


def match_words(term, exact, columns):
    """A phrase; its marked words stand in a column of their own, each once."""
    phrase = f'{columns}"{" ".join(term.folded)}"' + (" *" if term.prefix else "")
    if not (exact and term.marked):
        return phrase
    marks = [f'"{word}"' for word in term.marked]
    marks[-1] = f"marked : {marks[-1]} *" if term.prefix else marks[-1]
    kept = [mark for mark, word in zip(marks, term.marked, strict=True) if not word.isascii()]
    return "(" + " AND ".join([phrase, *kept]) + ")"


# CROSS JOIN: the words lead, in the order of their keys, and the limit ends it.
NEWEST = (
    "SELECT $columns FROM $table CROSS JOIN home_searchentry e ON e.id = $table.rowid"
    " WHERE $table MATCH %s AND $condition ORDER BY $table.rowid DESC LIMIT %s"
)


def of_readers(sets):
    """The condition on cards of these sets of readers, as SQL and parameters."""
    return f"e.readership_id IN ({', '.join(['%s'] * len(sets))})", list(sets)


def newest(term, where, limit, *, exact=False, titles=False):
    """The newest hits, at most `limit`. `where`: SQL and parameters on the card `e`."""
    condition, parameters = where
    names = {"columns": COLUMNS, "table": TITLES if titles else TEXTS, "condition": condition}
    found = run(NEWEST, [match(term, exact, titles), *parameters, limit], **names)
    return list(starmap(Row, found))


def spread(term, where, limit):
    """How many of the newest hits, at most `limit`, are Alike."""
    condition, parameters = where
    names = {"columns": COLUMNS, "table": TEXTS, "condition": condition}
    return counted(NEWEST, [match(term), *parameters, limit], **names)


def size(term, where, limit):
    """How many hits there are, at most `limit`, and of how many papers."""
    condition, parameters = where
    names = {"table": TEXTS, "condition": condition}
    return sized(NEWEST, [match(term), *parameters, limit], **names)


def ranked(term, where, *, together=None, has_marks=False):
    """All hits with their score; told apart: in exact spelling, with all words in the title, with
    the words `together`, one behind the other."""
    condition, parameters = where
    exactly = match(term, exact=has_marks)
    found = run(
        "SELECT $columns,"
        " $texts.rowid IN (SELECT rowid FROM $texts WHERE $texts MATCH %s),"
        " $texts.rowid IN (SELECT rowid FROM $titles WHERE $titles MATCH %s),"
        " $texts.rowid IN (SELECT rowid FROM $texts WHERE $texts MATCH %s),"
        " -bm25($texts, $weights)"
        " FROM $texts CROSS JOIN home_searchentry e ON e.id = $texts.rowid"
        " WHERE $texts MATCH %s AND $condition",
        [
            *(exactly, match(term, exact=has_marks, titles=True)),
            *(match(together) if together else NOTHING, match(term), *parameters),
        ],
        columns=COLUMNS,
        texts=TEXTS,
        titles=TITLES,
        weights=WEIGHTS,
        condition=condition,
    )
    return list(map(Row._make, found))
