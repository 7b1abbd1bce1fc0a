"""Tables as CSV and XLSX in which no cell can become a formula or break the file."""

import csv
import io
import re
from datetime import date, datetime

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter

MOST_ROWS = 5000
# A spreadsheet program calculates what begins so, spaces before it or not; full-width signs too.
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
# XML 1.0 cannot hold them; a reader would see nothing or garbage.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
BYTE_ORDER_MARK = "\ufeff".encode()  # Excel takes a CSV without it for Latin text
DAY_FORMAT = "dd/mm/yyyy"


def plain(value):
    """The cell's text without control characters; other values as they are."""
    return UNPRINTABLE.sub("", value) if isinstance(value, str) else value


def harmless(value):
    """Text that would be calculated gets an apostrophe, which spreadsheets read as «text»."""
    value = plain(value)
    return f"'{value}" if isinstance(value, str) and FORMULA.match(value) else value


def in_words(value):
    """Days and times as they are written here, in the school's time zone; the rest unchanged."""
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%d/%m/%Y %H:%M}"
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else value


def csv_lines(rows):
    """The rows (lists of cells) as lines of a CSV file, bytes, one by one."""
    yield BYTE_ORDER_MARK
    for row in rows:
        line = io.StringIO()
        csv.writer(line).writerow(harmless(in_words(value)) for value in row)
        yield line.getvalue().encode()


def xlsx_file(title, rows, widths):
    """The rows as an XLSX file (bytes); `widths` of its columns, in letters. Days are real days."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for row in rows:
        sheet.append([xlsx_cell(sheet, value) for value in row])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def xlsx_cell(sheet, value):
    cell = WriteOnlyCell(sheet, plain(value))
    if isinstance(value, str):
        cell.data_type = "s"  # whatever it begins with
    elif isinstance(value, date):
        cell.number_format = DAY_FORMAT
    return cell
