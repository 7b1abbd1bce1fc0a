"""One real small file of each kind: its words are found, a bad one is named for what it is."""

import io
import unicodedata

import pytest
from docx import Document
from PIL import Image
from pypdf import PdfWriter

from meetings.demo.files import pdf as typeset
from meetings.enums import TextState
from meetings.texts import Reading
from meetings.texts.troubles import (
    BROKEN,
    LOCKED,
    NO_READER,
    ONLY_BEGINNING,
    ONLY_PAGES,
    TOO_SLOW,
    WRONG_KIND,
)
from tests.factories.files import (
    PDF,
    docx,
    open_document,
    picture,
    pptx,
    repacked,
    saved,
    xlsx,
)

WORDS = "Nghị quyết sinh hoạt chi bộ"
DOCX = docx(WORDS, "Điều 1")


def scan(pages=1):
    """A PDF of pictures, as a scanner makes it."""
    sheets = [Image.new("L", (300, 400), 230) for _ in range(pages)]
    content = io.BytesIO()
    sheets[0].save(content, "PDF", save_all=True, append_images=sheets[1:])
    return content.getvalue()


def locked_pdf():
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("mat-khau", algorithm="RC4-128")
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue()


def long_pdf(pages, words="Trang nay co chu de doc."):
    """That many pages which share one line of text."""
    line = f"BT /F 12 Tf 20 50 Td ({words}) Tj ET".encode()
    kids = " ".join(f"{number} 0 R" for number in range(10, 10 + pages))
    body = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: f"<</Type/Pages/Count {pages}/Kids[{kids}]>>".encode(),
        3: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        4: b"<</Length %d>>\nstream\n%s\nendstream" % (len(line), line),
    }
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R"
    body |= dict.fromkeys(range(10, 10 + pages), page + b"/Resources<</Font<</F 3 0 R>>>>>>")
    content, places = b"%PDF-1.4\n", {}
    for number, thing in body.items():
        places[number] = len(content)
        content += b"%d 0 obj\n%s\nendobj\n" % (number, thing)
    table = b"".join(b"%d 1\n%010d 00000 n \n" % place for place in places.items())
    end = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return content + b"xref\n" + table + end % (10 + pages, len(content))


def named(value):
    """Names of cases without the bytes of their files."""
    return "" if isinstance(value, bytes) else None


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("a.docx", DOCX, f"{WORDS}\nĐiều 1"),
        ("a.pptx", pptx(WORDS, "Trang 1"), f"{WORDS}\nTrang 1"),
        ("a.xlsx", xlsx(["STT", WORDS], [], [1, 2.5]), f"Sheet\nSTT\t{WORDS}\n1\t2.5"),
        ("a.odt", open_document(WORDS), WORDS),
        ("a.ods", open_document(WORDS, kind="spreadsheet"), WORDS),
        ("a.odp", open_document(WORDS, kind="presentation"), WORDS),
        ("a.txt", f"{WORDS}\r\nĐiều 1".encode(), f"{WORDS}\nĐiều 1"),
        ("a.txt", WORDS.encode("utf-8-sig"), WORDS),
        ("a.txt", WORDS.encode("utf-16"), WORDS),
    ],
    ids=named,
)
def test_the_words_of_a_file_are_found(read, name, content, text):
    assert read(name, content) == Reading(TextState.FOUND, text)


def test_the_text_layer_of_a_pdf_is_found_with_all_its_marks(read):
    reading = read("a.pdf", typeset(WORDS, ["# Điều 1", "Đồng chí đọc trước: ẩn, ợ, ữ, ỵ."]))

    assert reading.state == TextState.FOUND
    assert WORDS in reading.text
    assert "Đồng chí đọc trước: ẩn, ợ, ữ, ỵ." in reading.text
    assert unicodedata.is_normalized("NFC", reading.text)


def test_words_in_tables_headers_and_footnotes_of_word_are_found(read):
    document = Document()
    document.add_table(1, 1).cell(0, 0).text = "Ô của bảng"
    document.sections[0].header.paragraphs[0].text = "Đầu trang"

    assert read("a.docx", saved(document)).text == "Ô của bảng\nĐầu trang"


