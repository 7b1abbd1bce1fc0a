"""OCR where the server has tesseract with Vietnamese; a stand-in plays it here."""

import io
import stat
import sys

import pytest
from PIL import Image

from meetings.enums import TextState
from meetings.texts import Reading
from meetings.texts.scans import has_ocr
from meetings.texts.troubles import ONLY_BEGINNING
from tests.factories.files import picture

WORDS = "Nghị quyết của chi bộ, bản quét"
STAND_IN = """#!{python}
import sys, time
if "--list-langs" in sys.argv:
    print("List of available languages (2):", "eng", {language!r}, sep="\\n")
else:
    assert sys.argv[1:] == ["stdin", "stdout", "-l", "vie"]
    assert sys.stdin.buffer.read(8) == b"\\x89PNG\\r\\n\\x1a\\n"
    time.sleep({seconds})
    print({words!r})
"""


@pytest.fixture
def ocr(tmp_path, monkeypatch):
    """ocr() installs a tesseract that always finds WORDS."""

    def install(language="vie", words=WORDS, seconds=0):
        folder = tmp_path / "bin"
        folder.mkdir()
        program = folder / "tesseract"
        text = STAND_IN.format(
            python=sys.executable, language=language, words=words, seconds=seconds
        )
        program.write_text(text)
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", str(folder))
        has_ocr.cache_clear()

    return install


def scan(pages):
    sheets = [Image.new("L", (300, 400), 230) for _ in range(pages)]
    content = io.BytesIO()
    sheets[0].save(content, "PDF", save_all=True, append_images=sheets[1:])
    return content.getvalue()


def test_a_scan_is_read_page_by_page(read, ocr):
    ocr()

    reading = read("quet.pdf", scan(2))

    assert reading.state == TextState.FOUND
    assert reading.text.count(WORDS) == 2


def test_a_photo_of_a_page_is_read(read_apart, ocr):
    ocr()

    assert read_apart("anh.jpg", picture("JPEG")) == Reading(TextState.FOUND, WORDS)


def test_dust_is_no_text(read, ocr):
    ocr(words=". ,a")

    assert read("quet.pdf", scan(1)) == Reading(TextState.EMPTY)


def test_without_vietnamese_a_scan_stays_a_scan(read, ocr):
    ocr(language="fra")

    assert read("quet.pdf", scan(1)) == Reading(TextState.EMPTY)


def test_ocr_stops_when_the_time_is_over(read, ocr, settings):
    settings.FILE_TEXT_SECONDS = 3
    ocr(seconds=2)

    reading = read("quet.pdf", scan(9))

    assert reading.state == TextState.FOUND
    assert 1 <= reading.text.count(WORDS) < 9
    assert reading.trouble == ONLY_BEGINNING
