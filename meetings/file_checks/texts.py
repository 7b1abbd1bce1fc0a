"""Plain text: UTF-8, without control characters, and no page or script under a harmless name."""

import re

from .refusals import NOT_UTF8, WRONG_KIND, FileRefused

MOST_LINES = 150
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
DISGUISED = re.compile(r"\s*(?:<!doctype|<html|<head|<body|<script|<svg|<\?|<%|#!|%PDF)", re.I)


def read_text(content, ending):
    """The first lines; raises FileRefused unless it is text and nothing else."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileRefused(f"{WRONG_KIND % ending} {NOT_UTF8}") from error
    if CONTROLS.search(text) or DISGUISED.match(text):
        raise FileRefused(WRONG_KIND % ending)
    return text[:100_000].splitlines()[:MOST_LINES]
