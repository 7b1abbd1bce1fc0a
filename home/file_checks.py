"""Is this file what its name says, whole, and small enough? Each refusal is one clear sentence."""

import zipfile
from io import BytesIO
from pathlib import PurePath

import filetype
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageOps

from meetings.vietnamese import nfc

from .refusals import BROKEN_PICTURE, EMPTY_FILE, WRONG_KIND

# What a Word, Excel or PowerPoint file must have inside.
OFFICE_FOLDERS = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}
OPEN_DOCUMENT = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}


def check_document(file):
    """Raises ValidationError unless the file is allowed, small enough and what it claims."""
    kind = PurePath(file.name).suffix.lower().lstrip(".")
    if kind not in settings.WAGTAILDOCS_EXTENSIONS:
        allowed = ", ".join(settings.WAGTAILDOCS_EXTENSIONS)
        raise ValidationError(f"Không nhận tệp .{kind or '?'}. Các loại nhận được: {allowed}.")
    if file.size > settings.MAX_UPLOAD_BYTES:
        most = settings.MAX_UPLOAD_BYTES // 1024 // 1024
        raise ValidationError(f"Tệp lớn quá {most} MB. Xin nén hoặc tách nhỏ.")
    if file.size == 0:
        raise ValidationError(EMPTY_FILE)
    if not _is_really(kind, file):
        raise ValidationError(WRONG_KIND % kind)
    file.name = nfc(file.name)


def _is_really(kind, file):
    file.seek(0)
    try:
        if kind == "txt":
            return _is_text(file.read())
        if kind == "pdf":
            guess = filetype.guess(file.read(1024))
            return guess is not None and guess.extension == "pdf"
        return _is_office(kind, file)
    finally:
        file.seek(0)


def _is_text(content):
    try:
        return "\x00" not in content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False


def _is_office(kind, file):
    """A zip with the right things inside, and no macros."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            if kind in OPEN_DOCUMENT:
                mimetype = archive.read("mimetype")[:100].decode("ascii", "replace")
                return mimetype.strip() == (
                    f"application/vnd.oasis.opendocument.{OPEN_DOCUMENT[kind]}"
                )
    except Exception:  # a zip made to hurt raises almost anything
        return False
    inside = any(name.startswith(OFFICE_FOLDERS[kind]) for name in names)
    macros = any(name.lower().endswith("vbaproject.bin") for name in names)
    return inside and "[Content_Types].xml" in names and not macros


def sound_picture(file):
    """The photo upright, without the camera's notes (place, time, owner); broken ones refused."""
    file.seek(0)
    try:
        with Image.open(file) as picture:
            picture.load()
            if not picture.getexif():
                return _renamed(file)
            return _without_notes(picture, file)
    except ValidationError:
        raise
    except Exception as error:
        # Pillow's decoders raise many kinds of errors on a file cut short.
        raise ValidationError(BROKEN_PICTURE) from error


def _renamed(file):
    file.seek(0)
    file.name = nfc(file.name)
    return file


def _without_notes(picture, file):
    upright = ImageOps.exif_transpose(picture)
    upright.info.pop("exif", None)
    content = BytesIO()
    quality = {"quality": 92} if picture.format in {"JPEG", "WEBP"} else {}
    upright.save(content, format=picture.format, **quality)
    clean = SimpleUploadedFile(nfc(file.name), content.getvalue(), file.content_type)
    clean.image = getattr(file, "image", None)
    return clean
