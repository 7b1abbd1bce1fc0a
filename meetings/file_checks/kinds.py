"""The table of kinds: an ending, the type it is served as, and who checks its content."""

from collections.abc import Callable
from dataclasses import dataclass

from .names import ending_of
from .office import read_office
from .open_document import read_open_document
from .pdfs import read_pdf
from .pictures import redrawn
from .texts import read_text

OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument."


@dataclass(frozen=True)
class Kind:
    """`read(content, ending)` gives the first lines or refuses; `redraw` gives clean bytes."""

    content_type: str
    read: Callable | None = None
    redraw: Callable | None = None


KINDS = {
    "pdf": Kind("application/pdf", read_pdf),
    "docx": Kind(f"{OFFICE}wordprocessingml.document", read_office),
    "xlsx": Kind(f"{OFFICE}spreadsheetml.sheet", read_office),
    "pptx": Kind(f"{OFFICE}presentationml.presentation", read_office),
    "odt": Kind(f"{OPEN}text", read_open_document),
    "ods": Kind(f"{OPEN}spreadsheet", read_open_document),
    "odp": Kind(f"{OPEN}presentation", read_open_document),
    "txt": Kind("text/plain; charset=utf-8", read_text),
    "jpg": Kind("image/jpeg", redraw=redrawn),
    "jpeg": Kind("image/jpeg", redraw=redrawn),
    "png": Kind("image/png", redraw=redrawn),
    "webp": Kind("image/webp", redraw=redrawn),
}


def content_type_of(name):
    """The type a stored file is served as; of an unknown kind, as bytes and no more."""
    kind = KINDS.get(ending_of(name))
    return kind.content_type if kind else "application/octet-stream"
