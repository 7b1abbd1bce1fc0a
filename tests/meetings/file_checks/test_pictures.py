"""Pictures: measured before they are decoded, drawn anew, without notes and stowaways."""

import io
import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, PngImagePlugin

from meetings.file_checks import FileRefused, check_upload
from meetings.file_checks.refusals import BROKEN_PICTURE
from tests.factories.files import docx, picture

KINDS = ["PNG", "JPEG", "WEBP"]


def opened(file):
    """The stored picture, decoded to its last row."""
    image = Image.open(io.BytesIO(file.read()))
    image.load()
    return image


def notes():
    exif = Image.Exif()
    exif[0x010E] = "Nhà riêng đồng chí A"
    exif[0x9003] = "2026:11:03 14:00:00"
    exif[0x8825] = {1: "N", 2: (9.0, 10.0, 30.0), 3: "E", 4: (105.0, 9.0, 0.0)}
    return exif


@pytest.mark.parametrize("kind", KINDS)
def test_place_time_and_words_of_the_camera_are_gone(taken, kind):
    sent = picture(kind, exif=notes())
    assert b"2026:11:03" in sent or Image.open(io.BytesIO(sent)).getexif()

    file = taken(f"a.{kind.lower()}", sent)

    assert not opened(file).getexif()
    assert b"2026:11:03" not in file.read()


def test_comments_and_text_of_a_picture_are_gone(taken):
    words = PngImagePlugin.PngInfo()
    words.add_itxt("XML:com.adobe.xmp", "<x>9 độ 10 bắc</x>")
    words.add_text("Author", "Nguyen Van A")

    assert set(opened(taken("a.png", picture(pnginfo=words))).info) == set()
    assert "comment" not in opened(taken("a.jpg", picture("JPEG", comment=b"rieng"))).info


def test_a_turned_picture_is_stored_upright(taken):
    exif = Image.Exif()
    exif[0x0112] = 6

    assert opened(taken("a.jpg", picture("JPEG", (40, 20), exif=exif))).size == (20, 40)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("tail", [b"<script>alert(1)</script>", b"<?php echo 1;", docx("a")])
def test_what_hangs_on_to_a_picture_is_left_outside(taken, kind, tail):
    file = taken(f"a.{kind.lower()}", picture(kind) + tail)

    assert tail not in file.read()
    file.seek(0)
    assert opened(file).size == (40, 30)


def test_a_picture_named_like_a_program_is_stored_under_one_ending(taken):
    file = taken("x.php.jpg", b"\xff\xd8\xff\xe0" + picture("JPEG", comment=b"<?php 1;")[4:])

    assert file.name == "x-php.jpg"
    assert b"<?php" not in file.read()


def test_a_picture_that_is_a_gif_too_is_refused(refused):
    assert refused("a.jpg", b"GIF89a/*" + picture("JPEG"))


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGBA", "1", "I;16"])
def test_every_kind_of_png_stays_what_it_shows(taken, mode):
    assert opened(taken("a.png", picture("PNG", mode=mode))).size == (40, 30)


def test_colours_for_printers_stay_a_picture(taken):
    assert opened(taken("a.jpg", picture("JPEG", mode="CMYK"))).size == (40, 30)


def test_transparency_stays(taken):
    glass = io.BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(glass, "PNG")

    assert opened(taken("a.png", glass.getvalue())).getpixel((0, 0)) == (0, 0, 0, 0)


def test_a_moving_picture_becomes_its_first_frame(taken):
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "green", "blue")]
    for kind in ("PNG", "WEBP"):
        content = io.BytesIO()
        frames[0].save(content, kind, save_all=True, append_images=frames[1:], lossless=True)
        image = opened(taken(f"a.{kind.lower()}", content.getvalue()))
        assert getattr(image, "n_frames", 1) == 1
        red, green, blue = image.convert("RGB").getpixel((4, 4))
        assert red > 250
        assert max(green, blue) < 5


def png_that_claims(width, height):
    """A small PNG whose head promises a huge one."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    sign = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk
    return sign + struct.pack(">I", zlib.crc32(chunk)) + picture()[33:]


@pytest.mark.parametrize("side", [8_000, 10_000, 60_000, 2**31 - 1])
def test_too_many_pixels_are_refused_before_they_are_drawn(refused, monkeypatch, side):
    def never(*_, **__):
        raise AssertionError("decoded")

    monkeypatch.setattr("meetings.file_checks.pictures.drawn", never)

    assert refused("to.png", png_that_claims(side, side)) == (
        "Ảnh lớn quá 50 triệu điểm ảnh. Xin thu nhỏ ảnh rồi tải lên."
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_cut_anywhere_is_refused_or_stored_whole(kind):
    noise = Image.effect_noise((120, 90), 60).convert("RGB")
    content = io.BytesIO()
    noise.save(content, kind)
    whole, name = content.getvalue(), f"a.{kind.lower()}"
    refusals = 0
    for end in [*range(1, len(whole), len(whole) // 50), len(whole) - 1]:
        file = SimpleUploadedFile(name, whole[:end])
        try:
            check_upload(file, [kind.lower()])
        except FileRefused:
            refusals += 1
        else:
            assert opened(file).size == (120, 90)
    assert refusals >= 50


def test_noise_under_a_pictures_sign_is_refused(refused):
    for sign, ending in (
        (b"\xff\xd8\xff", "jpg"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"RIFF", "webp"),
    ):
        assert refused(f"a.{ending}", sign + bytes(range(256)) * 4) == BROKEN_PICTURE


def test_a_picture_in_a_temporary_file_is_drawn_anew_there(on_disk):
    file = on_disk("a.jpg", picture("JPEG", exif=notes()) + b"x" * 5000)

    check_upload(file, ["jpg"])

    with open(file.temporary_file_path(), "rb") as stored:
        content = stored.read()
    assert len(content) == file.size
    assert b"2026:11:03" not in content
    assert opened(file).size == (40, 30)
