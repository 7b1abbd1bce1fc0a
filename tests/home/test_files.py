"""Files at the door: their kind, their wholeness, their size, and what is noted of them."""

import unicodedata
import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.documents.forms import get_document_form
from wagtail.images.forms import get_image_form

from home.actions.roles import collection_named
from home.enums import Audience
from home.models import MaterialDocument, SchoolImage
from tests.factories.home import PDF, DocumentFactory, picture

pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file <tempfile:ResourceWarning")


def zipped(**entries):
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in entries.items():
            archive.writestr(zipfile.ZipInfo(name), text)  # no time of day: the same each run
    return content.getvalue()


def words_only(value):
    """Names of cases without the bytes of their files."""
    return "" if isinstance(value, bytes) else None


DOCX = zipped(**{"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"})
XLSX = zipped(**{"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<w/>"})
ODT = zipped(mimetype="application/vnd.oasis.opendocument.text")
MACROS = zipped(
    **{"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>", "word/vbaProject.bin": "x"}
)


@pytest.fixture
def editor(people):
    return people["news_editor"]


def form_for(model, user, name, content, **changes):
    """The admin's form of that file, filled in by this editor."""
    make = get_document_form if model is MaterialDocument else get_image_form
    data = {
        "title": "Tệp thử",
        "collection": collection_named("Tin tức").pk,
        "audience": Audience.STAFF,
        "organization": "",
    }
    kind = "image/png" if model is SchoolImage else "application/octet-stream"
    file = SimpleUploadedFile(name, content, kind)
    return make(model)(data | changes, {"file": file}, instance=model(), user=user)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bao-cao.pdf", PDF),
        ("bao-cao.docx", DOCX),
        ("bang.xlsx", XLSX),
        ("ghi-chep.odt", ODT),
        ("ghi-chu.txt", "Chi bộ Đào tạo".encode()),
        ("HOA.PDF", PDF),
    ],
    ids=words_only,
)
def test_a_file_that_is_what_it_says_is_taken(editor, name, content):
    form = form_for(MaterialDocument, editor, name, content)

    assert form.is_valid(), form.errors


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("trang.html", b"<script>", "Không nhận tệp .html"),
        ("chay.exe", b"MZ", "Không nhận tệp .exe"),
        ("khong-duoi", b"abc", "Không nhận tệp .?"),
        ("gia.pdf", b"<html>", "không phải là .pdf"),
        ("gia.docx", PDF, "không phải là .docx"),
        ("gia.docx", XLSX, "không phải là .docx"),
        ("cut.docx", DOCX[:40], "không phải là .docx"),
        ("macro.docx", MACROS, "không phải là .docx"),
        ("gia.odt", DOCX, "không phải là .odt"),
        ("gia.txt", b"a\x00b", "không phải là .txt"),
        ("gia.txt", b"\xff\xfe\xff", "không phải là .txt"),
    ],
    ids=words_only,
)
def test_a_file_that_is_not_what_it_says_is_refused_in_a_sentence(editor, name, content, word):
    form = form_for(MaterialDocument, editor, name, content)

    assert not form.is_valid()
    assert word in form.errors["file"][0]


def test_a_file_too_large_is_refused_in_a_sentence(editor, settings):
    settings.MAX_UPLOAD_BYTES = 20

    form = form_for(MaterialDocument, editor, "bao-cao.pdf", PDF)

    assert not form.is_valid()
    assert "Tệp lớn quá" in form.errors["file"][0]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
@pytest.mark.parametrize("share", [0.02, 0.3, 0.9])
def test_a_picture_cut_short_is_refused_and_never_an_error(editor, kind, share):
    whole = picture(kind, size=(400, 300))
    name = f"anh.{kind.lower()}"

    form = form_for(SchoolImage, editor, name, whole[: int(len(whole) * share)])

    assert not form.is_valid()
    assert form.errors["file"]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_whole_picture_is_taken(editor, kind):
    form = form_for(SchoolImage, editor, f"anh.{kind.lower()}", picture(kind))

    assert form.is_valid(), form.errors
    assert form.save().pk


def test_a_picture_forgets_where_it_was_taken_and_stands_upright(editor):
    notes = Image.Exif()
    notes[0x0112] = 6  # turned a quarter
    notes[0x8825] = {1: "N", 2: (9.0, 10.0, 30.0)}  # GPS
    form = form_for(SchoolImage, editor, "anh.jpg", picture("JPEG", (400, 300), exif=notes))

    assert form.is_valid(), form.errors
    image = form.save()

    with image.open_file() as file, Image.open(file) as stored:
        assert not stored.getexif()
        assert stored.size == (300, 400) == (image.width, image.height)


def test_a_file_is_stored_with_its_fingerprint_and_composed_names(editor):
    loose = unicodedata.normalize("NFD", "nghị quyết.pdf")
    form = form_for(MaterialDocument, editor, loose, PDF, title=loose)

    assert form.is_valid(), form.errors
    document = form.save()

    assert document.title == unicodedata.normalize("NFC", loose)
    assert document.original_name == unicodedata.normalize("NFC", loose)
    assert unicodedata.is_normalized("NFC", document.file.name)
    assert len(document.sha256) == 64


def test_a_file_for_an_organisation_must_name_it(editor):
    form = form_for(MaterialDocument, editor, "a.pdf", PDF, audience=Audience.COMMITTEE)

    assert not form.is_valid()
    assert form.errors["organization"] == [
        "Xin chọn tổ chức, vì người đọc được tính theo tổ chức đó."
    ]


def test_documents_are_closed_until_opened(house):
    assert DocumentFactory().audience == Audience.MEMBERS


def test_an_upload_of_the_wrong_kind_is_answered_in_vietnamese(client, editor):
    client.force_login(editor)

    response = client.post(
        reverse("wagtaildocs:add_multiple"),
        {"title": "x", "files[]": SimpleUploadedFile("x.exe", b"MZ")},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )

    assert response.status_code == 200
    assert "Không nhận tệp .exe" in response.json()["error_message"]
    assert not MaterialDocument.objects.exists()


def test_each_desk_keeps_its_own_files(people, client):
    mine = DocumentFactory(
        collection=collection_named("Chuyên đề, báo cáo"),
        audience=Audience.COMMITTEE,
        organization=people["member"].member.memberships.get().organization,
    )

    def keeps(name):
        return mine in MaterialDocument.objects.visible_to(people[name])

    assert keeps("themes_editor")
    assert not keeps("former_themes_editor")
    assert not keeps("news_editor")
    assert not keeps("member")
