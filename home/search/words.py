"""Reading text as words: one way for what is indexed and for what is typed.

A word is a run of letters or a run of digits. Every word has two forms: folded (no marks, no
case) and exact (marks kept, old tone placement, Đ for its look-alikes). domain.md §7.1, §7.2.
"""

import re
from functools import lru_cache
from itertools import starmap

from meetings.vietnamese import fold, nfc

# Soft hyphens, zero-width and direction marks: invisible, so they part no word.
INVISIBLE = dict.fromkeys([0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F),
                           *range(0x2060, 0x2065), *range(0x2066, 0x206A), 0xFEFF])  # fmt: skip
DEE = {"ð": "đ", "Ð": "Đ", "Ɖ": "Đ", "ɖ": "đ"}
DASHES = dict.fromkeys([*range(0x2010, 0x2016), 0x2212], "-")
LOOKALIKES = str.maketrans(DEE) | DASHES | INVISIBLE
ANY_LOOKALIKE = re.compile(f"[{''.join(map(chr, LOOKALIKES))}]")
# Latin letters are named, and first: that halves the time of asking of each what it is.
WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]+|[0-9]+|[^\W\d_]+")
MAX_WORD = 30

# «uỷ», «hoà», «khoẻ» are written «ủy», «hòa», «khỏe» too: the tone moves one letter to the left.
TONE_ON = {
    "o": dict(zip("àáảãạ", "òóỏõọ", strict=True)) | dict(zip("èéẻẽẹ", "òóỏõọ", strict=True)),
    "u": dict(zip("ỳýỷỹỵ", "ùúủũụ", strict=True)),
}
BARE = dict(zip("àáảãạèéẻẽẹỳýỷỹỵ", "aaaaaeeeeeyyyyy", strict=True))
NEW_PLACE = re.compile(r"(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])$")


def clean(text):
    """The text composed, without invisible characters, every Đ one letter, every dash one sign."""
    text = nfc(text)
    # Most texts have none of them, and looking is ten times as fast as changing.
    return text.translate(LOOKALIKES) if ANY_LOOKALIKE.search(text) else text


@lru_cache(maxsize=60_000)
def folded(word):
    """«Quyết» gives «quyet»; «05» gives «5», so that 05-NQ/CB and 5-NQ/CB are one number."""
    if word[0].isdecimal() and word.isascii():
        return word.lstrip("0")[:MAX_WORD] or "0"
    return fold(word)[:MAX_WORD]


@lru_cache(maxsize=60_000)
def exact(word):
    """«UỶ» gives «ủy»: the word with its marks, in one spelling."""
    word = word.lower()
    if NEW_PLACE.search(word):
        tone = TONE_ON[word[-2]][word[-1]]
        word = word[:-2] + tone + BARE[word[-1]]
    return folded(word) if word.isascii() else word[:MAX_WORD]


def words_of(text):
    """Words of a text in their order, as written."""
    return WORD.findall(clean(text))


def folded_words(text):
    """Its words without marks and case."""
    return [folded(word) for word in words_of(text)]


# Letters with marks, Latin ones all, and what they are without.
LETTERS = map(chr, [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)])
WITHOUT_MARKS = str.maketrans({c: plain for c in LETTERS if len(plain := fold(c)) == 1})


def flat(text):
    """The text without marks and case, letter for letter as long as before."""
    plain = text.translate(WITHOUT_MARKS).lower()
    return plain if len(plain) == len(text) else "".join(c.lower()[:1] for c in text)


LETTER, DIGIT = r"[^\W\d_]", "[0-9]"
BEGINS_WORD = f"(?<!{LETTER}{LETTER})(?<!{DIGIT}{DIGIT})"  # said behind its first letter
NOTHING = r"(?!)"  # is met nowhere
ALIKE = {}  # plain letter: all letters that are it without marks
for marked, plain in WITHOUT_MARKS.items():
    ALIKE.setdefault(plain, []).append(chr(marked))


def pattern_of(words, half=""):
    """What finds folded words with any marks in a clean text; `half` is found as a beginning too.

    The text itself need not be folded, which would take longer than all the rest. Where no word
    begins with a letter that is wanted, nothing is asked for each word.
    """
    wanted = [(word, len(word) == MAX_WORD) for word in sorted(words)]
    wanted = [(half, True), *wanted] if half else wanted
    if not wanted:
        return re.compile(NOTHING)
    firsts = "".join(_letter(word[0]) + "0" * _is_number(word) for word, _ in wanted)
    rests = "|".join(starmap(_rest, wanted))
    return re.compile(f"[{firsts}]{BEGINS_WORD}(?:{rests})")


def _rest(word, goes_on):
    """The pattern of a word behind its first letter."""
    kind = DIGIT if _is_number(word) else LETTER
    end = f"{kind}*" if goes_on else f"(?!{kind})"
    written = "".join(f"[{_letter(c)}]" for c in word[1:])
    found = f"(?<=[{_letter(word[0])}]){written}"
    if _is_number(word):
        found = f"(?:(?<=0)0*{word.removeprefix('0')}|{found})"
    return found + end


def _letter(letter):
    """The letter in either case with any marks, within a pattern's brackets."""
    return letter + letter.upper() + "".join(ALIKE.get(letter, ""))


def _is_number(word):
    return word[0].isdecimal() and word.isascii()


# --- Numbers of papers ---------------------------------------------------------------------------

# Symbols of the types of papers (domain.md §2.2), by which «5 nq» is told from «12 nam».
TYPES = "nq|kl|ct|ctr|qd|qc|tb|hd|bc|kh|tt|ttr|cv|bb"
ISSUER = "(?:cb|du|db|cu|bt)[a-z]{0,4}"
# 05-NQ/ĐU, 5 nq du, 05NQĐU: the number, the type, the issuer, with anything or nothing between.
NUMBER = re.compile(
    rf"(?<!\w)0*(\d{{1,4}})[\s/.-]{{0,3}}({TYPES})(?:[\s/.-]{{0,3}}({ISSUER}))?(?!\w)"
)
# What stands before is asked behind the first digit: so a text is searched for digits alone.
IN_TEXT = re.compile(r"\d(?<!\w\d)\d{0,3}\s?[-–/]\s?[A-ZĐ][A-Za-zĐ]{1,3}/[A-ZĐ]{2,8}(?!\w)")


def number_key(symbol):
    """«5nqdu» of «05-NQ/ĐU»; "" for what holds no letter or digit."""
    return "".join(folded_words(symbol))[:40]


def numbers_in(text):
    """Keys of the papers that a clean text names by number."""
    return {number_key(found) for found in IN_TEXT.findall(text)}
