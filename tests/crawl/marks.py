"""Marks: words nobody would write by chance, each put into one field and owned by one group.

`marks.of("A drafts", "nơi họp")` gives a new word such as «zq0007qz». It survives slugs, capital
letters, HTML, JSON and zipped files, and can be searched for by PREFIX without being named.
"""

import io
import re
import zipfile
from dataclasses import dataclass

from pypdf import PdfReader
from pypdf.errors import PyPdfError

PREFIX = "zq0"
WORD = re.compile(r"zq0\d{3}qz", re.IGNORECASE)
ZIP = b"PK\x03\x04"
PDF = b"%PDF-"


@dataclass(frozen=True)
class Mark:
    """One word, whose it is, and in which field it stands."""

    word: str
    owner: str
    field: str


class Marks:
    """All marks of one world, by their word."""

    def __init__(self):
        self.by_word = {}

    def of(self, owner, field):
        """A new word for that field, owned by that group."""
        word = f"zq{len(self.by_word):04d}qz"
        self.by_word[word] = Mark(word, owner, field)
        return word

    def owners(self):
        return {mark.owner for mark in self.by_word.values()}

    def found_in(self, text):
        """The marks whose word stands in that text."""
        return {self.by_word[word.lower()] for word in WORD.findall(text)}


def readable(content):
    """Everything a reader could get out of these bytes, zipped office files unpacked."""
    text = content.decode("utf-8", errors="replace")
    if content.startswith(ZIP):
        with zipfile.ZipFile(io.BytesIO(content)) as folder:
            return "\n".join(
                [*folder.namelist(), *(readable(folder.read(name)) for name in folder.namelist())]
            )
    if content.startswith(PDF):
        return text + pdf_text(content)
    return text


def pdf_text(content):
    """The words of a PDF; the plain bytes are searched anyway, so a broken one adds nothing."""
    try:
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    except (PyPdfError, ValueError, KeyError, AttributeError):
        return ""
