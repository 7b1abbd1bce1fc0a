"""The gate itself: name, kind, size, content and secrecy marks, in this order."""

import logging
from dataclasses import dataclass

from django.conf import settings

from .archives import walk
from .kinds import KINDS
from .names import clean_name, disk_name, ending_of, split
from .refusals import (
    BROKEN,
    BROKEN_PICTURE,
    EMPTY,
    HINTS,
    NOT_LISTED,
    TOO_LARGE,
    FileRefused,
)
from .secrecy import refuse_marked_lines, refuse_marked_name

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Accepted:
    """What is known of a file that may come in."""

    name: str  # for its reader; the upload's own name is now the one for the disk
    content_type: str


def check_upload(file, endings):
    """Lets the file in or raises FileRefused with a sentence.

    The upload is made ready for storing: `name` is fit for the disk, `original_name` is for the
    reader, and a picture's bytes are drawn anew, in place, so that every path stores those.
    """
    name = clean_name(file.name)
    ending = ending_of(name)
    kind = kind_of(ending, endings)
    refuse_size(file, settings.MAX_PICTURE_BYTES if kind.redraw else settings.MAX_UPLOAD_BYTES)
    refuse_marked_name(split(name)[0])
    read_content(file, kind, ending)
    file.name, file.original_name = disk_name(name), name
    file.content_type = kind.content_type.partition(";")[0]
    return Accepted(name, kind.content_type)


def check_title(title):
    """Raises FileRefused when the title given to a file reads like a secrecy mark."""
    refuse_marked_name(title)


def kind_of(ending, endings):
    """The kind of that ending, if this place takes it."""
    if ending in endings and ending in KINDS:
        return KINDS[ending]
    what = f".{ending[:12]}" if ending else "không có đuôi"
    sentence = NOT_LISTED % (what, ", ".join(endings))
    raise FileRefused(f"{sentence} {HINTS.get(ending, '')}".strip())


def refuse_size(file, most):
    if not file.size:
        raise FileRefused(EMPTY)
    if file.size > most:
        raise FileRefused(TOO_LARGE % (most // 1024**2))


def read_content(file, kind, ending):
    """Checks what is inside; whatever a broken or hostile file raises ends in a sentence."""
    file.seek(0)
    content = file.read()
    try:
        if kind.redraw:
            write_back(file, kind.redraw(content, ending))
        else:
            refuse_marked_lines(kind.read(content, ending))
    except FileRefused:
        raise
    except Exception as error:  # the libraries below raise what they like on such files
        logger.info("Upload refused: %r", error)
        raise FileRefused(BROKEN_PICTURE if kind.redraw else BROKEN) from error
    finally:
        file.seek(0)


def write_back(file, content):
    """Puts the new bytes into the upload itself, in memory or in its temporary file."""
    file.seek(0)
    file.truncate()
    file.write(content)
    file.flush()
    file.size = len(content)


def check_archive(content, most_bytes):
    """Refuses a zip bomb before a library unpacks it. For files that are read and not kept.

    `most_bytes`: how much the whole archive may hold unpacked.
    """
    try:
        for _name, _data in walk(content, most_bytes):
            pass
    except FileRefused:
        raise
    except Exception as error:
        raise FileRefused(BROKEN) from error
