"""One reader's query: hits best first, how many, and how they spread over kinds and years."""

from dataclasses import dataclass, field

from ..querysets.cards import CardQuestion
from ..querysets.search import readerships_of
from .engines import Alike, engine
from .facts import kind_fact, organization_fact, readers_fact, year_fact
from .frequent import Frequent
from .matching import matches, newest_titles
from .query import numbered, read_beginning, read_query
from .terms import All, AnyOf, Fact

# With so few sets of people most papers are others'; then the words of the index tell them apart.
FEW_SETS = 12
# What the address says: a word of the index too, so that only those cards are read ...
FACTS = {"loai": kind_fact, "to-chuc": organization_fact, "nam": year_fact}
# ... or a column of the card.
COLUMNS = {"nhiem-ky": "term_id", "linh-vuc": "field"}
# All of them, as rows carry them.
NAMES = {
    "loai": "kind",
    "to-chuc": "organization",
    "nam": "year",
    "nhiem-ky": "term",
    "linh-vuc": "field",
}


SETS = CardQuestion(lambda reader: readerships_of(reader).values_list("readership", flat=True))


@dataclass
class Found:
    """What a query gives its reader."""

    query: object
    rows: object = ()  # of what was chosen, best first: a list, or a Frequent
    alike: list[Alike] = field(default_factory=list)  # everything, before anything was chosen
    more: bool = False  # more than are counted
    is_near: bool = False  # nothing had all that was typed; these come nearest
    by_half: bool = False  # in them the last word goes on

    @property
    def total(self):
        return len(self.rows)


def find(user, text, today, chosen=None):
    """What this person finds; `chosen`: values by the keys of NAMES that narrow it."""
    query = read_query(text, today)
    sets = sets_of(user)
    if query.term is None or not sets:
        return Found(query)
    found = narrowed(query, query.term, sets, chosen or {})
    for term, by_half in query.nearest:
        if found.alike:
            break
        found = narrowed(query, term, sets, chosen or {})
        found.is_near, found.by_half = True, by_half
    return found


def narrowed(query, term, sets, chosen):
    """Hits of the term, and those among them that meet what was chosen."""
    everything = matching(query, term, sets, {})
    found = Found(query, everything.rows, everything.alike, everything.more)
    if chosen and isinstance(everything.rows, Frequent):
        some = matching(query, term, sets, chosen, spread=False)
        found.rows, found.more = some.rows, some.more
    elif chosen:
        found.rows = [row for row in everything.rows if meets(row, chosen)]
    return found


def beginning(user, text, most):
    """The newest papers whose title begins words like this, at most `most` rows."""
    term, sets = read_beginning(text), sets_of(user)
    if term is None or not sets:
        return []
    number = numbered(text)
    term = AnyOf((term, number)) if number else term
    if len(sets) <= FEW_SETS:
        term = among(term, sets)
    return newest_titles(term, seen_in(sets, {}), most)


def among(term, sets):
    """The term, met by papers of these sets of readers only."""
    return All((term, AnyOf(tuple(Fact(readers_fact(pk)) for pk in sets))))


def sets_of(user):
    """Keys of the sets of readers that this person belongs to."""
    return SETS.of(user)


def meets(row, chosen):
    return all(getattr(row, NAMES[key]) == value for key, value in chosen.items())


def matching(query, term, sets, chosen, spread=True):
    """Matches of these readerships, narrowed by what was chosen."""
    if len(sets) <= FEW_SETS:
        term = among(term, sets)
    told = [Fact(fact(chosen[key])) for key, fact in FACTS.items() if key in chosen]
    term = All((term, *told)) if told else term
    fits = {"together": query.together, "number": query.number, "kind": query.kind}
    return matches(term, seen_in(sets, chosen), **fits, spread=spread)


def seen_in(sets, chosen):
    """The condition on cards: of these sets of readers, of a kind, and as chosen."""
    readers, values = engine().of_readers(sets)
    conditions = [readers, "e.kind <> ''"]
    told = {column: chosen[key] for key, column in COLUMNS.items() if key in chosen}
    conditions += [f"e.{column} = %s" for column in told]
    return " AND ".join(conditions), [*values, *told.values()]
