"""Standing phrases: words that the field says together so often that it writes them short.

Half of an archive may hold one. PostgreSQL would open the words of every such card to see whether
they stand one behind the other; so which of these phrases a card holds is a word of its index.
"""

from itertools import pairwise

# What people of the field write short (domain.md §7.2).
ABBREVIATIONS = {
    "bc": "bao cao",
    "bch": "ban chap hanh",
    "btv": "ban thuong vu",
    "bt": "bi thu",
    "cb": "chi bo",
    "cd": "chuyen de",
    "cu": "chi uy",
    "db": "dang bo",
    "du": "dang uy",
    "dv": "dang vien",
    "htlt": "hoc tap lam theo",
    "kh": "ke hoach",
    "kl": "ket luan",
    "ktgs": "kiem tra giam sat",
    "nq": "nghi quyet",
    "qd": "quyet dinh",
    "shcb": "sinh hoat chi bo",
    "shcd": "sinh hoat chuyen de",
    "stdvdt": "so tay dang vien dien tu",
    "ub": "uy ban",
    "ubkt": "uy ban kiem tra",
}
# As frequent in the papers of a school's cells, though nobody writes them short.
WRITTEN_OUT = (
    "bien ban",
    "can bo",
    "cong tac",
    "giang vien",
    "giao vien",
    "hoc sinh",
    "hoc vien",
    "ket nap",
    "nha truong",
    "nhiem vu",
    "thuc hien",
)
# A phrase that is added here is added to old cards by a migration.
STANDING = frozenset(tuple(said.split()) for said in (*ABBREVIATIONS.values(), *WRITTEN_OUT))
BY_BEGINNING = {}  # its first two words: the phrases that begin so
for phrase in STANDING:
    BY_BEGINNING.setdefault(phrase[:2], set()).add(phrase)


def standing_in(words):
    """The standing phrases that stand in folded words, as a set of tuples."""
    begun = BY_BEGINNING.keys() & pairwise(words)
    found = set().union(*(BY_BEGINNING[pair] for pair in begun))
    if found <= begun:
        return found
    text = f" {' '.join(words)} "
    return {phrase for phrase in found if f" {' '.join(phrase)} " in text}
