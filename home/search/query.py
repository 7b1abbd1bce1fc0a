"""From what a person typed to what is looked for: phrases, numbers, dates, abbreviations."""

import re
from dataclasses import dataclass

from ..enums import EntryKind
from .dates import take_dates
from .standing import ABBREVIATIONS
from .terms import All, AnyOf, Fact, Words
from .words import NUMBER, clean, exact, flat, folded, words_of

MAX_LENGTH = 300  # letters
MAX_WORDS = 16
MIN_HALF = 2  # letters of a word typed by half; one alone tells nothing

# Between quotes they count. Typed without marks they may be other words (vệ, củ, vả), so they stay.
JOINING = {"về", "của", "và", "các", "những", "cho", "là", "ở"}
# Words that name a kind of paper.
KIND_WORDS = {
    "nghi quyet": EntryKind.RESOLUTION,
    "ket luan": EntryKind.RESOLUTION,
    "bien ban": EntryKind.MINUTES,
    "bao cao": EntryKind.REPORT,
    "chuyen de": EntryKind.THEME,
}
QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]?")


@dataclass(frozen=True)
class Query:
    """What was typed, as it is understood."""

    text: str
    term: object  # a tree of terms, or None where nothing can be looked for
    number: str = ""  # «5nqdu» when a paper's number was typed
    cut: bool = False  # longer than what is read
    # When nothing meets the term, these are tried in turn: pairs of a tree, and whether the last
    # word may go on in it.
    nearest: tuple = ()
    kind: str = ""  # the kind of paper that the words name, which then comes first
    together: object = None  # two syllables as one word; papers that have them so come first


def read_query(text, today):
    """The Query of what a person typed. Any text is understood as something."""
    short = clean(text).strip()[:MAX_LENGTH]
    cut = len(clean(text).strip()) > MAX_LENGTH
    rest, parts = take_phrases(short)
    rest, dated = take_dates(rest, today)
    rest, number, numbered = take_number(rest)
    parts += dated + numbered
    written = words_of(rest)
    typed = telling(written, parts)
    cut = cut or len(parts) + len(typed) > MAX_WORDS
    parts = tuple([*parts, *map(word_term, typed)][:MAX_WORDS])
    term = All(parts) if parts else None
    near = tuple(nearest_of(parts, typed, dated))
    return Query(short, term, number, cut, near, kind_named(short), one_word(written))


def one_word(syllables):
    """Two syllables as one word, which most words of Vietnamese are; None for fewer or more."""
    return Words(tuple(map(folded, syllables))) if len(syllables) == 2 else None


def kind_named(text):
    """The kind of paper that the text names first: «nghị quyết về an toàn xưởng»."""
    plain = flat(text)
    named = [(plain.find(words), kind) for words, kind in KIND_WORDS.items() if words in plain]
    return min(named)[1] if named else ""


def nearest_of(parts, typed, dated):
    """First the last word, typed by half, may go on or is left out; then the day does not count."""
    if typed and len(parts) < MAX_WORDS:
        *others, _last = parts
        if len(typed[-1]) >= MIN_HALF:
            yield All((*others, words_term(typed[-1], prefix=True))), True
        elif others:
            yield All(tuple(others)), False
    undated = tuple(part for part in parts if part not in dated)
    if dated and undated:
        yield All(undated), False


def telling(words, other_parts):
    """Words without those that only join others, unless nothing else was typed."""
    left = [word for word in words if word.lower() not in JOINING]
    return left if left or other_parts else words


def take_phrases(text):
    """What stands between quotes, word behind word; and the text without it."""
    parts = [words_term(found) for found in QUOTED.findall(text)]
    return QUOTED.sub(" ", text), [part for part in parts if part]


def take_number(text):
    """The number of a paper, wherever it stands in the text; papers that name it are met too."""
    found = NUMBER.search(flat(text))
    if not found:
        return text, "", []
    said = tuple(part for part in found.groups() if part)
    key = "".join(said)
    left = text[: found.start()] + " " + text[found.end() :]
    ways = (Fact("n" + key, prefix=True), Fact("c" + key, prefix=True), Words(said))
    return left, key, [AnyOf(ways)]


def numbered(text):
    """The fact by which the paper of a number that is being typed is met, or None."""
    found = NUMBER.search(flat(clean(text)[:MAX_LENGTH]))
    if not found:
        return None
    return Fact("n" + "".join(part for part in found.groups() if part), prefix=True)


def words_term(text, prefix=False):
    """Words one behind the other."""
    typed = words_of(text)[:MAX_WORDS]
    marked = tuple(exact(word) for word in typed)
    plain = tuple(folded(word) for word in typed)
    return Words(plain, marked if marked != plain else (), prefix)


def word_term(word):
    """One word, or what it is short for."""
    term = words_term(word)
    long = ABBREVIATIONS.get(term.folded[0])
    return AnyOf((term, Words(tuple(long.split())))) if long and not term.marked else term


def read_beginning(text):
    """What is looked for while a person still types: the last word may go on. None for nothing."""
    short = clean(text).lstrip()[:MAX_LENGTH]
    typed = words_of(short)[:MAX_WORDS]
    if not typed:
        return None
    *whole, last = typed
    ends = not short[-1].isalnum()
    parts = [words_term(word) for word in whole] + [words_term(last, prefix=not ends)]
    return All(tuple(parts))
