"""A table in a story, typed or pasted as text: a line is a row, the first one names the columns.

Excel and Word part the cells of a copied table by tabs; who types parts them by «|».
"""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

MOST_COLUMNS, MOST_ROWS = 8, 100
FIGURES = re.compile(r"[\d.,%\s/+–-]*\d[\d.,%\s/+–-]*")
NO_FIGURE = ("", "-", "–")


@dataclass(frozen=True)
class Column:
    """One column: its name, and whether figures stand in it, which are read from the right."""

    name: str
    is_number: bool


def rows_of(text):
    """The cells of each line that says something, row by row."""
    lines = [line for line in text.splitlines() if line.strip(" |\t")]
    sign = "\t" if any("\t" in line.strip() for line in lines) else "|"
    return [[cell.strip() for cell in bare(line, sign).split(sign)] for line in lines]


def bare(line, sign):
    """Without the signs that close a row on both sides, as some write «| a | b |»."""
    typed = line.strip()
    closed = sign == "|" and typed.startswith("|") and typed.endswith("|")
    return typed[1:-1] if closed else line


def fault_of(rows):
    """What keeps these rows from being a table, as a sentence; None if nothing does."""
    if len(rows) < 2:
        return "Bảng cần ít nhất hai hàng: hàng đầu là tên cột, rồi tới các hàng số liệu."
    names, most = rows[0], len(rows[0])
    if not 2 <= most <= MOST_COLUMNS:
        return (
            f"Hàng đầu có {most} cột; cần từ 2 đến {MOST_COLUMNS}. "
            "Giữa hai ô gõ dấu |, ví dụ: Tháng | Có mặt | Vắng"
        )
    if "" in names:
        return f"Cột {names.index('') + 1} chưa có tên. Hàng đầu phải ghi tên mọi cột."
    if len(rows) > MOST_ROWS + 1:
        return (
            f"Bảng có {len(rows) - 1} hàng, quá {MOST_ROWS}. Xin đính kèm tệp Excel thay cho bảng."
        )
    for number, row in enumerate(rows[1:], start=2):
        if len(row) > most:
            return f"Hàng {number} có {len(row)} ô mà hàng đầu chỉ có {most} tên cột."
    return None


def columns_of(rows):
    """The columns of a sound table; the first names its rows and is never a column of figures."""
    names, *lines = rows
    return [
        Column(name, is_number=at > 0 and are_figures([line[at] for line in lines]))
        for at, name in enumerate(names)
    ]


def are_figures(cells):
    told = [cell for cell in cells if cell not in NO_FIGURE]
    return bool(told) and all(FIGURES.fullmatch(cell) for cell in told)


class TableBlock(blocks.StructBlock):
    """A table; on a phone every row becomes a labelled block."""

    caption = blocks.CharBlock(label="Tên bảng", max_length=200, required=False)
    rows = blocks.TextBlock(
        label="Các hàng",
        rows=6,
        max_length=20_000,
        help_text=(
            "Chép bảng từ Excel, Word rồi dán vào đây; hoặc gõ mỗi hàng một dòng, "
            "giữa hai ô là dấu |. Hàng đầu là tên cột. Ví dụ: Tháng | Có mặt | Vắng"
        ),
    )

    class Meta:
        icon = "table"
        label = "Bảng"
        template = "blocks/table.html"

    def clean(self, value):
        value = super().clean(value)
        if fault := fault_of(rows_of(value["rows"])):
            raise StructBlockValidationError(block_errors={"rows": ValidationError(fault)})
        return value

    def get_context(self, value, parent_context=None):
        """Rows filled up to the width of the first; no columns where a draft is no table yet."""
        context = super().get_context(value, parent_context)
        rows = rows_of(value["rows"] or "")
        if fault_of(rows):
            return context | {"columns": [], "lines": []}
        wide = len(rows[0])
        rows = [row + [""] * (wide - len(row)) for row in rows]
        columns = columns_of(rows)
        lines = [list(zip(columns, row, strict=True)) for row in rows[1:]]
        return context | {"columns": columns, "lines": lines}
