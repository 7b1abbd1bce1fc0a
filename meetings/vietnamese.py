"""Vietnamese text: one normal form, folding without marks, slugs that keep Đ, name order."""

import re
import unicodedata

# Đ has no decomposition, so stripping marks leaves it; Ð (eth) and Ɖ stand in old files for it.
DEE = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "Ɖ": "D", "ɖ": "d"})
ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# Tones in the order of a Vietnamese dictionary: level, huyền, hỏi, ngã, sắc, nặng.
TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}


def nfc(text):
    """The text in Unicode's composed form, as every stored text is."""
    return unicodedata.normalize("NFC", text)


def fold(text):
    """The text without marks and case: «Đảng ủy» gives «dang uy»."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return bare.translate(DEE).casefold()


def slugify(text, max_length=80):
    """An address part that keeps every letter: «Đảng ủy» gives «dang-uy»."""
    words = re.findall(r"[a-z0-9]+", fold(text))
    return "-".join(words)[:max_length].strip("-")


def _letter_ranks(syllable):
    letters, tone = [], 0
    for letter in nfc(syllable).casefold():
        parts = unicodedata.normalize("NFD", letter)
        tone = next((TONES[p] for p in parts if p in TONES), tone)
        base = nfc("".join(p for p in parts if p not in TONES))
        rank = ALPHABET.find(base)
        letters.append(f"{rank:02d}" if rank >= 0 else f"z{ord(base[0]):05x}")
    return "".join(letters), str(tone)


def sort_key(text):
    """A plain string that sorts as a Vietnamese dictionary does, on any database."""
    ranked = [_letter_ranks(syllable) for syllable in text.split()]
    return " ".join(r[0] for r in ranked) + "|" + "".join(r[1] for r in ranked)


def name_sort_key(full_name):
    """Sorts people by given name, then family name: «Nguyễn Văn An» stands under A."""
    words = full_name.split()
    return sort_key(" ".join(words[-1:] + words[:-1]))


def given_name(full_name):
    """The last word of a full name; people whose given name is longer correct it by hand."""
    return full_name.split()[-1] if full_name.split() else ""
