"""What a file is called: for its reader, for the disk, and which names may not come in."""

import unicodedata

import pytest

from meetings.file_checks import clean_name
from meetings.file_checks.kinds import KINDS, content_type_of
from meetings.file_checks.names import disk_name
from meetings.file_checks.refusals import BROKEN_PICTURE, EMPTY, WRONG_KIND
from tests.factories.files import PDF, docx, open_document, picture, pptx, xlsx

GOOD = {
    "pdf": PDF,
    "docx": docx("Báo cáo tháng 11"),
    "xlsx": xlsx(["STT", "Nhiệm vụ"], [1, "Gửi đề cương"]),
    "pptx": pptx("Chuyên đề quý IV"),
    "odt": open_document("Nghị quyết"),
    "ods": open_document("Bảng", kind="spreadsheet"),
    "odp": open_document("Trình chiếu", kind="presentation"),
    "txt": "Ghi chú của đồng chí thư ký\nCâu <b>hai</b>".encode(),
    "jpg": picture("JPEG"),
    "jpeg": picture("JPEG"),
    "png": picture("PNG"),
    "webp": picture("WEBP"),
}


def test_there_is_a_good_file_of_every_kind():
    assert set(GOOD) == set(KINDS)


@pytest.mark.parametrize("ending", GOOD)
@pytest.mark.parametrize("stem", ["Nghị quyết số 01 – Chi bộ Đào tạo", "BÁO CÁO (bản 2.1)"])
def test_a_good_file_comes_in_under_its_vietnamese_name(taken, ending, stem):
    name = f"{stem}.{ending}"

    file = taken(unicodedata.normalize("NFD", name), GOOD[ending])

    assert file.accepted.name == name == file.original_name
    assert file.accepted.content_type == content_type_of(name)
    assert file.name.count(".") == 1
    assert file.name.endswith(f".{ending}")


def test_a_document_is_stored_byte_for_byte(taken):
    for ending in ("pdf", "docx", "odt", "txt"):
        assert taken(f"a.{ending}", GOOD[ending]).read() == GOOD[ending]


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("C:\\Users\\A\\Báo cáo.docx", "Báo cáo.docx"),
        ("..\\..\\etc\\a.pdf", "a.pdf"),
        ("../../../etc/a.pdf", "a.pdf"),
        ("a\x00b.pdf", "ab.pdf"),
        ("ảnh\u202egpj.pdf", "ảnhgpj.pdf"),
        ("bé\u200bo\ufeff.pdf", "béo.pdf"),
        ("hai\ndòng\r\n.pdf", "hai dòng.pdf"),
        ("  nhiều   chỗ  trống .pdf ", "nhiều chỗ trống.pdf"),
        ("\ud800hỏng.pdf", "hỏng.pdf"),
        (".pdf", "pdf"),
        ("...", ""),
        ("ký 'nháy' \"kép\".pdf", "ký 'nháy' \"kép\".pdf"),
    ],
)
def test_a_name_is_cleaned_for_its_reader(raw, clean):
    assert clean_name(raw) == clean


def test_a_name_of_300_letters_keeps_its_ending(taken):
    file = taken("ơ" * 300 + ".pdf", PDF)

    assert len(file.original_name) == 200
    assert file.original_name.endswith("ơ.pdf")
    assert len(file.name.encode()) <= 150


def test_a_name_on_the_disk_has_one_dot_and_no_folder():
    assert disk_name("x.php.jpg") == "x-php.jpg"
    assert disk_name("Báo cáo 1.2.PDF") == "Báo cáo 1-2.pdf"
    assert disk_name("....pdf") == "tep.pdf"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("x.pdf.html", b"<script>", "Xin in trang ra PDF"),
        ("x.html", b"<script>", "Không nhận tệp .html"),
        ("anh.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "PNG hoặc JPG"),
        ("anh.svg", b"<!DOCTYPE svg [<!ENTITY x 'y'>]><svg>&x;</svg>", "PNG hoặc JPG"),
        ("anh.gif", b"GIF89a", "PNG hoặc JPG"),
        ("chay.exe", b"MZ", "Không nhận tệp .exe"),
        ("a.docm", b"PK", "Xin lưu lại thành DOCX"),
        ("a.doc", b"\xd0\xcf\x11\xe0", "Xin lưu lại thành DOCX"),
        ("a.zip", b"PK", "Xin giải nén"),
        (".htaccess", b"x", "Không nhận tệp không có đuôi"),
        ("khong-duoi", b"abc", "Không nhận tệp không có đuôi. Các loại nhận được: pdf"),
        ("a.pdf.", PDF, ""),
        ("a.pdf\u202e", PDF, ""),
    ],
)
def test_only_listed_endings_come_in(request, name, content, sentence):
    if not sentence:  # what Windows and the eye pass over does not hide the ending
        assert request.getfixturevalue("taken")(name, content).original_name == "a.pdf"
        return
    assert sentence in request.getfixturevalue("refused")(name, content)


@pytest.mark.parametrize("ending", [ending for ending in GOOD if ending != "txt"])
@pytest.mark.parametrize("inside", ["<html><script>alert(1)</script>", "MZ\x90\x00", "GIF89a;"])
def test_another_thing_under_a_listed_ending_is_refused(refused, ending, inside):
    sentence = refused(f"gia.{ending}", inside.encode("latin-1"))

    assert sentence == WRONG_KIND % ending or "hỏng" in sentence


@pytest.mark.parametrize("ending", [ending for ending in GOOD if ending not in {"txt"}])
def test_a_good_file_under_the_ending_of_another_kind_is_refused(refused, ending):
    same = {"jpg", "jpeg"}
    for other, content in GOOD.items():
        if other != ending and not {other, ending} <= same:
            assert refused(f"gia.{ending}", content)


@pytest.mark.parametrize(
    "content",
    [
        b"<!DOCTYPE html><p>",
        b"  <script>alert(1)</script>",
        b"\xef\xbb\xbf<svg onload=x>",
        b"<?php echo 1;",
        b"#!/bin/sh",
        b"%PDF-1.7",
        b"a\x00b",
        "Tiếng Việt".encode("utf-16"),
    ],
)
def test_text_is_text_and_nothing_that_begins_like_a_page_or_a_program(refused, content):
    assert "không phải là .txt" in refused("gia.txt", content)


@pytest.mark.parametrize("ending", GOOD)
def test_an_empty_file_is_refused(refused, ending):
    assert refused(f"trong.{ending}", b"") == EMPTY


def test_a_file_too_large_is_refused_before_it_is_read(refused, settings):
    settings.MAX_UPLOAD_BYTES = settings.MAX_PICTURE_BYTES = 1024 * 1024

    assert "lớn quá 1 MB" in refused("to.pdf", PDF + b"x" * 1024 * 1024)
    assert "lớn quá 1 MB" in refused("to.png", b"x" * 1024 * 1025)


def test_a_place_takes_its_own_endings_only(refused):
    assert "jpg, png" in refused("a.pdf", PDF, ["jpg", "png"])


def test_whatever_a_library_raises_ends_in_a_sentence(refused, monkeypatch):
    def burst(*_):
        raise RecursionError

    monkeypatch.setattr("meetings.file_checks.pictures.drawn", burst)

    assert refused("a.png", picture()) == BROKEN_PICTURE
