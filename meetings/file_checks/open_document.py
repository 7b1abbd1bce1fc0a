"""OpenDocument (ODT, ODS, ODP): the kind it names, no macros, nothing fetched from outside."""

from .archives import walk
from .lines import lines_of
from .office import refuse_cargo, refuse_other_form
from .refusals import BOMB, LOCKED, MACROS, WRONG_KIND, FileRefused

MIMETYPES = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
    "odp": b"application/vnd.oasis.opendocument.presentation",
}
MACRO_FOLDERS = ("basic/", "scripts/")
PARAGRAPHS = {"p", "h"}
FACTS = {"title", "subject", "keyword", "description"}
LARGEST_PART = 20 * 1024 * 1024  # read to its end, for links stand anywhere
FIRST_LINES = 150


def read_open_document(content, ending):
    """The first lines; raises FileRefused with what is wrong."""
    refuse_other_form(content, ending)
    lines, mimetype = [], b""
    for name, data in walk(content):
        refuse_cargo(name, data, is_nested=True)
        if name.lower().startswith(MACRO_FOLDERS):
            raise FileRefused(MACROS)
        if name == "META-INF/manifest.xml" and b"encryption-data" in data:
            raise FileRefused(LOCKED)
        if name == "mimetype":
            mimetype = data[:100].strip()
        lines += lines_in(name, data)
    if mimetype != MIMETYPES[ending]:
        raise FileRefused(WRONG_KIND % ending)
    return lines


def lines_in(name, data):
    if name == "meta.xml":
        return lines_of(data, FACTS)
    if not name.endswith(("content.xml", "styles.xml")):
        return []
    if len(data) > LARGEST_PART:
        raise FileRefused(BOMB)
    return lines_of(data, PARAGRAPHS, most=0, window=LARGEST_PART)[:FIRST_LINES]
