"""PDF: begins and ends as one, opens, holds no program and no attachment; its first words."""

import io
import logging
import re
import time
import zipfile
import zlib

from django.conf import settings
from pypdf import PdfReader, apply_configuration

from .refusals import (
    ACTIVE_PDF,
    BROKEN,
    LOCKED_PDF,
    LONG_PDF,
    SLOW_PDF,
    TWO_IN_ONE,
    WRONG_KIND,
    FileRefused,
)

logger = logging.getLogger(__name__)

FIRST_PAGES = 3
MOST_LINES = 400
# Programs, programs of others, files inside, forms that send themselves or hold programs.
ACTIVE = re.compile(
    rb"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData|GoToE)(?![A-Za-z0-9])"
    rb"|/XFA\s*[\[0-9]"
)
PAGE_OR_SCRIPT = re.compile(rb"<script|<html|<!doctype\s+html|<iframe|<\?php", re.I)
ESCAPED = re.compile(rb"#([0-9a-fA-F]{2})")
BUNDLE = b"/ObjStm"
# The only form in which a bundle is taken, so that nothing can hide how it is packed.
BUNDLE_HEAD = re.compile(
    rb"[\r\n][ \t]*\d{1,10}\s{1,9}\d{1,5}\s{1,9}obj\s{0,9}"
    rb"(<<[^()<>%#]{0,1000}/ObjStm[^()<>%#]{0,1000}>>)\s{0,9}stream\r?\n"
)
MOST_BUNDLES = 20_000
LARGEST_STREAM = 20 * 1024 * 1024
# What pypdf may spend on one file; its own defaults are made for servers that do nothing else.
FRUGAL = {
    "maximum_declared_stream_length": 25_000_000,
    "zlib_maximum_output_length": LARGEST_STREAM,
    "lzw_maximum_output_length": 5_000_000,
    "run_length_maximum_output_length": 5_000_000,
    "stream_decoding_work_maximum_length": 2 * LARGEST_STREAM,
    "stream_parsing_work_maximum_count": 200_000,
    "jbig2dec_binary": None,
}


class TooSlow(Exception):
    """The time for this file is over."""


class Hourglass(io.BytesIO):
    """The file's bytes, until the time is over: a tangled file makes the parser read for ever."""

    def __init__(self, content, seconds):
        super().__init__(content)
        self.end = time.monotonic() + seconds

    def check(self, *_):
        if time.monotonic() > self.end:
            raise TooSlow

    def read(self, *size):
        self.check()
        return super().read(*size)


def read_pdf(content, ending):
    """The first lines of the text layer; raises FileRefused with what is wrong."""
    refuse_shape(content, ending)
    glass = Hourglass(content, settings.PDF_SECONDS)
    try:
        refuse_active(content)
        refuse_active_bundles(content, glass)
        with apply_configuration(**FRUGAL):
            reader = opened(glass)
            pages = reader.pages[:FIRST_PAGES]
            lines = [line for page in pages for line in lines_of_page(page, glass)]
            return [*facts_of(reader), *lines]
    except TooSlow as error:
        raise FileRefused(SLOW_PDF) from error


def refuse_shape(content, ending):
    """A PDF from the first byte to the last, and nothing else beside."""
    if not content.startswith(b"%PDF-"):
        inside = b"%PDF-" in content[:1024]
        raise FileRefused(TWO_IN_ONE if inside else WRONG_KIND % ending)
    _before, mark, after = content.rpartition(b"%%EOF")
    if not mark:
        raise FileRefused(BROKEN)
    is_zip = zipfile.is_zipfile(io.BytesIO(content))
    if after.strip(b"\x00\t\r\n ") or is_zip or PAGE_OR_SCRIPT.search(content):
        raise FileRefused(TWO_IN_ONE)


def refuse_active(content):
    """Looks at all bytes, not only at the objects that the file's own index admits to."""
    plain = unescaped(content)
    if b"/Encrypt" in plain:
        raise FileRefused(LOCKED_PDF)
    if ACTIVE.search(plain) or plain.count(BUNDLE) != content.count(BUNDLE):
        raise FileRefused(ACTIVE_PDF)


def unescaped(content):
    """The bytes with names written plainly: «/J#61vaScript» is «/JavaScript»."""
    return ESCAPED.sub(lambda code: bytes([int(code[1], 16)]), content)


def refuse_active_bundles(content, glass):
    """The same inside compressed bundles of objects; one that can't be opened is refused."""
    count = content.count(BUNDLE)
    heads = list(BUNDLE_HEAD.finditer(content)) if count <= MOST_BUNDLES else []
    if len(heads) != count:
        raise FileRefused(SLOW_PDF)
    for head in heads:
        glass.check()
        end = content.find(b"endstream", head.end())
        if b"/Filter" in head[1]:  # without one it is plain text, looked at already
            refuse_active_bundle(head[1], content[head.end() : max(end, head.end())])


def refuse_active_bundle(head, packed):
    """`head`: the dictionary that says how the bundle is packed."""
    if head.count(b"Decode") != 1 or b"/FlateDecode" not in head:
        raise FileRefused(SLOW_PDF)
    engine = zlib.decompressobj()
    try:
        objects = engine.decompress(packed, LARGEST_STREAM)
    except zlib.error as error:
        raise FileRefused(SLOW_PDF) from error
    if not engine.eof or ACTIVE.search(unescaped(objects)):
        raise FileRefused(ACTIVE_PDF if engine.eof else SLOW_PDF)


def opened(glass):
    """The file's reader; one without pages, with too many or with a lock is refused."""
    reader = PdfReader(glass)
    if reader.is_encrypted:
        raise FileRefused(LOCKED_PDF)
    count = len(reader.pages)
    if count == 0:
        raise FileRefused(BROKEN)
    if count > settings.PDF_MAX_PAGES:
        raise FileRefused(LONG_PDF % settings.PDF_MAX_PAGES)
    return reader


def facts_of(reader):
    """The title and the subject that the file names for itself."""
    facts = reader.metadata or {}
    return [str(facts.get(name, "")) for name in ("/Title", "/Subject", "/Keywords")]


def lines_of_page(page, glass):
    """The page's text and the words of its stamps; a page pypdf can't read has none."""
    try:
        text = page.extract_text(visitor_operand_before=glass.check)
        notes = [note.get_object().get("/Contents", "") for note in page.get("/Annots") or []]
    except TooSlow:
        raise
    except Exception as error:  # a font it does not know is no reason to refuse the paper
        logger.info("No text taken from a page: %r", error)
        return []
    return [*map(str, notes), *text.splitlines()[:MOST_LINES]]
