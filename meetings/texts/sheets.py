"""Excel: the words and numbers of every sheet, a row a line."""

import zipfile
import zlib

from defusedxml.ElementTree import ParseError
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from .packed import refuse_other_form
from .troubles import BROKEN, WRONG_KIND, Unreadable


def read_workbook(path, extension, sheet):
    """Writes the rows on the sheet. Raises Full or Unreadable."""
    refuse_other_form(path, extension)
    try:
        book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except (KeyError, OSError, InvalidFileException) as error:  # no workbook inside
        raise Unreadable(WRONG_KIND % extension) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, ParseError) as error:
        raise Unreadable(BROKEN) from error
    for page in book.worksheets:
        sheet.take(page.title)
        for row in page.iter_rows(values_only=True):
            read_row(row, sheet)


def read_row(row, sheet):
    words = [str(value) for value in row if value is not None]
    if words:
        sheet.take("\t".join(words))
    else:
        sheet.check_time()  # a sheet may hold a million empty rows
