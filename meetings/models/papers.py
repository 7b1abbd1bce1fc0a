"""Files of a meeting, an item, a paper or a report: private, served only through visible_to."""

import uuid
from pathlib import PurePath

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.db.models import Q
from wagtail.search import index

from ..addresses import address_of
from ..querysets import PaperQuerySet
from ..vietnamese import slugify
from .agenda import AgendaItem
from .base import Record
from .meetings import Meeting
from .resolutions import Resolution
from .tasks import TaskReport
from .texts import FileText, LeanFileManager


def private_storage():
    """Where papers lie: under MEDIA_ROOT, which no address serves as it stands."""
    return storages["default"]


def storage_name(paper, filename):
    """A name without marks and with a random part; the original stands in the row."""
    stem = slugify(PurePath(filename).stem, 60) or "tep"
    suffix = PurePath(filename).suffix.lower()
    return f"giay-to/{uuid.uuid4().hex[:12]}-{stem}{suffix}"


OWNERS = ["meeting", "item", "resolution", "report"]


def exactly_one_owner():
    """The condition that a paper belongs to one record and no second one."""
    condition = Q()
    for owner in OWNERS:
        others = {f"{other}__isnull": True for other in OWNERS if other != owner}
        condition |= Q(**{f"{owner}__isnull": False}, **others)
    return condition


class Paper(index.Indexed, FileText, Record):
    """One file, with what proves it unchanged and the text found in it."""

    title = models.CharField("tên tài liệu", max_length=200)
    file = models.FileField("tệp", storage=private_storage, upload_to=storage_name, max_length=200)
    original_name = models.CharField("tên tệp gốc", max_length=200, editable=False)
    content_type = models.CharField(max_length=100, editable=False)
    size = models.PositiveBigIntegerField("cỡ (byte)", editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="papers"
    )
    item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="papers"
    )
    resolution = models.ForeignKey(
        Resolution, on_delete=models.PROTECT, null=True, blank=True, related_name="papers"
    )
    report = models.ForeignKey(
        TaskReport, on_delete=models.PROTECT, null=True, blank=True, related_name="papers"
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, editable=False, related_name="+"
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)

    objects = LeanFileManager.from_queryset(PaperQuerySet)()

    search_fields = [
        index.SearchField("title"),
        index.SearchField("extracted_text"),
        index.AutocompleteField("title"),
    ]

    class Meta:
        verbose_name = "tài liệu"
        verbose_name_plural = "tài liệu"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=exactly_one_owner(), name="paper_has_one_owner")
        ]

    def __str__(self):
        return self.title

    @classmethod
    def get_indexed_objects(cls):
        owners = ("meeting", "item__meeting", "resolution", "report")
        related = [f"{owner}__organization" for owner in owners]
        rows = cls.objects.defer(None).select_related(*related)
        return rows.prefetch_related("resolution__addressees", "resolution__replaced_by")

    def get_absolute_url(self):
        return address_of("paper", self.pk)

    @property
    def extension(self):
        return PurePath(self.original_name).suffix.lstrip(".").upper()
