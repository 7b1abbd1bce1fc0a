"""What fills the addresses of the house, and the forms found there, for tests that walk them."""

from html.parser import HTMLParser
from itertools import product

from django.db import transaction

WORDS = {
    "content_type_app_name": ["home"],
    "app_label": ["home", "meetings"],
    "content_type_model_name": ["newspage", "themepage"],
    "model_name": ["newspage", "meeting"],
    "step": ["trieu-tap", "nhan"],
    "month": ["2026-10"],
    "year": ["2026"],
    "uidb64": ["MQ"],
    "token": ["abc-def"],
    "mode": ["default"],
    "revision_id_a": ["earliest"],
    "revision_id_b": ["latest"],
    "document_filename": ["a.pdf"],
    "filename": ["a.pdf"],
    "name": ["images/a.png"],
    "path": ["tin-tuc/", "khong-co/"],
    "slug": ["home"],
}


def fillings(address, keys, most=40):
    """The address with keys that may exist in its arguments, as many as `most`."""
    choices = [WORDS.get(name, keys) for name in address.arguments]
    for number, values in enumerate(product(*choices)):
        if number >= most:
            return
        yield address.shape % dict(zip(address.arguments, values, strict=True))


class Forms(HTMLParser):
    """The names and values of the fields of each form that is posted."""

    def __init__(self, html):
        super().__init__()
        self.forms = []
        self._inside = False
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "form":
            self._inside = (given.get("method") or "").lower() == "post"
            if self._inside:
                self.forms.append((given.get("action") or "", {}))
        elif self._inside and tag in ("input", "select", "textarea") and given.get("name"):
            self.forms[-1][1].setdefault(given["name"], given.get("value") or "")

    def handle_endtag(self, tag):
        if tag == "form":
            self._inside = False


def without_traces(call, *args, **kwargs):
    """The response; whatever the request wrote is undone."""
    with transaction.atomic():
        response = call(*args, **kwargs)
        if getattr(response, "streaming", False):
            response.content_read = b"".join(response.streaming_content)
        transaction.set_rollback(True)
    return response
