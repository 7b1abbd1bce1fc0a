"""Static files as a school's server gives them out: hashed, compressed, our style in one file."""

import re

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

STYLE = "css/main.css"
IMPORT = re.compile(r'@import url\("(?P<name>[^"]+)"\) layer\((?P<layer>\w+)\);')
COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


class OneStyleSheet(CompressedManifestStaticFilesStorage):
    """Puts what css/main.css imports into it: one request where there would be forty."""

    def post_process(self, paths, dry_run=False, **options):
        if STYLE in paths and not dry_run:
            storage, name = paths[STYLE]
            whole = in_one(name, lambda part: read(storage, part))
            self.delete(STYLE)
            self._save(STYLE, ContentFile(whole.encode()))
            paths[STYLE] = (self, STYLE)
        yield from super().post_process(paths, dry_run, **options)


def read(storage, name):
    with storage.open(name) as file:
        return file.read().decode()


def in_one(name, text_of):
    """The style sheet of that name with its imports in their layers, without comments."""
    folder = name.rpartition("/")[0]

    def layer(match):
        part = text_of(f"{folder}/{match['name']}")
        return f"@layer {match['layer']} {{\n{part}}}"

    return COMMENT.sub("", IMPORT.sub(layer, text_of(name)))
