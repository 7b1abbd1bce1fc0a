"""Word, Excel, PowerPoint: the right parts, no macros, nothing embedded or fetched from outside."""

import html
import re

from defusedxml.ElementTree import fromstring

from .archives import ENTRY, walk
from .lines import lines_of
from .refusals import BOMB, BROKEN, EXTERNAL, LOCKED, MACROS, OBJECTS, WRONG_KIND, FileRefused

OLE, PROGRAM = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"MZ"
LOCKED_PART = "EncryptedPackage".encode("utf-16-le")
TYPES = "[Content_Types].xml"
OFFICE = "application/vnd.openxmlformats-officedocument."
MAIN_TYPES = {
    "docx": f"{OFFICE}wordprocessingml.document.main+xml",
    "xlsx": f"{OFFICE}spreadsheetml.sheet.main+xml",
    "pptx": f"{OFFICE}presentationml.presentation.main+xml",
}
# Excel keeps the sheet behind a chart inside Word and PowerPoint files.
CHART_SHEET = re.compile(r"(?:word|ppt|xl)/embeddings/[^/]+\.(xlsx)$")
MOST_CHARTS = 50
CARRIED = {"oleObject", "aFChunk", "vbaProject", "control", "activeXControlBinary"}
LARGEST_LIST = 5 * 1024 * 1024

# Which parts are read for secrecy marks: pattern, elements that make a line, lines at most.
FIRST_WORDS = [
    (re.compile(r"word/(?:document\d*|header\d*|footer\d*)\.xml"), {"p"}, 150),
    (re.compile(r"ppt/slides/slide[1-5]\.xml"), {"p"}, 100),
    (re.compile(r"ppt/slideMasters/slideMaster\d\.xml"), {"p"}, 50),
    (re.compile(r"xl/(?:drawings/[^/]+|sharedStrings)\.xml"), {"p", "si"}, 200),
    (re.compile(r"xl/worksheets/sheet1\.xml"), {"is"}, 200),
]
FACTS = {"title", "subject", "keywords", "category", "description"}
SHEET_MARGIN = re.compile(rb"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)>([^<]*)<")
MARGIN_CODE = re.compile(r'&"[^"]*"|&K[0-9A-F]{6}|&\d+|&[A-Z]')


def read_office(content, ending, is_nested=False):
    """The first lines; raises FileRefused with what is wrong."""
    refuse_other_form(content, ending)
    lines, seen, archives = [], {}, 0
    for name, data in walk(content):
        archives += data[: len(ENTRY)] == ENTRY
        if archives > MOST_CHARTS:
            raise FileRefused(BOMB)
        refuse_cargo(name, data, is_nested)
        if name == TYPES or name.endswith(".rels"):
            seen[name] = data
        lines += lines_in(name, data)
    refuse_other_kind(ending, seen)
    for name, data in seen.items():
        if name.endswith(".rels"):
            refuse_relations(data)
    return lines


def refuse_other_form(content, ending):
    """No archive at all; with a password it comes in the wrapping of office files before 2007."""
    if content[: len(OLE)] == OLE and LOCKED_PART in content:
        raise FileRefused(LOCKED)
    if content[: len(ENTRY)] != ENTRY:
        raise FileRefused(WRONG_KIND % ending)


def refuse_cargo(name, data, is_nested=False):
    """What an entry must not be, whatever kind of office file it stands in."""
    lower = name.lower()
    if "vbaproject" in lower or "/activex/" in lower or data[:2] == PROGRAM:
        raise FileRefused(MACROS)
    if data[: len(OLE)] == OLE:
        raise FileRefused(OBJECTS)
    if data[:4] == ENTRY:
        sheet = CHART_SHEET.fullmatch(lower)
        if is_nested or not sheet:
            raise FileRefused(OBJECTS)
        read_office(data, sheet[1], is_nested=True)
    if lower.endswith((".xml", ".rels", ".vml")) and declares_type(data):
        raise FileRefused(BROKEN)


def declares_type(xml):
    """True for XML that declares a document type, where entities would stand; in any encoding."""
    plain = xml.replace(b"\x00", b"")
    return b"<!DOCTYPE" in plain or b"<!ENTITY" in plain


def refuse_other_kind(ending, seen):
    """The list of content types says which program's file this is, and whether it has macros."""
    listed = {
        str(entry.get("ContentType", "")).lower() for entry in listing(seen.get(TYPES, b""), ending)
    }
    if any("macroenabled" in kind or "vbaproject" in kind for kind in listed):
        raise FileRefused(MACROS)
    if MAIN_TYPES[ending] not in listed:
        raise FileRefused(WRONG_KIND % ending)


def listing(xml, ending):
    if not xml or len(xml) > LARGEST_LIST:
        raise FileRefused(WRONG_KIND % ending)
    return fromstring(xml, forbid_dtd=True)


def refuse_relations(xml):
    """Links to click stay; whatever the program would load by itself does not."""
    for relation in listing(xml, "rels"):
        kind = relation.get("Type", "").rpartition("/")[2]
        if relation.get("TargetMode", "").lower() == "external" and kind != "hyperlink":
            raise FileRefused(EXTERNAL)
        if kind in CARRIED:
            raise FileRefused(OBJECTS)


def lines_in(name, data):
    """The first lines of one part, if it is one that the reader sees first."""
    if name == "docProps/core.xml":
        return lines_of(data, FACTS)
    lines = []
    if name.startswith("xl/worksheets/"):
        margins = SHEET_MARGIN.findall(data[-50_000:])
        texts = [html.unescape(margin.decode("utf-8", "replace")) for margin in margins]
        lines += [line for text in texts for line in MARGIN_CODE.split(text)]
    for pattern, paragraphs, most in FIRST_WORDS:
        if pattern.fullmatch(name):
            lines += lines_of(data, paragraphs, {"t"}, most)
    return lines
