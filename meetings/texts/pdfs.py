"""PDF: its text layer, page by page; pages that are pictures are read by OCR where there is one."""

import pypdfium2 as pdfium
from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY, FPDF_PAGEOBJ_IMAGE

from .scans import has_ocr, read_picture
from .troubles import BROKEN, LOCKED, ONLY_PAGES, WRONG_KIND, Unreadable

SIGN = b"%PDF-"
LOCKS = {FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY}
# A scan may carry a stamp of its program or a page number; a typed page has more letters.
FEWEST_LETTERS = 30
DOTS_PER_INCH = 200
LARGEST_SIDE = 3500  # dots of a drawn page


def read_pdf(path, extension, sheet):
    """Writes the pages on the sheet. Raises Full or Unreadable."""
    with open(path, "rb") as file:
        if SIGN not in file.read(1024):
            raise Unreadable(WRONG_KIND % extension)
    with opened(path) as document:
        count = len(document)
        if count > sheet.limits.pages:
            sheet.trouble = ONLY_PAGES % sheet.limits.pages
        scanned = []
        sheet.is_scan = True  # until a page proves otherwise
        for number in range(min(count, sheet.limits.pages)):
            read_page(document, number, scanned, sheet)
        read_scanned(document, scanned, sheet)


def opened(path):
    try:
        return pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        locked = getattr(error, "err_code", None) in LOCKS
        raise Unreadable(LOCKED if locked else BROKEN) from error


def read_page(document, number, scanned, sheet):
    """One page's text; a picture of a page goes to the list of scanned ones."""
    page = document[number]
    try:
        text = page.get_textpage().get_text_bounded()
        if sum(map(str.isalnum, text)) < FEWEST_LETTERS and has_picture(page):
            scanned.append(number)
        elif text.strip():
            sheet.is_scan = False
        sheet.take(text)
    except pdfium.PdfiumError:  # one page that cannot be loaded is no reason to lose the others
        sheet.check_time()
    finally:
        page.close()


def has_picture(page):
    return any(True for _ in page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=3))


def read_scanned(document, numbers, sheet):
    """Draws and reads pages as long as there is time."""
    if not has_ocr():
        return
    for number in numbers:
        page = document[number]
        scale = min(DOTS_PER_INCH / 72, LARGEST_SIDE / max(page.get_size()))
        picture = page.render(scale=scale, grayscale=True).to_pil()
        page.close()
        read_picture(picture, sheet)
