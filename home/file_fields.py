"""Form fields that send every file through the one gate (meetings/file_checks) before all else."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from wagtail.documents.fields import WagtailDocumentField
from wagtail.images.fields import WagtailImageField

from meetings.file_checks import check_upload

from .refusals import BROKEN_PICTURE


class GatedFile:
    """Before Django or Wagtail look at the file: is it one that may come in?"""

    endings = "WAGTAILDOCS_EXTENSIONS"

    def to_python(self, data):
        if data not in self.empty_values:
            check_upload(data, getattr(settings, self.endings))
        return super().to_python(data)


class DocumentField(GatedFile, WagtailDocumentField):
    """A document of Wagtail's admin."""


class WrittenPaperField(GatedFile, forms.FileField):
    """A document handed in on the site."""


class PictureField(GatedFile, WagtailImageField):
    """A picture; what is stored was drawn anew."""

    endings = "WAGTAILIMAGES_EXTENSIONS"

    def to_python(self, data):
        try:
            return super().to_python(data)
        except ValidationError:
            raise
        except Exception as error:  # the libraries below raise what they like
            raise ValidationError(BROKEN_PICTURE) from error

    def check_image_file_size(self, file):
        """The gate has measured the file as it was sent; drawn anew it may be larger."""