def test_slides_are_read_in_their_order(read):
    slide = '<p:sld xmlns:p="urn:p" xmlns:a="urn:a"><a:p><a:t>Trang {}</a:t></a:p></p:sld>'
    more = {f"ppt/slides/slide{n}.xml": slide.format(n) for n in (10, 2)}

    assert read("a.pptx", repacked(pptx("Trang 1"), more)).text == "Trang 1\nTrang 2\nTrang 10"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("quet.pdf", scan(2)),
        ("trang.pdf", PDF),
        ("anh.jpg", picture("JPEG")),
        ("anh.png", picture()),
        ("anh.webp", picture("WEBP")),
        ("trong.docx", docx()),
        ("trong.txt", b"  \n"),
    ],
    ids=named,
)
def test_a_scan_a_picture_or_an_empty_file_has_no_text(read, name, content):
    assert read(name, content) == Reading(TextState.EMPTY)


@pytest.mark.parametrize(
    ("name", "content", "trouble"),
    [
        ("khoa.pdf", locked_pdf(), LOCKED),
        (
            "khoa.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            LOCKED,
        ),
        (
            "khoa.odt",
            open_document(
                entries={
                    "content.xml": b"\x00\x01",
                    "META-INF/manifest.xml": "<manifest:encryption-data/>",
                }
            ),
            LOCKED,
        ),
        ("cut.docx", DOCX[: len(DOCX) // 2], BROKEN),
        ("cut.xlsx", xlsx([WORDS])[:900], BROKEN),
        ("cut.pdf", PDF[:60], BROKEN),
        ("cut.png", picture(size=(90, 90))[:60], BROKEN),
        ("rach.docx", repacked(DOCX, {"word/document.xml": "<w:document"}), BROKEN),
        (
            "thuc-the.docx",
            repacked(DOCX, {"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
            BROKEN,
        ),
        ("gia.docx", "Chỉ là chữ".encode(), WRONG_KIND % "docx"),
        ("gia.docx", xlsx([1]), WRONG_KIND % "docx"),
        ("gia.xlsx", DOCX, WRONG_KIND % "xlsx"),
        ("gia.pdf", DOCX, WRONG_KIND % "pdf"),
        ("gia.txt", b"MZ\x00\x01" * 9, WRONG_KIND % "txt"),
        ("la.rtf", b"{\\rtf1}", NO_READER % "rtf"),
    ],
    ids=named,
)
def test_a_file_that_cannot_be_read_is_named_for_what_it_is(read, name, content, trouble):
    assert read(name, content) == Reading(TextState.UNREADABLE, trouble=trouble)


def test_of_a_pdf_with_two_thousand_pages_the_first_are_read(read, settings):
    settings.FILE_TEXT_MAX_PAGES = 20

    reading = read("dai.pdf", long_pdf(2000))

    assert reading.state == TextState.FOUND
    assert reading.text.count("Trang nay co chu") == 20
    assert reading.trouble == ONLY_PAGES % 20


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("dai.txt", b"chu " * 5000),
        ("dai.docx", docx(*["chu " * 50] * 100)),
        ("mot-doan.docx", docx("chu " * 500_000)),
        ("dai.xlsx", xlsx(*[["chu " * 50]] * 100)),
        ("dai.pdf", long_pdf(100)),
    ],
    ids=named,
)
def test_of_a_huge_text_the_beginning_is_kept(read, settings, name, content):
    settings.FILE_TEXT_MAX_CHARS = 1000

    reading = read(name, content)

    assert reading.state == TextState.FOUND
    assert 900 <= len(reading.text) <= 1010
    assert reading.trouble == ONLY_BEGINNING


def test_when_the_time_is_over_before_anything_was_read_the_file_is_unreadable(read, settings):
    settings.FILE_TEXT_SECONDS = 0

    assert read("a.docx", DOCX) == Reading(TextState.UNREADABLE, trouble=TOO_SLOW % 0)


def test_signs_that_a_database_refuses_are_left_out(read):
    dirty = repacked(open_document("x"), {"content.xml": "<o><p>Điều 1\x7f</p></o>"})

    assert read("a.odt", dirty).text == "Điều 1"


def test_loose_marks_come_out_composed(read):
    loose = unicodedata.normalize("NFD", WORDS)

    assert read("a.docx", docx(loose)).text == WORDS
