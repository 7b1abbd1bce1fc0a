"""Files of records at their door: what a member sends, what is kept of it, what it is told."""

import hashlib
import unicodedata

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from meetings.models import Paper
from tests.factories.files import PDF, docx, picture

from . import month

pytestmark = pytest.mark.django_db


@pytest.fixture
def send(as_person, cast, secretary):
    """Posts a file to the meeting's form, as a browser does."""
    meeting = month.convened(**cast)
    url = reverse("hand_in_paper", args=[meeting.pk])

    def post(name, content, title=""):
        file = SimpleUploadedFile("x", content)
        file._name = name  # past the cleaning that a test's own upload would do
        return as_person(secretary).post(url, {"file": file, "title": title})

    return post


def kept():
    """The one paper there is, with the bytes on the disk."""
    paper = Paper.objects.get()
    with paper.file.storage.open(paper.file.name) as file:
        return paper, file.read()


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ("Dự thảo nghị quyết (lần 2).pdf", "Dự thảo nghị quyết (lần 2).pdf"),
        (unicodedata.normalize("NFD", "Báo cáo.pdf"), "Báo cáo.pdf"),
        ("..\\..\\quan-trong.pdf", "quan-trong.pdf"),
        ("../../quan-trong.pdf", "quan-trong.pdf"),
        ("ảnh\u202efdp.exe.pdf", "ảnhfdp.exe.pdf"),
        ("ơ" * 300 + ".pdf", "ơ" * 196 + ".pdf"),
        ("x.php.pdf", "x.php.pdf"),
        ("<img src=x>.pdf", "<img src=x>.pdf"),
    ],
)
def test_a_paper_keeps_the_name_its_reader_knows_and_a_safe_one_on_the_disk(send, sent, name):
    assert send(sent, PDF).status_code == 302

    paper, content = kept()
    assert paper.original_name == name
    assert paper.title == name.removesuffix(".pdf")
    assert paper.file.name.startswith("giay-to/")
    assert paper.file.name.isascii()
    assert paper.file.name.count(".") == 1
    assert content == PDF


def test_a_document_is_kept_byte_for_byte_with_its_fingerprint(send):
    sent = docx("Dự thảo nghị quyết")

    assert send("Dự thảo.docx", sent).status_code == 302

    paper, content = kept()
    assert content == sent
    assert paper.sha256 == hashlib.sha256(sent).hexdigest()
    assert paper.size == len(sent)


def test_a_photo_is_kept_without_the_camera_s_notes_and_its_fingerprint_is_of_that(send):
    notes = Image.Exif()
    notes[0x8825] = {1: "N", 2: (9.0, 10.0, 30.0)}

    assert send("Ảnh biên bản.jpg", picture("JPEG", exif=notes) + b"<script>").status_code == 302

    paper, content = kept()
    assert paper.sha256 == hashlib.sha256(content).hexdigest()
    assert paper.size == len(content)
    assert b"<script>" not in content
    with paper.file.storage.open(paper.file.name) as file, Image.open(file) as stored:
        assert not stored.getexif()


@pytest.mark.parametrize(
    ("name", "content", "title"),
    [
        ("a.docx", docx("Đảng bộ Trường", "TỐI MẬT", "Kế hoạch"), ""),
        ("MẬT - kế hoạch.pdf", PDF, ""),
        ("a.pdf", PDF, "Kế hoạch (TUYỆT MẬT)"),
    ],
    ids=["inside", "name", "title"],
)
def test_a_paper_that_looks_marked_is_stopped_with_an_explanation(send, name, content, title):
    page = send(name, content, title)

    assert page.status_code == 400
    assert "Tài liệu bí mật nhà nước không đưa lên trang này" in page.content.decode()
    assert not Paper.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.svg", b"<svg/>"), ("a.html", b"<p>"), ("a.jpg", picture("JPEG")[:200]), ("a.zip", b"PK")],
    ids=["svg", "html", "truncated", "zip"],
)
def test_what_was_typed_beside_a_refused_file_is_not_lost(send, name, content):
    page = send(name, content, "Tên đã gõ")

    assert page.status_code == 400
    assert "Tên đã gõ" in page.content.decode()
