"""The admin's forms of documents and images: the right kind, whole, for a named audience."""

from django.core.exceptions import ValidationError
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from .file_checks import check_document, sound_picture
from .page_forms import offer_only_visible, require_named_organization
from .refusals import BROKEN_PICTURE


class FileForm:
    """What the forms of documents and images share."""

    def __init__(self, *args, user=None, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        if user is not None:
            offer_only_visible(self, user)

    def clean(self):
        cleaned = super().clean()
        require_named_organization(self, cleaned)
        return cleaned


class MaterialDocumentForm(FileForm, BaseDocumentForm):
    """Documents: of a kind we know, really of that kind, and not too large."""

    class Meta(BaseDocumentForm.Meta):
        pass

    def clean_file(self):
        file = self.cleaned_data["file"]
        if "file" in self.changed_data and file:
            check_document(file)
        return file


class SoundImageField(WagtailImageField):
    """An image field that refuses a broken file with a sentence, whatever breaks in it."""

    def to_python(self, data):
        try:
            return super().to_python(data)
        except ValidationError:
            raise
        except Exception as error:
            # The libraries below raise what they like on a file cut short.
            raise ValidationError(BROKEN_PICTURE) from error


class SchoolImageForm(FileForm, BaseImageForm):
    """Photos: whole, and without the place where they were taken."""

    class Meta(BaseImageForm.Meta):
        pass

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if stock := self.fields.get("file"):
            self.fields["file"] = SoundImageField(
                label=stock.label, required=stock.required, widget=stock.widget
            )

    def clean_file(self):
        file = self.cleaned_data["file"]
        return sound_picture(file) if "file" in self.changed_data and file else file
