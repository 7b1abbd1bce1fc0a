"""Documents and images of pages: our own models, so that each can say who may open it."""

import logging
from pathlib import PurePath

from django.db import models
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image, SourceImageIOError
from wagtail.search import index

from meetings.file_checks import fingerprint
from meetings.models import FileText, LeanFileManager
from meetings.models.base import compose_text
from meetings.vietnamese import nfc

from ..enums import Audience
from ..querysets import MaterialDocumentQuerySet, SchoolImageQuerySet

logger = logging.getLogger(__name__)


class FileFacts(models.Model):
    """What a page's file carries beside Wagtail's fields."""

    audience = models.CharField(
        "ai mở được", max_length=12, choices=Audience, default=Audience.STAFF
    )
    organization = models.ForeignKey(
        "meetings.Organization",
        verbose_name="của tổ chức",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Cần chọn khi người mở được tính theo tổ chức.",
    )
    sha256 = models.CharField(max_length=64, editable=False, blank=True)
    original_name = models.CharField(max_length=255, editable=False, blank=True)

    class Meta:
        abstract = True

    def note_facts(self):
        """Composes text; fills fingerprint and original name from a file just put in.

        Wagtail's upload of many puts some files in place before the row is saved.
        """
        compose_text(self)
        if not self.file:
            return
        if not self.file._committed:
            self.file.name = nfc(self.file.name)
            # The gate leaves the reader's name beside the one for the disk.
            self.original_name = getattr(self.file.file, "original_name", self.file.name)[-255:]
            self.sha256 = fingerprint(self.file)
        elif self._state.adding:
            self.original_name = PurePath(self.file.name).name
            self.sha256 = fingerprint(self.file)
            self.file.close()

    @property
    def size_words(self):
        """«PDF 96 kB», «JPG 1,2 MB»."""
        kind = self.original_name.rpartition(".")[2].upper() or "Tệp"
        size = self.file_size or 0
        if size < 1024 * 1024:
            return f"{kind} {max(1, round(size / 1024))} kB"
        return f"{kind} {size / 1024 / 1024:.1f} MB".replace(".", ",")


def own_fields(stock):
    """Wagtail's form fields with ours; free tags would show words of other desks' files."""
    return (*(f for f in stock if f != "tags"), "audience", "organization")


class MaterialDocument(FileText, FileFacts, AbstractDocument):
    """A material of a themed session, a written report, a form to download."""

    # Closed until opened: most documents here are materials and reports.
    audience = models.CharField(
        "ai mở được", max_length=12, choices=Audience, default=Audience.MEMBERS
    )
    description = models.CharField("mô tả", max_length=250, blank=True)

    objects = LeanFileManager.from_queryset(MaterialDocumentQuerySet)()

    admin_form_fields = (*own_fields(Document.admin_form_fields), "description")

    class Meta(AbstractDocument.Meta):
        verbose_name = "tài liệu"
        verbose_name_plural = "tài liệu"

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        known = self.sha256
        self.note_facts()
        if self.sha256 != known:
            self.await_reading()
        super().save(*args, **kwargs)

    @classmethod
    def get_indexed_objects(cls):
        return super().get_indexed_objects().defer(None).select_related("organization")

    def clean(self):
        """A file that the form has refused gets no second, English sentence from Wagtail."""
        if self.file:
            super().clean()


class SchoolImage(FileFacts, AbstractImage):
    """A photo of the school; a private one is for members of its organisation."""

    objects = SchoolImageQuerySet.as_manager()

    admin_form_fields = own_fields(Image.admin_form_fields)
    # The chooser narrows by tag and searches at once; without this field that is an error.
    search_fields = [
        *AbstractImage.search_fields,
        index.RelatedFields("tags", [index.FilterField("name")]),
    ]

    class Meta(AbstractImage.Meta):
        verbose_name = "ảnh"
        verbose_name_plural = "ảnh"

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        self.note_facts()
        super().save(*args, **kwargs)

    def generate_rendition_file(self, filter, *, source=None):
        """As in Wagtail; whatever a broken file raises, the page shows a gap in its place."""
        try:
            return super().generate_rendition_file(filter, source=source)
        except Exception as error:  # the libraries below raise what they like
            logger.error("Image %s can't be drawn: %r", self.pk, error)
            raise SourceImageIOError(str(error)) from error

    @property
    def default_alt_text(self):
        return self.description or self.title


class SchoolRendition(AbstractRendition):
    """One size of a photo."""

    image = models.ForeignKey(SchoolImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="school_rendition_once"
            )
        ]

    def __str__(self):
        return f"{self.image} ({self.filter_spec})"
