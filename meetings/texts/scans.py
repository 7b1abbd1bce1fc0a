"""Pictures of text: read by tesseract in Vietnamese where the server has it."""

import io
import shutil
import subprocess  # nosec B404
from functools import cache

from PIL import Image, UnidentifiedImageError

from .troubles import BROKEN, Unreadable

LANGUAGE = "vie"
FEWEST_LETTERS = 8  # fewer are dust on the scan


@cache
def has_ocr():
    """True if tesseract and its Vietnamese data are installed."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    listing = subprocess.run(  # nosec B603
        [program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False
    )
    return LANGUAGE in listing.stdout.split()


def read_image(path, extension, sheet):
    """A photo or a scan as a picture. Raises Full or Unreadable."""
    sheet.is_scan = True
    try:
        with Image.open(path) as picture:
            picture.load()
            if has_ocr():
                read_picture(picture.convert("L"), sheet)
    except (UnidentifiedImageError, OSError, SyntaxError) as error:
        raise Unreadable(BROKEN) from error


def read_picture(picture, sheet):
    """Writes what tesseract finds; raises Full when the time is over."""
    drawn = io.BytesIO()
    picture.save(drawn, "PNG", compress_level=1)
    sheet.check_time()
    command = [shutil.which("tesseract"), "stdin", "stdout", "-l", LANGUAGE]
    try:
        found = subprocess.run(  # nosec B603
            command, input=drawn.getvalue(), capture_output=True, timeout=sheet.seconds_left
        )
    except subprocess.TimeoutExpired:
        sheet.check_time()
        return
    text = found.stdout.decode("utf-8", "replace")
    if sum(map(str.isalnum, text)) >= FEWEST_LETTERS:
        sheet.is_scan = False
        sheet.take(text)
