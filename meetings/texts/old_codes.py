"""TCVN3 (.VnTime) and VNI: texts typed before Unicode, read as the letters that were meant.

For the index only. A line is changed when nothing in it is Vietnamese in Unicode and its words
become Vietnamese syllables by the change; text in Unicode, of any language, stays as it is.
"""

import re
import unicodedata

from .syllables import is_syllable

# --- TCVN3: one sign, one letter; capitals with a tone come from the font, not the code ---

TCVN3_SIGNS = "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ"
TCVN3_LETTERS = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
TCVN3 = str.maketrans(TCVN3_SIGNS, TCVN3_LETTERS)

# --- VNI: a letter, then a sign for its shape and its tone --------------------------------

GRAVE, ACUTE, TILDE, HOOK, DOT = "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"
ROOF, BOWL, HORN = "\u0302", "\u0306", "\u031b"
VNI_TONES = {"ø": GRAVE, "ù": ACUTE, "õ": TILDE, "û": HOOK, "ï": DOT}
VNI_ROOFS = {"à": GRAVE, "á": ACUTE, "ã": TILDE, "å": HOOK, "ä": DOT, "â": ""}
VNI_BOWLS = {"è": GRAVE, "é": ACUTE, "ü": TILDE, "ú": HOOK, "ë": DOT, "ê": ""}
VNI_MARKS = {
    **VNI_TONES,
    **{sign: ROOF + tone for sign, tone in VNI_ROOFS.items()},
    **{sign: BOWL + tone for sign, tone in VNI_BOWLS.items()},
}
VNI_LONE = {
    "ô": "ơ",
    "ö": "ư",
    "ñ": "đ",
    "í": "í",
    "ì": "ì",
    "ó": "ĩ",
    "æ": "ỉ",
    "ò": "ị",
    "î": "ỵ",
}
# The pair first: «ô» before a tone is «ơ», as it is alone.
VNI = re.compile(
    "([aeoôuöy])([øùõûï])|([aeo])([àáãåäâ])|(a)([èéüúëê])|([ôöñíìóæòî])", re.IGNORECASE
)


def from_tcvn3(text):
    return text.translate(TCVN3)


def from_vni(text):
    return VNI.sub(_meant, text)


def _meant(found):
    base, *sign = (part for part in found.groups() if part)
    letter = VNI_LONE.get(base.lower(), base) + "".join(VNI_MARKS[mark.lower()] for mark in sign)
    letter = unicodedata.normalize("NFC", letter)
    return letter.upper() if base.isupper() else letter


# --- Which of them is it? -----------------------------------------------------------------

CODES = (from_tcvn3, from_vni)
UNICODE_ONLY = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u0300-\u0323\u1ea0-\u1ef9]")
EDGES = " \t.,;:!?()[]{}\"'“”‘’…-–/0123456789"
FEWEST = 2  # words that must come right before anything is changed
SHARE = 0.6  # of the words with marks


def in_unicode(text):
    """The text in NFC, with lines in TCVN3 or VNI read as what was meant."""
    lines = unicodedata.normalize("NFC", text).split("\n")
    old = [line for line in lines if not line.isascii() and not UNICODE_ONLY.search(line)]
    decode = code_of("\n".join(old))
    if decode is None:
        return "\n".join(lines)
    return "\n".join(read_as(decode, line) for line in lines)


def code_of(text):
    """The function that makes Vietnamese of this text, or None when none clearly does."""
    words = marked_words(text)
    right = syllables_among(words)
    best = max(CODES, key=lambda decode: syllables_among(words, decode))
    good = syllables_among(words, best)
    clear = good >= FEWEST and good >= SHARE * len(words) and good > 1.5 * right
    return best if clear else None


def read_as(decode, line):
    """The line decoded, if that brings more Vietnamese words than it had."""
    if line.isascii() or UNICODE_ONLY.search(line):
        return line
    words = marked_words(line)
    return decode(line) if syllables_among(words, decode) > syllables_among(words) else line


def marked_words(text):
    """Words with letters or signs beyond plain ones."""
    return [word for part in text.split() if not (word := part.strip(EDGES)).isascii()]


def syllables_among(words, decode=str):
    return sum(1 for word in words if is_syllable(decode(word)))
