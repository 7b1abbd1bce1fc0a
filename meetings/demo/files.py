"""Makes the demo's real files: DOCX, XLSX and PDF, as bytes, in Vietnamese with all its marks."""

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import typst
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from docx.shared import Cm, Pt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

PDF_HEAD = """#set document(title: "{title}")
#set page(paper: "a4", margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm))
#set text(font: "Libertinus Serif", size: 13pt, lang: "vi")
#set par(justify: true, first-line-indent: 10mm, leading: 0.9em)
#align(center)[#text(size: 15pt, weight: "bold")[{title}]]
#v(4mm)
"""
MARKUP = str.maketrans({sign: f"\\{sign}" for sign in "\\#*_@$<>`[]=~"})


def docx(title, parts):
    """A Word file. `parts` holds paragraphs; one that begins with «# » is a heading."""
    document = Document()
    document.core_properties.title = title
    document.core_properties.author = "Dữ liệu mẫu"
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    document.add_heading(title, level=1)
    for part in parts:
        if part.startswith("# "):
            document.add_heading(part[2:], level=2)
        else:
            document.add_paragraph(part)
    return saved(document)


def xlsx(title, head, rows):
    """A spreadsheet with one table."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Bảng"
    sheet.append([title])
    sheet["A1"].font = Font(bold=True, size=14)
    sheet.append([])
    sheet.append(head)
    for cell in sheet[3]:
        cell.font = Font(bold=True)
    for row in rows:
        sheet.append(list(row))
    for letter, width in zip("ABCDEF", (6, 48, 24, 16, 24, 24), strict=True):
        sheet.column_dimensions[letter].width = width
    for line in sheet.iter_rows(min_row=3):
        for cell in line:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    return saved(book)


def saved(document):
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def pdf(title, parts):
    """A PDF set by typst with the fonts of its own wheel. `parts` as for `docx`."""
    lines = [PDF_HEAD.replace("{title}", title.translate(MARKUP))]
    for part in parts:
        if part.startswith("# "):
            lines.append(f"#block(above: 6mm)[*{part[2:].translate(MARKUP)}*]")
        else:
            lines.append(part.translate(MARKUP))
    with TemporaryDirectory() as folder:
        source = Path(folder, "giay.typ")
        source.write_text("\n\n".join(lines), "utf-8")
        return typst.compile(str(source))


def as_upload(kind, name, content):
    """The bytes as a file that somebody uploads."""
    return SimpleUploadedFile(f"{name.replace('/', '-')}.{kind}", content)
