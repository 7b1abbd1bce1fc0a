"""The written text around a hit, cut into pieces that were looked for and pieces that were not."""

from typing import NamedTuple

from .words import WORD, clean, exact, folded

WORDS_SHOWN = 34
LONGEST = 120_000  # letters of a text that are looked through


class Piece(NamedTuple):
    """Some text; `hit` if it is what was looked for."""

    text: str
    hit: bool


class Wanted:
    """The words of a query, as they are told apart in a written text."""

    def __init__(self, words):
        """`words`: what was typed, word by word."""
        self.exact = {exact(word) for word in words if not word.isascii()}
        self.folded = {folded(word) for word in words}
        self.loose = {folded(word) for word in words if word.isascii()}

    def spots(self, text):
        """Where the words stand: spans of the text. Marked ones as typed, if it has any such."""
        found = [m for m in WORD.finditer(text) if folded(m[0]) in self.folded]
        strict = [m for m in found if exact(m[0]) in self.exact or folded(m[0]) in self.loose]
        return [m.span() for m in strict or found]


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
    text = clean(text[:LONGEST])
    words = [m.span() for m in WORD.finditer(text)]
    if not words:
        return []
    spots = wanted.spots(text)
    first = place_of_most(text, words, spots)
    last = min(first + WORDS_SHOWN, len(words)) - 1
    start, end = words[first][0], words[last][1]
    inside = [(a - start, b - start) for a, b in spots if start <= a and b <= end]
    shown = pieces(text[start:end], inside)
    before = [Piece("… ", False)] if first else []
    after = [Piece(" …", False)] if last + 1 < len(words) else []
    return [*before, *(Piece(p.text.replace("\n", " · "), p.hit) for p in shown), *after]


def place_of_most(text, words, spots):
    """The number of the word to begin with, a few words before the densest stretch."""
    if not spots:
        return 0
    number = {span[0]: n for n, span in enumerate(words)}
    numbers = [(number[start], folded(text[start:end])) for start, end in spots if start in number]
    best, at, right = 0, numbers[0][0], 0
    for left, (first, _) in enumerate(numbers):
        while right < len(numbers) and numbers[right][0] < first + WORDS_SHOWN - 4:
            right += 1
        different = len({word for _, word in numbers[left:right]})
        if different > best:
            best, at = different, first
    return max(at - 4, 0)


def reading(words, text):
    """How words without marks, one behind the other, are written there; "" if they are not."""
    wanted = [folded(word) for word in words]
    written = WORD.findall(clean(text[:LONGEST]))
    plain = [folded(word) for word in written]
    for at in range(len(plain) - len(wanted) + 1):
        if plain[at] == wanted[0] and plain[at : at + len(wanted)] == wanted:
            return " ".join(written[at : at + len(wanted)]).lower()
    return ""
