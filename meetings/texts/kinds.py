"""The table of kinds: an ending, and who takes the text out of such a file."""

from .packed import read_packed
from .pdfs import read_pdf
from .plain import read_plain
from .scans import read_image
from .sheets import read_workbook

READERS = {
    "pdf": read_pdf,
    "xlsx": read_workbook,
    "txt": read_plain,
    **dict.fromkeys(["docx", "pptx", "odt", "ods", "odp"], read_packed),
    **dict.fromkeys(["jpg", "jpeg", "png", "webp"], read_image),
}
