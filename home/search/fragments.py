"""The written text around a hit, cut into pieces that were looked for and pieces that were not."""

import re
from typing import NamedTuple

from .words import clean, exact, flat, folded

SHOWN = 230  # letters of a fragment
BEFORE = 30  # letters of it that stand before the first hit
LONGEST = 120_000  # letters of a text that are looked through


LETTERS = r"[^\W\d_]*"
END = r"(?![^\W\d_])"  # no letter follows


class Piece(NamedTuple):
    """Some text; `hit` if it is what was looked for."""

    text: str
    hit: bool


def whole_word(word):
    """The pattern of a folded word that stands alone; figures may have zeros before them."""
    if word.isdecimal():
        return rf"(?<!\d)0*{word}(?!\d)"
    return rf"(?<![^\W\d_]){re.escape(word)}{END}"


class Wanted:
    """The words of a query, as they are told apart in a written text."""

    def __init__(self, words, by_half=False):
        """`words`: what was typed, word by word; `by_half`: the last one may go on."""
        self.exact = {exact(word) for word in words if not word.isascii()}
        self.loose = {folded(word) for word in words if word.isascii()}
        self.half = folded(words[-1]) if by_half and words else None
        every = [whole_word(word) for word in sorted({folded(word) for word in words})]
        every += [whole_word(self.half).removesuffix(END) + LETTERS] if self.half else []
        self.pattern = re.compile("|".join(reversed(every)) or r"(?!)")

    def spots(self, text):
        """Where the words stand: spans of a clean text. Marked ones as typed, if any are."""
        found = [match.span() for match in self.pattern.finditer(flat(text))]
        strict = [span for span in found if self.is_as_typed(text[slice(*span)])]
        return strict or found

    def is_as_typed(self, word):
        if self.half and folded(word).startswith(self.half):
            return True
        return exact(word) in self.exact or folded(word) in self.loose


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
    lines = clean(text[:LONGEST]).split("\n")
    text = " · ".join(line.strip() for line in lines if line.strip())
    spots = wanted.spots(text)
    start = word_start(text, densest(text, spots) - BEFORE)
    end = word_end(text, start + SHOWN)
    inside = [(a - start, b - start) for a, b in spots if start <= a and b <= end]
    shown = pieces(text[start:end], inside)
    before = [Piece("… ", False)] if start else []
    after = [Piece(" …", False)] if end < len(text) else []
    return [*before, *shown, *after]


def densest(text, spots):
    """Where a stretch begins in which most different words stand; 0 when none stands anywhere."""
    best, at, right = 0, 0, 0
    for left, (start, _) in enumerate(spots):
        while right < len(spots) and spots[right][1] <= start + SHOWN - BEFORE:
            right += 1
        different = len({folded(text[slice(*span)]) for span in spots[left:right][:40]})
        if different > best:
            best, at = different, start
    return at


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
    text = clean(text[:LONGEST])
    run = r"[\s_,.;:-]+".join(whole_word(folded(word)) for word in words)
    found = re.search(run, flat(text))
    return " ".join(text[slice(*found.span())].lower().split()) if found else ""
