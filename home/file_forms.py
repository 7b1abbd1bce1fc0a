"""The admin's forms of documents and images: through the gate, for a named audience."""

from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from meetings.enums import TextState
from meetings.file_checks import check_title
from meetings.jobs import queue_on_commit

from .file_fields import DocumentField, PictureField
from .jobs import read_document_text
from .page_forms import offer_only_visible, require_named_organization


class FileForm:
    """What the forms of documents and images share."""

    file_field = None
    examples = {}  # field → what to write into it

    def __init__(self, *args, user=None, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        if stock := self.fields.get("file"):  # the form after an upload has none
            self.fields["file"] = self.file_field(
                label=stock.label, required=stock.required, widget=stock.widget
            )
        for name, words in self.examples.items():
            if name in self.fields:
                self.fields[name].help_text = words
        if user is not None:
            offer_only_visible(self, user)

    def clean_title(self):
        title = self.cleaned_data["title"]
        check_title(title)
        return title

    def clean(self):
        cleaned = super().clean()
        require_named_organization(self, cleaned)
        return cleaned


class MaterialDocumentForm(FileForm, BaseDocumentForm):
    """Documents: of a kind we know, really of that kind, and not too large."""

    file_field = DocumentField
    examples = {"description": "Ví dụ: Bài viết trình bày tại sinh hoạt chuyên đề quý IV"}

    class Meta(BaseDocumentForm.Meta):
        pass

    def save(self, commit=True):
        """As in Wagtail; a file put in or replaced is queued for its text to be read."""
        document = super().save(commit)
        if commit and document.text_state == TextState.WAITING:
            queue_on_commit(read_document_text, document.pk)
        return document


class SchoolImageForm(FileForm, BaseImageForm):
    """Photos: whole, and without the place where they were taken."""

    file_field = PictureField
    examples = {
        "description": "Đọc cho người không xem được ảnh. "
        "Ví dụ: Thầy Ân hướng dẫn học sinh ở xưởng điện"
    }

    class Meta(BaseImageForm.Meta):
        pass
