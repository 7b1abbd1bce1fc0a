"""Writing cards: the narrow row, the text to print, the words to match, all in one transaction."""

import hashlib

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from ..models import Readership, ReadershipWord, SearchEntry, SearchText, SearchWord
from .dates import facts_of_day
from .engines import Leaf, engine
from .facts import kind_fact, number_fact, organization_fact, readers_fact
from .places import place_of
from .tallies import add_up, is_archived
from .words import WORD, clean, exact, folded, number_key, numbers_in

MAX_BODY = 400_000  # letters kept of a paper's text


@transaction.atomic
def write_cards(model, object_ids, cards, seen=None, counted=True):
    """Writes the cards of these objects of one model anew; an object without any loses its own.

    `seen`: words met before in the same run (a set), or None. `counted`: False where all cards
    are counted in the end (tallies.count_anew).
    """
    content_type_id = ContentType.objects.get_for_model(model).pk
    gone = take_out(content_type_id, object_ids)
    rows = [(card, entry_of(card, content_type_id)) for card in cards]
    if rows:
        write_anew(rows, set() if seen is None else seen)
    if counted:
        add_up(come=[entry for _, entry in rows], gone=gone)


def write_anew(rows, seen):
    """Writes pairs of a card and its entry."""
    settle_readerships(rows)
    leaves = [leaf_of(card, entry) for card, entry in rows]
    texts = [text_of(card, entry) for card, entry in rows]
    engine().write([entry for _, entry in rows], texts, leaves)
    learn_words(leaves, seen)


@transaction.atomic
def take_away(content_type_id, object_ids):
    """Takes away all cards of these objects."""
    add_up(come=[], gone=take_out(content_type_id, object_ids))


def take_out(content_type_id, object_ids):
    """Takes their cards out of the catalogue and gives them back, still to be counted off."""
    old = SearchEntry.objects.filter(content_type=content_type_id, object_id__in=object_ids)
    gone = list(old.order_by())
    if keys := [entry.pk for entry in gone]:
        engine().remove(keys)
        # Raw: nothing else hangs on a card, and there may be thousands.
        for rows in (
            SearchText.objects.filter(pk__in=keys),
            SearchEntry.objects.filter(pk__in=keys),
        ):
            rows._raw_delete(rows.db)
    return gone


def entry_of(card, content_type_id):
    entry = SearchEntry(
        id=place_of(card.day, content_type_id, card.object_id, card.part),
        content_type_id=content_type_id,
        object_id=card.object_id,
        part=card.part,
        kind=card.kind,
        organization_id=card.organization,
        term_id=card.term,
        day=card.day,
        year=card.day.year if card.day else None,
        field=card.field,
        out_of_force=card.out_of_force,
        number=number_key(card.number),
    )
    entry.archived = is_archived(entry)
    return entry


def text_of(card, entry):
    return SearchText(
        entry_id=entry.pk,
        title=card.title[:500],
        label=card.label[:120],
        address=card.address[:500],
        abstract=card.abstract,
        body=card.body[:MAX_BODY],
        guarded=card.guarded,
    )


def leaf_of(card, entry):
    """The words of a card, and its facts: what it is narrowed by, its number, those it names."""
    abstract = f"{card.label}\n{card.abstract}"  # «báo cáo tháng 10» is said by the label
    texts = [clean(text) for text in (card.title, abstract, card.body[:MAX_BODY])]
    title, abstract, body = map(WORD.findall, texts)
    facts = {readers_fact(entry.readership_id), kind_fact(card.kind)}
    facts |= {organization_fact(card.organization)} if card.organization else set()
    facts |= set(facts_of_day(card.day)) if card.day else set()
    facts |= {number_fact(entry.number)} if entry.number else set()
    facts |= {f"c{key}" for key in numbers_in("\n\n".join(texts))}
    return Leaf(
        key=entry.pk,
        readership=entry.readership_id,
        title=tuple(map(folded, title)),
        abstract=tuple(map(folded, abstract)),
        body=tuple(map(folded, body)),
        marked=marked([*title, *abstract, *body]),
        title_marked=marked(title),
        facts=frozenset(facts),
    )


def marked(words):
    """The words that carry marks, each once, in exact spelling."""
    return frozenset([exact(word) for word in set(words) if not word.isascii()])


# --- Readerships ---------------------------------------------------------------------------------


def key_of(readers):
    """The fingerprint by which a set of people is known."""
    return hashlib.sha256("\n".join(sorted(readers)).encode()).hexdigest()


def settle_readerships(rows):
    """Gives each entry the key of its set of readers; new sets are written."""
    wanted = {key_of(card.readers): card.readers for card, _ in rows}
    known = dict(Readership.objects.filter(key__in=wanted).values_list("key", "pk"))
    for key in wanted.keys() - known.keys():
        known[key] = make_readership(key, wanted[key])
    for card, entry in rows:
        entry.readership_id = known[key_of(card.readers)]


def make_readership(key, readers):
    """The set's primary key; another writer may have made it a moment ago."""
    readership, _ = Readership.objects.get_or_create(key=key)
    words = [ReadershipWord(readership=readership, word=word) for word in readers]
    ReadershipWord.objects.bulk_create(words, ignore_conflicts=True)
    return readership.pk


# --- The words that exist ------------------------------------------------------------------------


def learn_words(leaves, seen):
    """Remembers words for near misses; `seen` saves asking again for those met in the same run."""
    met = {w for leaf in leaves for part in (leaf.title, leaf.abstract, leaf.body) for w in part}
    new = [word for word in sorted(met - seen) if word.isalpha() and 1 < len(word) < 16]
    SearchWord.objects.bulk_create([SearchWord(word=word) for word in new], ignore_conflicts=True)
    seen.update(new)
