"""Reading a spreadsheet of people (.xlsx or .csv) into plain rows, and the template to fill in.

A file from outside is never trusted: its size is checked before it is opened, every cell is
read as text, and whatever is broken ends in one sentence (Unreadable), never in an error page.
"""

import csv
import io
from dataclasses import dataclass, field

from openpyxl import Workbook, load_workbook

from meetings.file_checks import FileRefused, check_archive
from meetings.vietnamese import fold, nfc

MAX_BYTES = 2 * 1024 * 1024
MAX_UNPACKED = 20 * 1024 * 1024
MAX_ROWS = 1000
LAST_LINE = 5000  # blank lines below the list are passed over up to here
LAST_COLUMN = 40
LONGEST_CELL = 1000

# Folded heading → name of the field; the first is what the template says.
COLUMNS = {
    "full_name": "Họ và tên",
    "user_name": "Tên đăng nhập",
    "email": "Email",
    "roles": "Vai trò",
}
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


class Unreadable(Exception):
    """The file can't be used; the message says why and what to do, in Vietnamese."""


@dataclass
class Sheet:
    """What was read: rows of text by field with the line they stand on, and unknown headings."""

    rows: list = field(default_factory=list)
    unknown: list = field(default_factory=list)


def read_people(upload):
    """Read an uploaded file into a Sheet, or raise Unreadable."""
    if upload.size > MAX_BYTES:
        raise Unreadable("Tệp lớn hơn 2 MB. Hãy chia thành nhiều tệp nhỏ hơn.")
    content = upload.read()
    if not content:
        raise Unreadable("Tệp trống.")
    name = upload.name.lower()
    if name.endswith(".xlsx"):
        return sheet_of(lines_of_workbook(content))
    if name.endswith(".csv"):
        return sheet_of(lines_of_csv(content))
    raise Unreadable("Chỉ nhận tệp .xlsx hoặc .csv. Với tệp .xls, hãy lưu lại thành .xlsx.")


# --- The two kinds of file ----------------------------------------------------------------


def lines_of_workbook(content):
    """Yield (line number, texts) of the first sheet."""
    if content.startswith(OLE):
        raise Unreadable("Tệp đặt mật khẩu hoặc là tệp .xls cũ. Hãy lưu lại thành .xlsx thường.")
    refuse_bomb(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False)
        rows = book.worksheets[0].iter_rows(
            max_row=LAST_LINE, max_col=LAST_COLUMN, values_only=True
        )
        return [(number, [as_text(cell) for cell in row]) for number, row in enumerate(rows, 1)]
    except Exception as error:  # openpyxl fails in dozens of ways on a broken file
        raise Unreadable("Không đọc được tệp này; có thể tệp đã hỏng.") from error


def refuse_bomb(content):
    """The archive passes the gate of all uploads before openpyxl unpacks it."""
    try:
        check_archive(content, MAX_UNPACKED)
    except FileRefused as refusal:
        raise Unreadable(refusal.message) from refusal


def lines_of_csv(content):
    """Yield (line number, texts); UTF-8, with or without the mark that Excel writes."""
    if content.startswith((ZIP, OLE)):
        raise Unreadable("Tệp mang tên .csv nhưng là bảng tính. Hãy đổi tên thành .xlsx.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(
            "Tệp CSV phải lưu bằng bảng mã UTF-8 (trong Excel: «CSV UTF-8»)."
        ) from error
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
    try:
        return [(reader.line_num, [as_text(cell) for cell in row]) for row in reader]
    except csv.Error as error:
        raise Unreadable("Không đọc được tệp CSV này; có thể tệp đã hỏng.") from error


def delimiter_of(text):
    """What parts the headings: comma, semicolon (Excel on Vietnamese machines) or tab."""
    headings = text.split("\n", 1)[0]
    return max(",;\t", key=headings.count)


def as_text(cell):
    """A cell as composed text; whole numbers without «.0»."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return nfc(str(cell)[:LONGEST_CELL]).strip(" \t\r\n\xa0\ufeff")


# --- From lines to rows by heading --------------------------------------------------------


def sheet_of(lines):
    """The Sheet under the first line that is not blank, which holds the headings."""
    lines = [(number, texts) for number, texts in lines if any(texts)]
    if not lines:
        raise Unreadable("Tệp không có dòng nào.")
    (_, headings), *body = lines
    places, unknown = places_of(headings)
    if len(body) > MAX_ROWS:
        raise Unreadable(f"Tệp có hơn {MAX_ROWS} dòng. Hãy chia thành nhiều tệp.")
    if not body:
        raise Unreadable("Dưới dòng tiêu đề chưa có ai.")
    rows = [{"line": number} | cells_of(texts, places) for number, texts in body]
    return Sheet(rows=rows, unknown=unknown)


def places_of(headings):
    """Where each field stands, and the headings we do not know."""
    known = {fold(heading): name for name, heading in COLUMNS.items()}
    places, unknown = {}, []
    for place, heading in enumerate(headings):
        name = known.get(" ".join(fold(heading).split()))
        if name in places:
            raise Unreadable(f"Cột «{COLUMNS[name]}» có hai lần.")
        if name:
            places[name] = place
        elif heading:
            unknown.append(heading[:40])
    if "full_name" not in places:
        raise Unreadable("Dòng đầu phải có cột «Họ và tên». Hãy dùng tệp mẫu.")
    return places, unknown


def cells_of(texts, places):
    """One line's texts by field; a short line has empty ends."""
    return {
        name: texts[places[name]] if name in places and places[name] < len(texts) else ""
        for name in COLUMNS
    }


def template_workbook():
    """The bytes of an empty .xlsx with our headings and two rows as an example."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Tài khoản"
    sheet.append(list(COLUMNS.values()))
    sheet.append(["Lê Ngọc Anh", "", "ngocanh@example.vn", ""])
    sheet.append(["Trần Văn Bình", "binh.tran", "", "Biên tập tin"])
    for letter, width in zip("ABCD", (30, 22, 30, 30), strict=True):
        sheet.column_dimensions[letter].width = width
    result = io.BytesIO()
    book.save(result)
    return result.getvalue()
