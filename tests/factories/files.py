"""Real small files made in code: good ones of every kind, and pieces to make bad ones of."""

import io
import zipfile

from docx import Document
from openpyxl import Workbook
from PIL import Image

OFFICE = "application/vnd.openxmlformats-officedocument."
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KINDS_OF_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OPEN = "urn:oasis:names:tc:opendocument:xmlns:"


def pdf(*objects, root="", head="%PDF-1.7", page=""):
    """One blank page; `objects` are added as they are from number 10, `root` into the catalogue."""
    body = [
        (1, f"<</Type/Catalog/Pages 2 0 R{root}>>".encode()),
        (2, b"<</Type/Pages/Kids[3 0 R]/Count 1>>"),
        (3, f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]{page}>>".encode()),
    ]
    body += [
        (number, each if isinstance(each, bytes) else each.encode())
        for number, each in enumerate(objects, 10)
    ]
    content = f"{head}\n".encode()
    places = {}
    for number, each in body:
        places[number] = len(content)
        content += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(content)
    content += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        content += b"%d 1\n%010d 00000 n \n" % (number, place)
    size = max(places) + 1
    return content + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, start)


def zipped(entries, method=zipfile.ZIP_DEFLATED):
    """An archive of {name: text or bytes}, the same bytes on every run."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in entries.items():
            archive.writestr(zipfile.ZipInfo(name), text, method)
    return content.getvalue()


def repacked(content, changes):
    """The same archive with some entries put in or put anew; None takes one out."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    entries |= changes
    return zipped({name: text for name, text in entries.items() if text is not None})


def saved(thing):
    content = io.BytesIO()
    thing.save(content)
    return content.getvalue()


def docx(*paragraphs):
    document = Document()
    for words in paragraphs:
        document.add_paragraph(words)
    return saved(document)


def xlsx(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    return saved(book)


def pptx(*lines):
    """The least that names itself PowerPoint's, with one slide."""
    a, p = "http://schemas.openxmlformats.org/drawingml/2006/main", "urn:p"
    words = "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in lines)
    return zipped(
        {
            "[Content_Types].xml": types(f"{OFFICE}presentationml.presentation.main+xml"),
            "ppt/presentation.xml": f'<p:presentation xmlns:p="{p}"/>',
            "ppt/slides/slide1.xml": f'<p:sld xmlns:p="{p}" xmlns:a="{a}">{words}</p:sld>',
        }
    )


def types(*kinds):
    parts = "".join(f'<Override PartName="/x{n}" ContentType="{k}"/>' for n, k in enumerate(kinds))
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f"{parts}</Types>"
    )


def open_document(*lines, kind="text", body="", entries=None):
    """ODT, ODS or ODP with these paragraphs; `body` is XML beside them."""
    words = "".join(f"<text:p>{line}</text:p>" for line in lines)
    content = (
        f'<office:document-content xmlns:office="{OPEN}office:1.0" xmlns:text="{OPEN}text:1.0" '
        f'xmlns:draw="{OPEN}drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink">'
        f"<office:body>{words}{body}</office:body></office:document-content>"
    )
    mimetype = f"application/vnd.oasis.opendocument.{kind}"
    return zipped({"mimetype": mimetype, "content.xml": content, **(entries or {})})


def picture(kind="PNG", size=(40, 30), mode="RGB", **options):
    """The bytes of a small picture."""
    content = io.BytesIO()
    Image.new(mode, size, "#a3161a" if mode == "RGB" else None).save(content, kind, **options)
    return content.getvalue()


PDF = pdf()
