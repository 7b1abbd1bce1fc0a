"""Names of files: what the reader keeps, and what stands on the disk."""

import unicodedata

from ..vietnamese import nfc

LONGEST_NAME = 200  # characters, as long as the column that keeps it
# Room for what a storage adds to a name already taken; all in all at most 150.
LONGEST_ON_DISK = 140  # bytes
# Controls, writing direction and zero-width signs, surrogates, private use, line separators.
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def clean_name(raw):
    """The name as its reader sees it: composed, one line, without folders and unseen signs."""
    name = nfc(raw.replace("\\", "/")).rpartition("/")[2]
    seen = "".join(" " if c.isspace() else c for c in name if not is_unseen(c))
    stem, ending = split(" ".join(seen.split()).strip(" ."))
    return join(stem[: LONGEST_NAME - len(ending) - 1].rstrip(), ending)


def is_unseen(letter):
    return unicodedata.category(letter) in UNSEEN and letter not in "\t\n\r"


def split(name):
    """(stem, ending); the last dot counts. A name without a dot has no ending."""
    stem, dot, ending = name.rpartition(".")
    return (stem, ending) if dot else (name, "")


def join(stem, ending):
    return f"{stem}.{ending}" if ending else stem


def ending_of(name):
    """«pdf» for «Bao cao.PDF»."""
    return split(name)[1].strip().lower()


def disk_name(name):
    """A name with one dot only, so that no «.php» or «.html» stands inside, and short enough."""
    stem, ending = split(name)
    room = LONGEST_ON_DISK - len(ending.encode()) - 1
    stem = stem.replace(".", "-").encode()[:room].decode(errors="ignore").rstrip(" -")
    return join(stem or "tep", ending.lower())
