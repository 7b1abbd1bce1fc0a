"""PDF: one file from its first byte to its last, without programs, attachments and locks."""

import io
import zlib

import pytest
from pypdf import PdfReader, PdfWriter

from meetings.demo.files import pdf as typeset
from meetings.file_checks.refusals import (
    ACTIVE_PDF,
    BROKEN,
    LOCKED_PDF,
    SLOW_PDF,
    TWO_IN_ONE,
    WRONG_KIND,
)
from tests.factories.files import PDF, docx, pdf

GIF = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"


def written(**steps):
    """A PDF of one blank page that pypdf writes after these steps: method, arguments."""
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    for step, arguments in steps.items():
        getattr(writer, step)(*arguments)
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue()


def bundled(objects, head="/Filter/FlateDecode", packed=None):
    """A PDF whose further objects lie in a compressed bundle."""
    data = zlib.compress(objects) if packed is None else packed
    bundle = f"<</Type/ObjStm/N 1/First 5{head}/Length {len(data)}>>\nstream\n".encode()
    return pdf(bundle + data + b"\nendstream")


def test_ordinary_files_come_in(taken):
    typeset_file = typeset("Nghị quyết", ["# Điều 1", "Đồng chí đọc trước."])
    signed = pdf("<</Type/Sig/Filter/Adobe.PPKLite/Contents<00>>>", root="/AcroForm<</SigFlags 3>>")

    assert taken("a.pdf", typeset_file)
    assert taken("ky-so.pdf", signed)
    assert taken("a.pdf", written(add_metadata=({"/Title": "Báo cáo"},)))
    assert taken("a.pdf", PDF.rstrip() + b"\r\n\x00\x00")
    assert taken("a.pdf", bundled(b"10 0 <</Type/Font>>"))
    assert taken("a.pdf", pdf("<</S/URI/URI(https://example.vn)>>"))


@pytest.mark.parametrize(
    "content",
    [
        pdf(root="/OpenAction<</S/JavaScript/JS(app.alert(1))>>"),
        pdf("<</S/#4aavaScript/JS(1)>>"),
        pdf("<</S/J#61v#61Script/JS(1)>>"),
        pdf(root="/OpenAction<</S/Launch/F(cmd.exe)>>"),
        pdf("<</S/SubmitForm/F(http://192.0.2.1/)>>"),
        pdf("<</S/ImportData>>"),
        pdf("<</S/GoToE>>"),
        pdf("<</Type/Filespec/EF<</F 11 0 R>>>>", "<</Type/EmbeddedFile>>"),
        pdf("<</Subtype/RichMedia>>"),
        pdf(root="/AcroForm<</XFA 10 0 R>>"),
        pdf(root="/AcroForm<</XFA[(a) 10 0 R]>>"),
        written(add_attachment=("a.exe", b"MZ")),
        bundled(b"10 0 <</S/JavaScript/JS(1)>>"),
        bundled(b"10 0 <</S/J#61vaScript/JS(1)>>"),
        bundled(b"", head="", packed=b"10 0 <</S/JavaScript/JS(1)>>"),
        pdf("<</Type/Obj#53tm>>"),
    ],
)
def test_a_program_or_an_attachment_inside_is_refused(refused, content):
    assert refused("a.pdf", content) == ACTIVE_PDF


HEX = b"10 0 <</S/JavaScript>>".hex().encode() + b">"


@pytest.mark.parametrize(
    "content",
    [
        bundled(b"", head="/Filter/ASCIIHexDecode", packed=HEX),
        bundled(b"", head="/Filter[/ASCIIHexDecode/FlateDecode]", packed=HEX),
        bundled(b"x", head="/Filter/FlateDecode/DecodeParms<</Predictor 12>>"),
        bundled(b"", head="/Filter/FlateDecode", packed=b"not packed"),
        bundled(b"", head="/Filter/FlateDecode", packed=zlib.compress(b"x" * 999)[:-9]),
        bundled(b"", head="/X(\n1 0 obj <<)/Filter/ASCIIHexDecode", packed=HEX),
        bundled(b"", head="%\n1 0 obj <<\n/Filter/ASCIIHexDecode", packed=HEX),
        bundled(b"", head="/F#69lter/ASCIIHexDecode", packed=HEX),
    ],
)
def test_a_bundle_that_hides_how_it_is_packed_is_refused(refused, content):
    assert refused("a.pdf", content) == SLOW_PDF


def test_a_file_of_too_many_bundles_is_refused_before_they_are_opened(refused):
    assert refused("a.pdf", pdf("/ObjStm" * 20_001)) == SLOW_PDF


def test_a_bundle_that_unfolds_without_end_is_refused(refused, monkeypatch):
    monkeypatch.setattr("meetings.file_checks.pdfs.LARGEST_STREAM", 10_000)

    assert refused("a.pdf", bundled(b" " * 1_000_000)) == SLOW_PDF


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"<html><script>alert(1)</script>" + PDF, TWO_IN_ONE),
        (b"\n" + PDF, TWO_IN_ONE),
        (GIF + PDF, TWO_IN_ONE),
        (b" " * 2000 + PDF, WRONG_KIND % "pdf"),
        (PDF + b"<script>alert(1)</script>", TWO_IN_ONE),
        (PDF + docx("a"), TWO_IN_ONE),
        (PDF[:-7] + docx("a") + b"\n%%EOF", TWO_IN_ONE),
        (pdf("<</X(<SCRIPT>alert(1)</SCRIPT>)>>"), TWO_IN_ONE),
        (pdf("<</X(<?php system($x))>>"), TWO_IN_ONE),
        (b"<html>%PDF-1.7<script>", TWO_IN_ONE),
        (b"MZ" + b"x" * 100, WRONG_KIND % "pdf"),
    ],
)
def test_two_files_in_one_are_refused(refused, content, sentence):
    assert refused("a.pdf", content) == sentence


def test_a_locked_file_is_told_to_be_unlocked(refused):
    locked = written(encrypt=("mat-khau",))
    limited = written(encrypt=("", "chu-so-huu"))

    assert refused("a.pdf", locked) == refused("a.pdf", limited) == LOCKED_PDF


def test_a_file_cut_short_is_refused(refused):
    whole = typeset("Nghị quyết", ["Nội dung"] * 30)
    for end in range(20, len(whole) - 6, len(whole) // 20):
        assert refused("a.pdf", whole[:end])


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.4\n%%EOF",
        b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
        pdf().replace(b"/Kids[3 0 R]/Count 1", b"/Kids[]/Count 0     "),
        pdf().replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]"),
    ],
)
def test_a_file_without_pages_is_refused(refused, content):
    assert refused("a.pdf", content) == BROKEN


def test_a_file_of_too_many_pages_is_refused(refused, settings):
    settings.PDF_MAX_PAGES = 1

    assert "quá 1 trang" in refused("a.pdf", written(add_blank_page=(100, 100)))


def test_a_tangled_file_costs_no_more_than_its_time(refused, settings):
    settings.PDF_SECONDS = 0

    assert refused("a.pdf", PDF) == SLOW_PDF


def test_the_helper_makes_files_that_readers_open():
    assert len(PdfReader(io.BytesIO(PDF)).pages) == 1
