"""Clean input: what no text and no key may hold is refused before any view sees it."""

import re

from django.core.exceptions import BadRequest
from django.http import Http404

from meetings.vietnamese import nfc

MAX_QUERY = 4096
MAX_DIGITS = 18  # a database key has no more
# Escaped in JSON (rich text, autosave): NUL, or half of a surrogate pair.
BROKEN_ESCAPE = re.compile(
    r"\\u0000|\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])"
    r"|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}"
)
SURROGATE = re.compile("[\ud800-\udfff]")
FREE_TEXT = re.compile(r"(?:^|[-_])(?:q|password\d?)$")  # may be all digits, however many


class BrokenInput(BadRequest):
    """A 400 whose sentence is meant for people."""


class CleanInput:
    """Refuses NUL, lone surrogates and endless numbers with 400; composes typed text to NFC."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if len(request.META.get("QUERY_STRING", "")) > MAX_QUERY:
            raise BrokenInput("Địa chỉ quá dài.")
        refuse_broken(request.path)
        request.GET = cleaned(request.GET)
        request.COOKIES = {k: v for k, v in request.COOKIES.items() if "\x00" not in v}
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Keys no database can hold name nothing; posted text is cleaned before the view."""
        for value in kwargs.values():
            if str(value).isdigit() and len(str(value)) > MAX_DIGITS:
                raise Http404
        if request.content_type == "application/json":
            refuse_broken(request.body.decode("utf-8", errors="surrogateescape"))
        elif request.method == "POST":
            request.POST = cleaned(request.POST)


def cleaned(values):
    """A copy of a QueryDict with composed text; raises BrokenInput on what no text may hold."""
    result = values.copy()
    for key in list(values):
        refuse_broken(key)
        result.setlist(key, [cleaned_value(key, value) for value in values.getlist(key)])
    result._mutable = False
    return result


def cleaned_value(key, value):
    """The composed text; numbers longer than any key would end in a database error."""
    refuse_broken(value)
    digits = value.strip().lstrip("+-").replace("_", "")
    if len(digits) > MAX_DIGITS and digits.isdigit() and not FREE_TEXT.search(key):
        raise BrokenInput("Con số gửi lên quá lớn.")
    return nfc(value)


def refuse_broken(text):
    if "\x00" in text or SURROGATE.search(text) or BROKEN_ESCAPE.search(text):
        raise BrokenInput("Nội dung gửi lên có ký tự hỏng. Hãy gõ lại phần vừa dán.")
