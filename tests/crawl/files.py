"""Files of the world: papers of records, documents and photos of pages, marked inside and out."""

from io import BytesIO
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, PngImagePlugin

from home.enums import Audience
from meetings.models import Paper
from tests.factories.home import DocumentFactory, ImageFactory


def paper_of(world, cell, kind, **owner):
    """A paper whose title, file name and bytes belong to that group."""
    name = f"{cell.mark(kind, 'tên tệp')}.txt"
    content = cell.mark(kind, "nội dung tệp").encode()
    paper = Paper(
        title=cell.mark(kind, "tên tài liệu"),
        original_name=name,
        content_type="text/plain",
        size=len(content),
        sha256="0" * 64,
        extracted_text=content.decode(),
        uploaded_by=cell.secretary.account,
        **owner,
    )
    paper.file.save("giay-to.txt", ContentFile(content), save=False)
    paper.save()
    world.note("paper", paper.pk)
    world.note("media", paper.file.name)
    return paper


def document_of(world, cell, kind="pages", audience=Audience.ORGANIZATION, owner=None, **fields):
    """A document of a page, marked in title, description, file name and bytes."""
    content = f"%PDF-1.4 {cell.mark(kind, 'nội dung tài liệu', owner)}\n%%EOF\n".encode()
    document = DocumentFactory(
        title=cell.mark(kind, "tên tài liệu của trang", owner),
        description=cell.mark(kind, "mô tả tài liệu", owner),
        file=SimpleUploadedFile(f"{cell.mark(kind, 'tên tệp tài liệu', owner)}.pdf", content),
        audience=audience,
        organization=cell.organization,
        uploaded_by_user=cell.secretary.account,
        **fields,
    )
    world.note("document", document.pk)
    world.note("media", document.file.name)
    world.tuples["served document"] += [
        (document.pk, document.filename),
        (document.pk, "sai-ten.pdf"),
    ]
    return document


def marked_picture(word):
    """A small PNG that carries the word in a text chunk, as a careless camera would."""
    content, facts = BytesIO(), PngImagePlugin.PngInfo()
    facts.add_text("Comment", word)
    Image.new("RGB", (40, 30), "#a3161a").save(content, "PNG", pnginfo=facts)
    return content.getvalue()


def image_of(world, cell, kind="pages", audience=Audience.ORGANIZATION, owner=None, **fields):
    """A photo with one rendition, marked in title, description and file name."""
    name = f"{cell.mark(kind, 'tên tệp ảnh', owner)}.png"
    image = ImageFactory(
        title=cell.mark(kind, "tên ảnh", owner),
        description=cell.mark(kind, "mô tả ảnh", owner),
        file=SimpleUploadedFile(name, marked_picture(cell.mark(kind, "trong ảnh", owner))),
        audience=audience,
        organization=cell.organization,
        uploaded_by_user=cell.secretary.account,
        **fields,
    )
    rendition = image.get_rendition("max-165x165")
    with Path(rendition.file.path).open("ab") as behind_the_picture:
        behind_the_picture.write(cell.mark(kind, "trong ảnh thu nhỏ", owner).encode())
    world.note("image", image.pk)
    world.note("media", image.file.name, rendition.file.name)
    return image
