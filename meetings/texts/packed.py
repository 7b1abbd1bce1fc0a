"""Word, PowerPoint, OpenDocument: paragraphs out of the XML in a zip, streaming, no entities."""

import re
import zipfile
import zlib
from dataclasses import dataclass

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, ParseError

from .troubles import BROKEN, LOCKED, WRONG_KIND, Unreadable

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED_PART = "EncryptedPackage".encode("utf-16-le")
ENTRY = b"PK"
CHUNK = 256 * 1024  # bytes given to the parser at once
BREAKS = {"br": "\n", "cr": "\n", "line-break": "\n", "tab": "\t", "s": " ", "softHyphen": "\xad"}


@dataclass(frozen=True)
class Layout:
    """`main`: the part without which it is no such file. `parts`: which are read, in which order.

    `texts`: elements whose text counts; None where all text in a paragraph does.
    """

    main: str
    parts: tuple[str, ...]
    paragraphs: frozenset[str]
    texts: frozenset[str] | None


WORD = Layout(
    "word/document.xml",
    (r"word/document\d*\.xml", r"word/(?:header|footer|footnotes|endnotes|comments)\d*\.xml"),
    frozenset({"p"}),
    frozenset({"t"}),
)
SLIDES = Layout(
    "ppt/presentation.xml",
    (r"ppt/slides/slide\d+\.xml", r"ppt/notesSlides/notesSlide\d+\.xml"),
    frozenset({"p"}),
    frozenset({"t"}),
)
OPEN_DOCUMENT = Layout("content.xml", (r"content\.xml",), frozenset({"p", "h"}), None)
LAYOUTS = {
    "docx": WORD,
    "pptx": SLIDES,
    **dict.fromkeys(["odt", "ods", "odp"], OPEN_DOCUMENT),
}


class Paragraphs:
    """The parser's listener: writes each paragraph on the sheet when it ends."""

    def __init__(self, layout, sheet):
        self.layout, self.sheet = layout, sheet
        self.inside, self.open = [], []
        self.pending = 0  # characters of the paragraphs that are open

    def start(self, tag, attributes):
        name = tag.rpartition("}")[2]
        self.inside.append(name)
        if name in self.layout.paragraphs:
            self.open.append([])
        elif name in BREAKS:
            self.add(BREAKS[name])

    def data(self, text):
        if self.layout.texts is None or self.inside[-1] in self.layout.texts:
            self.add(text)

    def add(self, text):
        if self.open and self.pending <= self.sheet.room:
            self.open[-1].append(text)
            self.pending += len(text)

    def end(self, tag):
        if self.inside.pop() in self.layout.paragraphs:
            text = "".join(self.open.pop())
            self.pending -= len(text)
            if text.strip():
                self.sheet.take(text)

    def close(self):
        pass


def read_packed(path, extension, sheet):
    """Writes the paragraphs on the sheet. Raises Full or Unreadable."""
    layout = LAYOUTS[extension]
    refuse_other_form(path, extension)
    try:
        with zipfile.ZipFile(path) as archive:
            if layout.main not in archive.namelist():
                raise Unreadable(WRONG_KIND % extension)
            for name in parts_of(archive, layout):
                read_part(archive, name, Paragraphs(layout, sheet))
    except RuntimeError as error:  # what zipfile says of an entry with a password
        raise Unreadable(LOCKED) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, ParseError, DefusedXmlException) as error:
        raise Unreadable(LOCKED if is_sealed(path) else BROKEN) from error


def refuse_other_form(path, extension):
    """No zip at all; a locked office file comes in the wrapping of those before 2007."""
    with open(path, "rb") as file:
        head = file.read(len(OLE))
        if head == OLE and LOCKED_PART in file.read():
            raise Unreadable(LOCKED)
    if head[: len(ENTRY)] != ENTRY:
        raise Unreadable(WRONG_KIND % extension)


def parts_of(archive, layout):
    """Names in reading order: slide 2 before slide 10."""
    for pattern in layout.parts:
        names = [name for name in archive.namelist() if re.fullmatch(pattern, name)]
        yield from sorted(names, key=lambda name: (len(name), name))


def read_part(archive, name, listener):
    parser = DefusedXMLParser(target=listener, forbid_dtd=True)
    with archive.open(name) as part:
        while chunk := part.read(CHUNK):
            listener.sheet.check_time()
            parser.feed(chunk)
    parser.close()


def is_sealed(path):
    """True for an OpenDocument whose parts are encrypted under a plain directory."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open("META-INF/manifest.xml") as manifest:
            return b"encryption-data" in manifest.read(CHUNK * 8)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError):
        return False
