"""Does a file look marked MẬT, TỐI MẬT or TUYỆT MẬT? Such papers stay off this system.

Law on the protection of state secrets: 29/2018/QH14, from 01/3/2026 replaced by 117/2025/QH15.
State secrets have three degrees, shown by a stamp on the paper: Tuyệt mật, Tối mật, Mật; they
may be kept only on machines and networks set apart for them, which an intranet is not. The
dossiers of Party members are secret papers of the Party as well.

A stamp is a line that says nothing else. «Bảo mật», «bí mật», «mật ong» stand inside sentences.
"""

import re
import unicodedata

from ..vietnamese import fold, nfc
from .refusals import SECRET, FileRefused

# Words of a mark as people type them: with marks, without, with one mark lost, and in the two
# encodings of before Unicode (TCVN3: «mËt», VNI: «maät»).
SECRET_WORD = ("MẬT", "MÂT", "MAT", "MËT", "MAÄT")
DEGREES = {
    "TỐI": ("TỐI", "TÔI", "TOI", "TÈI", "TOÁI"),
    "TUYỆT": ("TUYỆT", "TUYÊT", "TUYET", "TUYÖT", "TUYEÄT"),
}
# A whole line that is one of these, spaces and frame aside, is a stamp. Upper case only: «mật»
# alone in small letters is honey, or a line of a poem.
STAMPS = {
    *SECRET_WORD,
    *(f"DẤU{word}" for word in ("MẬT", "MAT")),
    *(f"TÀILIỆU{word}" for word in SECRET_WORD),
    *(f"TAILIEU{word}" for word in SECRET_WORD),
    *(f"VĂNBẢN{word}" for word in SECRET_WORD),
}
# These two name nothing but a degree of secrecy, so they count in any case.
ANY_CASE = {
    f"{before}{degree}{word}"
    for spellings in DEGREES.values()
    for degree in spellings
    for word in SECRET_WORD
    for before in ("", "TÀILIỆU", "TAILIEU", "VĂNBẢN")
}
URGENT = re.compile(r"(?:THƯỢNGKHẨN|HỎATỐC|HOẢTỐC|KHẨN|[ABC])$")
DEGREE_LINE = re.compile(r"\s*(?:độ|do)\s+(?:mật|mat)\s*[::]\s*(.*)", re.I)
NO_DEGREE = {"", "khong", "thuong", "0"}
COLUMNS = re.compile(r"\t|\s*[|│┃]\s*|\s{4,}")
PARTS_OF_NAME = re.compile(r"\s[-–—]+\s?|\s?[-–—]+\s|__+|[()\[\]{}.,;:+|–—]+")
WORDS_OF_SLUG = re.compile(r"[-_]+")
# What makes «MẬT» at the head of a name without spaces the beginning of another word.
GOES_ON = {"khau", "ma", "ong", "vu", "thu", "do", "ngu", "thiet", "phong", "hoa", "gau", "rung"}


def refuse_marked_lines(lines):
    """Raises FileRefused when a line stands there like a stamp."""
    for line in lines:
        if mark := mark_in_line(line):
            raise FileRefused(SECRET % mark)


def refuse_marked_name(name):
    """Raises FileRefused when the name of a file, or a title, carries a mark."""
    if mark := mark_in_name(name):
        raise FileRefused(SECRET % mark)


def mark_in_line(line):
    """The words of a stamp in this line, or nothing."""
    line = seen(line)
    if degree := DEGREE_LINE.match(line):
        value = degree[1].strip(" .…-_")
        return "" if fold(value) in NO_DEGREE else line.strip()[:60]
    return next((part.strip() for part in [line, *COLUMNS.split(line)] if is_stamp(part)), "")


def mark_in_name(name):
    """The same in a name: its parts between dashes and brackets, and its first and last words."""
    stem = seen(name).strip()
    if mark := mark_in_line(stem):
        return mark
    parts = [part.strip(" _") for part in PARTS_OF_NAME.split(stem)]
    parts += [part for whole in parts if " " in whole for part in whole.split("_")]
    if mark := next((part for part in parts if is_stamp(part)), ""):
        return mark
    return mark_at_an_end(stem.split()) if " " in stem else mark_in_slug(parts[0])


def mark_at_an_end(words):
    """A mark in capitals at the head or the end of «TỐI MẬT Kế hoạch», «Kế hoạch MẬT».

    Where all is in capitals it may be the end of «QUY CHẾ BẢO MẬT», so a lone word must stand
    out from its neighbour.
    """
    for two in (words[:2], words[-2:]):
        if bare("".join(two)) in ANY_CASE:
            return " ".join(two)
    if words[-1] == "MẬT" and words[-2] != words[-2].upper():
        return words[-1]
    stands_out = words[0] == "MẬT" and words[1] != words[1].upper()
    return words[0] if stands_out and fold(words[1]) not in GOES_ON else ""


def mark_in_slug(stem):
    """A mark at the head or the end of «toi-mat-ke-hoach», «MẬT_KH_01»."""
    words = WORDS_OF_SLUG.split(stem)
    if len(words) < 3:
        return ""
    for two in (words[:2], words[-2:]):
        if bare("".join(two)).upper() in ANY_CASE:
            return " ".join(two)
    return words[0] if words[0] == "MẬT" and fold(words[1]) not in GOES_ON else ""


def is_stamp(text):
    letters = bare(text)
    short = URGENT.sub("", letters) if len(letters) > 4 else letters
    return bool({letters, short} & STAMPS) or bool({letters.upper(), short.upper()} & ANY_CASE)


def bare(text):
    """Letters and digits only: «M Ậ T», «[ MẬT ]» and «*MẬT*» give «MẬT»."""
    return "".join(c for c in text if c.isalnum())


def seen(text):
    """Composed text without signs that nobody sees, such as a soft hyphen."""
    return "".join(c for c in nfc(text) if unicodedata.category(c) != "Cf")
