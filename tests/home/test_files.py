"""Files at the door: their kind, their wholeness, their size, and what is noted of them."""

import hashlib
import unicodedata

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.documents.forms import get_document_form
from wagtail.images.forms import get_image_form

from home.actions.roles import collection_named
from home.enums import Audience
from home.models import MaterialDocument, SchoolImage
from tests.factories.files import PDF, docx, open_document, picture, repacked, xlsx
from tests.factories.home import DocumentFactory

pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file <tempfile:ResourceWarning")


def words_only(value):
    """Names of cases without the bytes of their files."""
    return "" if isinstance(value, bytes) else None


DOCX, XLSX, ODT = docx("Báo cáo"), xlsx(["STT"]), open_document("Nghị quyết")
MACROS = repacked(DOCX, {"word/vbaProject.bin": b"x"})


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
        ("khong-duoi", b"abc", "Không nhận tệp không có đuôi"),
        ("gia.pdf", b"<html>", "không phải là .pdf"),
        ("gia.docx", PDF, "không phải là .docx"),
        ("gia.docx", XLSX, "không phải là .docx"),
        ("cut.docx", DOCX[:40], "bị hỏng"),
        ("macro.docx", MACROS, "macro"),
        ("MẬT - a.docx", DOCX, "dấu độ mật"),
        ("gia.odt", DOCX, "không phải là .odt"),
        ("gia.txt", b"a\x00b", "không phải là .txt"),
        ("gia.txt", b"\xff\xfe\xff", "không phải là .txt"),
    ],
    ids=words_only,
)
def test_a_file_that_is_not_what_it_says_is_refused_in_a_sentence(editor, name, content, word):
    form = form_for(MaterialDocument, editor, name, content)

    assert not form.is_valid()
    assert len(form.errors["file"]) == 1
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
    with (
        image.get_rendition("width-100|format-jpeg").file.open() as file,
        Image.open(file) as small,
    ):
        assert not small.getexif()


def test_a_file_is_stored_with_its_fingerprint_and_composed_names(editor):
    loose = unicodedata.normalize("NFD", "nghị quyết.pdf")
    form = form_for(MaterialDocument, editor, loose, PDF, title=loose)

    assert form.is_valid(), form.errors
    document = form.save()

    assert document.title == unicodedata.normalize("NFC", loose)
    assert document.original_name == unicodedata.normalize("NFC", loose)
    assert unicodedata.is_normalized("NFC", document.file.name)
    assert len(document.sha256) == 64


@pytest.mark.parametrize("model", [MaterialDocument, SchoolImage])
def test_a_title_that_reads_like_a_mark_of_secrecy_is_stopped(editor, model):
    name, content = ("a.pdf", PDF) if model is MaterialDocument else ("a.png", picture())
    form = form_for(model, editor, name, content, title="Kế hoạch (TỐI MẬT)")

    assert not form.is_valid()
    assert "dấu độ mật" in form.errors["title"][0]


def test_the_fingerprint_of_a_picture_is_that_of_the_bytes_that_are_kept(editor):
    form = form_for(SchoolImage, editor, "Ảnh.JPG", picture("JPEG", comment=b"rieng"))

    assert form.is_valid(), form.errors
    image = form.save()

    with image.open_file() as file:
        assert image.sha256 == hashlib.sha256(file.read()).hexdigest()
    assert image.original_name == "Ảnh.JPG"
    assert image.file_size == image.file.size


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


def upload_many(client, kind, name, content, **data):
    """Wagtail's upload of several files at once, which sends one after the other."""
    return client.post(
        reverse(f"{kind}:add_multiple"),
        {"title": "Tệp thử", "files[]": SimpleUploadedFile(name, content), **data},
        headers={"X-Requested-With": "XMLHttpRequest"},
    ).json()


DOORS = {
    "wagtaildocs": ("create_multiple_from_uploaded_document", MaterialDocument),
    "wagtailimages": ("create_multiple_from_uploaded_image", SchoolImage),
}


@pytest.mark.parametrize("kind", DOORS)
def test_many_files_at_once_pass_the_gate_and_keep_their_facts(client, editor, kind):
    client.force_login(editor)
    name, content = ("x.php.pdf", PDF) if kind == "wagtaildocs" else ("x.php.png", picture())
    desk = {"collection": collection_named("Tin tức").pk}
    door, model = DOORS[kind]

    refusal = upload_many(client, kind, f"TỐI MẬT {name}", content, **desk)
    answer = upload_many(client, kind, name, content, **desk)

    assert "dấu độ mật" in refusal["error_message"]
    upload = answer["uploaded_file_id"]  # who may open it is asked in a second form
    prefix = f"uploaded-{'document' if kind == 'wagtaildocs' else 'image'}-{upload}"
    data = {"title": "Tệp thử", "audience": "staff", "organization": "", **desk}
    url = reverse(f"{kind}:{door}", args=[upload])
    marked = {f"{prefix}-{key}": value for key, value in (data | {"title": "MẬT"}).items()}
    assert not client.post(url, marked).json()["success"]
    assert client.post(url, {f"{prefix}-{k}": v for k, v in data.items()}).json()["success"]
    kept = model.objects.get()
    with kept.open_file() as file:
        assert kept.sha256 == hashlib.sha256(file.read()).hexdigest()
    assert kept.original_name
    assert "php" not in kept.file.name.rpartition(".")[2]
    assert kept.file.name.count(".") == 1


@pytest.mark.parametrize("chooser", ["wagtaildocs_chooser", "wagtailimages_chooser"])
def test_an_upload_in_the_window_of_choosing_passes_the_gate(client, editor, chooser):
    client.force_login(editor)
    url = reverse(f"{chooser}:create")
    prefix = "document-chooser-upload" if "docs" in chooser else "image-chooser-upload"
    data = {"title": "Tệp", "audience": "staff", "collection": collection_named("Tin tức").pk}

    answer = client.post(
        url,
        {f"{prefix}-{key}": value for key, value in data.items()}
        | {f"{prefix}-file": SimpleUploadedFile("gia.pdf", b"<html>")},
    )

    sentence = "không phải là .pdf" if "docs" in chooser else "Không nhận tệp .pdf"
    assert sentence in str(answer.json())
    assert not MaterialDocument.objects.exists()
    assert not SchoolImage.objects.exists()


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
