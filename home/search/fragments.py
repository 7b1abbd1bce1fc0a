"""The written text around a hit, cut into pieces that were looked for and pieces that were not."""

import re
from itertools import compress, pairwise
from typing import NamedTuple

from .words import WORD, clean, exact, folded, pattern_of

SHOWN = 230  # letters of a fragment
BEFORE = 30  # letters of it that stand before the first hit
LONGEST = 30_000  # letters of a text that are looked through, about fifteen pages
WINDOW = 3_000  # letters looked through at a time: most hits stand near the beginning
OVERLAP = 400  # so that what is looked for is not cut in two
LEADERS = re.compile(r"(?:[._…] *){4,}")  # the dotted line of a form, to be written on
LEADER_SIGNS = ("..", ". .", "…", "__")


class Piece(NamedTuple):
    """Some text; `hit` if it is what was looked for."""

    text: str
    hit: bool


class Wanted:
    """The words of a query, as they are told apart in a written text."""

    def __init__(self, words, by_half=False):
        """`words`: what was typed, word by word; `by_half`: the last one may go on."""
        bare = {folded(word) for word in words if word.isascii()}
        self.every = {folded(word) for word in words}
        self.pairs = set(pairwise(map(folded, words)))
        # Who writes «toàn» in «an toàn» means «an», not «Ân»; who writes no mark means any.
        writes_marks = bare != self.every
        self.exact = {exact(word) for word in words} if writes_marks else set()
        self.loose = set() if writes_marks else bare
        self.bare = bare
        self.half = folded(words[-1]) if by_half and words else None
        self.pattern = pattern_of(self.every, self.half or "")

    def spots(self, text):
        """Where the words stand: spans of a clean text, those as typed if any are. A word typed
        without marks among others with them is also found with marks, unless it stands as typed."""
        found = [found.span() for found in self.pattern.finditer(text)]
        strict = [span for span in found if self.is_as_typed(text[slice(*span)])]
        if not strict or len(strict) == len(found):
            return found
        open_words = self.bare - {folded(text[slice(*span)]) for span in strict}
        strict += [span for span in found if folded(text[slice(*span)]) in open_words]
        return sorted(strict)

    def is_as_typed(self, word):
        if self.half and folded(word).startswith(self.half):
            return True
        return exact(word) in self.exact or folded(word) in self.loose

    def worth(self, text, spots):
        """How much some spots say: how many different words, those as typed before the others;
        then how many of them stand behind each other as in the query."""
        spots = spots[:40]
        words = [text[slice(*span)] for span in spots]
        as_typed = {folded(word) for word in words if self.is_as_typed(word)}
        words = list(map(folded, words))
        pairs = set(compress(pairwise(words), touching(spots)))
        return len(as_typed), len(set(words)), len(pairs & self.pairs)


def touching(spots):
    """Of each span but the last, whether one sign alone parts it from the next."""
    return (after - end == 1 for (_, end), (after, _) in pairwise(spots))


def pieces(text, spots):
    """The whole text in pieces; words that stand together are one piece."""
    cut, at = [], 0
    for start, end in joined(text, spots):
        cut += [Piece(text[at:start], False), Piece(text[start:end], True)]
        at = end
    return [piece for piece in [*cut, Piece(text[at:], False)] if piece.text]


def joined(text, spots):
    """Spans with those that only a space parts made one."""
    spans = []
    for start, end in spots:
        if spans and not text[spans[-1][1] : start].strip():
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def title_pieces(title, wanted):
    """A title whole, what was looked for marked."""
    title = clean(title)
    return pieces(title, wanted.spots(title))


def fragment(text, wanted):
    """The stretch of the text where most of the words stand; its beginning when none does."""
    best, shown = (0, 0, 0), None
    for window, is_first, is_last in windows(text):
        worth, start = densest(window, wanted)
        if shown is None or worth > best:
            best, shown = worth, stretch(window, start, wanted, is_first, is_last)
        if best[0] >= len(wanted.every):
            break
    return shown or []


def windows(text):
    """The text bit by bit, clean and in one line: each with whether it is the first or last."""
    text = text[:LONGEST]
    for begin in range(0, max(1, len(text) - OVERLAP), WINDOW - OVERLAP):
        end = begin + WINDOW
        lines = without_leaders(clean(text[begin:end])).split("\n")
        told = [line.strip() for line in lines if line.strip(" …")]
        yield " · ".join(told), begin == 0, end >= len(text)


def without_leaders(text):
    """Dotted lines cut to «… ». Few texts have any, and looking is much faster than changing."""
    return LEADERS.sub("… ", text) if any(sign in text for sign in LEADER_SIGNS) else text


def stretch(text, start, wanted, is_first, is_last):
    """Pieces of the text around a place; dots where it goes on."""
    start = word_start(text, start - BEFORE)
    if start == 0 and not is_first:  # a window may begin within a word
        start = word_start(text, 1)
    end = word_end(text, start + SHOWN)
    shown = text[start:end]
    before = [Piece("… ", False)] if start or not is_first else []
    after = [Piece(" …", False)] if end < len(text) or not is_last else []
    return [*before, *pieces(shown, wanted.spots(shown)), *after]


def densest(text, wanted):
    """The most that one stretch of the text is worth, and where it begins."""
    spots = wanted.spots(text)
    best, at, right = (0, 0, 0), 0, 0
    for left, (start, _) in enumerate(spots):
        seen_to = right
        while right < len(spots) and spots[right][1] <= start + SHOWN - BEFORE:
            right += 1
        if right == seen_to:  # nothing in it but what the stretch before held
            continue
        worth = wanted.worth(text, spots[left:right])
        if worth > best:
            best, at = worth, start
        if best[0] >= len(wanted.every):  # nothing says more than all words as they were typed
            break
    return best, at


def word_start(text, at):
    """That place, or the beginning of the next word after it."""
    if at <= 0:
        return 0
    space = text.find(" ", at, at + 40)
    return at if space < 0 else space + 1


def word_end(text, at):
    """That place, or the end of the last word before it."""
    if at >= len(text):
        return len(text)
    space = text.rfind(" ", at - 40, at)
    return at if space < 0 else space


def reading(words, text):
    """How words without marks, one behind the other, are written there; "" if they are not."""
    run = f" {' '.join(map(folded, words))} "
    for window, _, _ in windows(text):
        written = WORD.findall(window)
        there = f" {' '.join(map(folded, written))} "
        if (at := there.find(run)) >= 0:
            first = there.count(" ", 0, at)
            return " ".join(written[first : first + len(words)]).lower()
    return ""
