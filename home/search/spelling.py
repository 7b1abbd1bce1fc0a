"""Near misses: for a word that stands nowhere, words one slip away that this reader can find."""

import re

from ..models import SearchText, SearchWord
from .finding import find
from .fragments import reading
from .words import folded, words_of

LETTERS = "abcdefghijklmnopqrstuvwxyz"
TRIED = 6  # whole queries looked up at most
# What stands before the first vowel; behind it no syllable is written with a letter of these.
ONSET = re.compile("[^aeiouyw]*")
TONE_KEYS = str.maketrans("", "", "sfrxj")


def proposal(user, text, today):
    """What may have been meant, in its written form, or "". Only what this person finds."""
    typed = words_of(text)[:8]
    plain = [folded(word) for word in typed]
    known = set(SearchWord.objects.filter(word__in=plain).values_list("word", flat=True))
    wrong = [n for n, word in enumerate(plain) if word.isalpha() and word not in known]
    if not wrong:
        return ""
    for words in rewritten(plain, wrong):
        found = find(user, " ".join(words), today)
        if found.rows:
            return written(words, found.rows[0].key)
    return ""


def rewritten(plain, wrong):
    """The query with its unknown words replaced, at most TRIED ways."""
    options = near_words([plain[n] for n in wrong])
    if not all(options):
        return
    for way in range(min(TRIED, max(map(len, options)))):
        words = list(plain)
        for n, choices in zip(wrong, options, strict=True):
            words[n] = choices[min(way, len(choices) - 1)]
        yield words


def near_words(words):
    """For each word the known ones that are one slip away, likelier slips first."""
    slips = [without_telex(word) + one_slip(word) for word in words]
    asked = {slip for found in slips for slip in found}
    known = set(SearchWord.objects.filter(word__in=asked).values_list("word", flat=True))
    return [[slip for slip in dict.fromkeys(found) if slip in known] for found in slips]


def without_telex(word):
    """«quyeets», «kieejm», «nghij» as a keyboard without its Vietnamese leaves them."""
    onset = ONSET.match(word).end()
    bare = word[:onset] + word[onset:].translate(TONE_KEYS)
    doubled = bare.replace("aa", "a").replace("ee", "e").replace("oo", "o").replace("dd", "d")
    return [form for form in (bare, doubled, doubled.replace("w", "")) if form and form != word]


def one_slip(word):
    """All words one letter more, less, other or swapped."""
    cuts = [(word[:n], word[n:]) for n in range(len(word) + 1)]
    less = [a + b[1:] for a, b in cuts if b and len(word) > 1]
    swapped = [a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1]
    other = [a + letter + b[1:] for a, b in cuts if b for letter in LETTERS]
    more = [a + letter + b for a, b in cuts for letter in LETTERS]
    return [form for form in [*less, *swapped, *other, *more] if form != word]


def written(words, key):
    """The words as the found paper writes them; as they are where they stand apart."""
    card = SearchText.objects.filter(pk=key).first()
    text = card.words if card and not card.guarded else ""
    whole = reading(words, text)
    return whole or " ".join(reading([word], text) or word for word in words)
