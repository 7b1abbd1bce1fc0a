"""Taking in files: their kind is checked by content, their fingerprint kept."""

import hashlib
import zipfile
from pathlib import PurePath

from django.conf import settings

from ..models import Paper
from ..vietnamese import nfc
from .base import Refused, atomic, permit, refuse_unless, write_down

# What a paper may be: the ending, the type we serve it as, and how its content begins.
KINDS = {
    "pdf": ("application/pdf", b"%PDF-"),
    "docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "word/document.xml",
    ),
    "xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xl/workbook.xml",
    ),
    "pptx": (
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "ppt/presentation.xml",
    ),
    "odt": ("application/vnd.oasis.opendocument.text", "content.xml"),
    "jpg": ("image/jpeg", b"\xff\xd8\xff"),
    "jpeg": ("image/jpeg", b"\xff\xd8\xff"),
    "png": ("image/png", b"\x89PNG\r\n\x1a\n"),
    "txt": ("text/plain", None),
}


def check_file(upload):
    """The type to serve the file as. Raises Refused with a sentence for the uploader."""
    refuse_unless(upload.size, "Tệp rỗng. Hãy chọn lại tệp có nội dung.")
    limit = settings.MAX_UPLOAD_BYTES
    refuse_unless(
        upload.size <= limit, f"Tệp lớn quá {limit // 1024**2} MB. Hãy tách hoặc nén ảnh bên trong."
    )
    ending = PurePath(upload.name).suffix.lstrip(".").lower()
    refuse_unless(ending in KINDS, "Chỉ nhận tệp PDF, DOCX, XLSX, PPTX, ODT, TXT và ảnh JPG, PNG.")
    content_type, sign = KINDS[ending]
    refuse_unless(
        content_matches(upload, sign),
        f"Nội dung tệp không phải {ending.upper()}. Hãy mở tệp, lưu lại đúng loại rồi gửi.",
    )
    return content_type


def content_matches(upload, sign):
    """True if the file begins, or its archive holds, what its ending promises."""
    upload.seek(0)
    if isinstance(sign, bytes):
        return upload.read(len(sign)) == sign
    if sign is None:
        return is_text(upload.read())
    try:
        with zipfile.ZipFile(upload) as archive:
            return sign in archive.namelist()
    except zipfile.BadZipFile:
        return False


def is_text(content):
    try:
        return "\x00" not in content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False


def fingerprint(upload):
    """The sha256 (hex) of the whole file."""
    digest = hashlib.sha256()
    upload.seek(0)
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()


def owner_field(owner):
    """Which foreign key of Paper points at a record of this kind."""
    names = {"Meeting": "meeting", "AgendaItem": "item", "Resolution": "resolution"}
    return names.get(type(owner).__name__, "report")


HAND_IN = {
    "meeting": "meeting.change",
    "item": "item.hand_in_paper",
    "resolution": "resolution.change",
    "report": "report.write",
}


@atomic
def hand_in(*, owner, upload, by, title=""):
    """Adds a file to a meeting, an item, a paper or a report, and logs it."""
    field = owner_field(owner)
    permit(by, HAND_IN[field], owner)
    content_type = check_file(upload)
    name = nfc(PurePath(upload.name).name)
    if len(name) > 200:
        raise Refused("Tên tệp dài quá 200 chữ. Hãy đặt tên ngắn hơn.")
    paper = Paper(
        title=title.strip() or PurePath(name).stem[:200],
        original_name=name,
        content_type=content_type,
        size=upload.size,
        sha256=fingerprint(upload),
        uploaded_by=by,
        **{field: owner},
    )
    paper.file.save(name, upload, save=False)
    paper.save()
    write_down(owner, "paper", by, title=paper.title)
    return paper
