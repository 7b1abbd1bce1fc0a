"""Plain text: UTF-8 as the gate wants it, or what older machines wrote."""

import codecs

from .old_codes import code_of
from .troubles import WRONG_KIND, Unreadable

MARKS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def read_plain(path, extension, sheet):
    """Writes the file's lines on the sheet. Raises Full or Unreadable."""
    with open(path, "rb") as file:
        content = file.read(sheet.limits.characters * 4)
    text = decoded(content)
    if "\x00" in text:
        raise Unreadable(WRONG_KIND % extension)
    for line in text.splitlines():
        sheet.take(line)


def decoded(content):
    if mark := MARKS.get(content[:2]):
        return content.decode(mark, "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if len(content) - error.start < 4:  # cut in the middle of a letter
            return content[: error.start].decode("utf-8-sig")
    western = content.decode("cp1252", "replace")
    return western if code_of(western) else content.decode("cp1258", "replace")
