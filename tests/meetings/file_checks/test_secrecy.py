"""Marks of secrecy: found wherever a reader would see them first, and nowhere else."""

import unicodedata

import pytest
from django.core.exceptions import ValidationError
from docx import Document
from openpyxl import Workbook

from meetings.demo.files import pdf as typeset
from meetings.file_checks import check_title
from meetings.file_checks.secrecy import mark_in_line, mark_in_name
from tests.factories.files import PDF, docx, open_document, pdf, picture, pptx, repacked, saved

MARKED_LINES = [
    "MẬT",
    "TỐI MẬT",
    "TUYỆT MẬT",
    "Tuyệt mật",
    "tối mật",
    "M Ậ T",
    "[ TỐI MẬT ]",
    "*** MẬT ***",
    "MẬT - KHẨN",
    "TÀI LIỆU MẬT",
    "TÀI LIỆU TUYỆT MẬT",
    "Độ mật: Mật",
    "ĐỘ MẬT: TỐI MẬT",
    "Độ mật : tuyệt mật",
    "DẤU MẬT",
    "TOI MAT",
    "ĐẢNG BỘ TỈNH\tMẬT",
    "SỞ GIÁO DỤC        TỐI MẬT",
    "Số 01 | MẬT",
    "MẬ\u00adT",
]
ORDINARY_LINES = [
    "Bí mật",
    "BÍ MẬT",
    "mật khẩu",
    "MẬT KHẨU",
    "Mật khẩu mới",
    "quan hệ mật thiết với nhân dân",
    "cán bộ bảo mật",
    "QUY CHẾ BẢO MẬT",
    "BẢO VỆ BÍ MẬT NHÀ NƯỚC",
    "Điều 5. Độ mật của bí mật nhà nước gồm ba mức: tuyệt mật, tối mật và mật.",
    "Độ mật: Không",
    "Độ mật: ……",
    "mật",
    "Mật ong rừng",
    "Tôi mất sổ",
    "Tối mắt",
    "bỏ phiếu kín",
    "Mật độ dân số",
    "Hội nghị tập huấn công tác bảo mật",
    "MẬT ĐỘ: TỐI ĐA",
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("line", MARKED_LINES)
def test_a_line_that_stands_like_a_stamp_is_found(line, form):
    assert mark_in_line(unicodedata.normalize(form, line))


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("line", ORDINARY_LINES)
def test_an_ordinary_line_is_passed_over(line, form):
    assert not mark_in_line(unicodedata.normalize(form, line))


@pytest.mark.parametrize(
    "name",
    [
        "MẬT",
        "MẬT - Kế hoạch",
        "Kế hoạch (MẬT)",
        "[TỐI MẬT] Kế hoạch năm",
        "TỐI MẬT Kế hoạch năm",
        "Kế hoạch năm TỐI MẬT",
        "Kế hoạch năm MẬT",
        "MẬT_KH_01",
        "toi-mat-ke-hoach",
        "ke-hoach-tuyet-mat",
        "Tuyệt mật",
        "KH 12.MẬT",
        "KH__MẬT__2026",
        "Tài liệu tối mật",
    ],
)
def test_a_marked_name_or_title_is_stopped_with_an_explanation(refused, name):
    assert "dấu độ mật" in refused(f"{name}.pdf", PDF)
    with pytest.raises(ValidationError, match="giao bản giấy cho văn thư"):
        check_title(name)


@pytest.mark.parametrize(
    "name",
    [
        "Quy chế bảo mật",
        "QUY CHẾ BẢO MẬT",
        "Bảo vệ bí mật nhà nước",
        "Đổi mật khẩu",
        "MẬT KHẨU wifi",
        "Mật ong rừng",
        "MẬT ong rừng",
        "doi-mat-khau-moi",
        "mat-khau-may-tinh",
        "Phiếu kín",
        "Cán bộ bảo mật - danh sách",
        "Nghị quyết số 01-NQ/CB",
        "",
    ],
)
def test_an_ordinary_name_is_passed_over(name):
    assert not mark_in_name(name)
    check_title(name)


def word_file(place):
    """A Word text with a stamp in that place."""
    document = Document()
    document.add_paragraph("Kế hoạch năm")
    section = document.sections[0]
    if place == "header":
        section.header.paragraphs[0].text = "TỐI MẬT"
    elif place == "footer":
        section.footer.paragraphs[0].text = "MẬT"
    elif place == "table":
        table = document.add_table(1, 2)
        table.cell(0, 1).text = "MẬT"
    elif place == "title":
        document.core_properties.title = "TUYỆT MẬT"
    elif place == "keywords":
        document.core_properties.keywords = "MẬT"
    elif place == "pieces":
        paragraph = document.add_paragraph()
        for letter in "TỐI MẬT":
            paragraph.add_run(letter)
    return saved(document)


PLACES = ["header", "footer", "table", "title", "keywords", "pieces"]


@pytest.mark.parametrize("place", PLACES)
def test_a_stamp_anywhere_in_a_word_file_is_found(refused, place):
    assert "dấu độ mật" in refused("a.docx", word_file(place))


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def test_a_stamp_in_a_text_box_is_found(refused):
    box = (
        f'<w:document xmlns:w="{W}"><w:p><w:r><w:t>Số 01</w:t></w:r><w:txbxContent>'
        "<w:p><w:r><w:t>MẬT</w:t></w:r></w:p></w:txbxContent></w:p></w:document>"
    )

    assert "«MẬT»" in refused("a.docx", repacked(docx("a"), {"word/document.xml": box}))


def test_a_stamp_in_art_letters_is_found(refused):
    art = (
        f'<w:document xmlns:w="{W}" xmlns:v="urn:v"><w:p>'
        '<v:textpath string="TỐI MẬT"/></w:p></w:document>'
    )

    assert "«TỐI MẬT»" in refused("a.docx", repacked(docx("a"), {"word/document.xml": art}))


def spreadsheet(place):
    book = Workbook()
    sheet = book.active
    sheet["A1"] = "Bảng"
    if place == "cell":
        sheet["D1"] = "MẬT"
    elif place == "margin":
        sheet.oddHeader.right.text = "TỐI MẬT"
    return saved(book)


@pytest.mark.parametrize("place", ["cell", "margin"])
def test_a_stamp_in_a_spreadsheet_is_found(refused, place):
    assert "dấu độ mật" in refused("a.xlsx", spreadsheet(place))


def test_a_stamp_on_a_slide_is_found(refused):
    assert "«TUYỆT MẬT»" in refused("a.pptx", pptx("Chuyên đề", "TUYỆT MẬT"))


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_stamp_in_an_open_document_is_found(refused, form):
    words = unicodedata.normalize(form, "Độ mật: Mật")

    assert "dấu độ mật" in refused("a.odt", open_document("Báo cáo", words))


def test_a_stamp_in_text_is_found(refused):
    assert "«MẬT»" in refused("a.txt", "Chi bộ Đào tạo\nMẬT\nKế hoạch".encode())


def test_a_stamp_in_a_pdf_is_found(refused, taken):
    note = pdf(
        "<</Type/Annot/Subtype/Stamp/Rect[0 0 9 9]/Contents(TOI MAT)>>", page="/Annots[10 0 R]"
    )
    title = "<</Title<FEFF" + "TỐI MẬT".encode("utf-16-be").hex() + ">>>"
    titled = pdf(title).replace(b"/Root 1 0 R", b"/Root 1 0 R/Info 10 0 R")

    assert "dấu độ mật" in refused("a.pdf", typeset("Kế hoạch", ["MẬT", "Nội dung"]))
    assert "dấu độ mật" in refused("a.pdf", note)
    assert "dấu độ mật" in refused("a.pdf", titled)
    assert taken(
        "a.pdf", typeset("Bảo vệ bí mật nhà nước", ["Có ba mức: tuyệt mật, tối mật, mật."])
    )


def test_ordinary_papers_come_in(taken):
    text = "\n".join(line for line in ORDINARY_LINES)

    assert taken("a.docx", docx(*ORDINARY_LINES))
    assert taken("a.odt", open_document(*ORDINARY_LINES))
    assert taken("a.txt", text.encode())
    assert taken("bảo mật.png", picture())
