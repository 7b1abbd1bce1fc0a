"""The pop-ups that put a link into a text, with labels: Wagtail leaves them without words."""

from django import forms
from django.core.exceptions import BadRequest
from wagtail.admin.forms import choosers


class Worded(forms.Form):
    """Gives the fields of a link form their labels."""

    WORDS = {
        "url": "Địa chỉ",
        "email_address": "Địa chỉ thư",
        "phone_number": "Số điện thoại",
        "link_text": "Chữ hiện ra",
        "subject": "Tiêu đề thư",
        "body": "Nội dung thư",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.WORDS[name]


class WholeLinkForm(Worded, choosers.ExternalLinkChooserForm):
    """Wagtail 8.0.1 breaks on a pop-up that comes back without its one field."""

    def __init__(self, data=None, *args, **kwargs):
        super().__init__(data, *args, **kwargs)
        if self.is_bound and self.add_prefix("url") not in self.data:
            raise BadRequest


class AnchorLinkForm(Worded, choosers.AnchorLinkChooserForm):
    WORDS = Worded.WORDS | {"url": "Tên đoạn"}


class EmailLinkForm(Worded, choosers.EmailLinkChooserForm):
    pass


class PhoneLinkForm(Worded, choosers.PhoneLinkChooserForm):
    pass
