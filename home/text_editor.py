"""The editor of rich text: what is not its own JSON is a bad request, never an error page."""

from django.core.exceptions import BadRequest
from wagtail.admin.rich_text import DraftailRichTextArea


class CarefulTextArea(DraftailRichTextArea):
    """Wagtail's editor, for every rich text (WAGTAILADMIN_RICH_TEXT_EDITORS)."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # The editor would write its placeholder into an inline style, which our CSP refuses.
        self.options["placeholder"] = ""

    def value_from_datadict(self, data, files, name):
        try:
            return super().value_from_datadict(data, files, name)
        except (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError) as err:
            raise BadRequest("rich text is not the editor's JSON") from err
