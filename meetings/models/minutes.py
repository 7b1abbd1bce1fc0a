"""Minutes: draft → adopted (read back at the end) → signed by both and sealed (domain.md §3.5)."""

import hashlib
import json

from django.db import models
from django.db.models import F, Q
from wagtail.search import index

from ..addresses import address_of
from ..enums import MinutesStatus
from ..querysets import MinutesQuerySet
from .base import Authored, Record
from .meetings import Meeting


class Minutes(index.Indexed, Authored, Record):
    """The record of one meeting. Once sealed its content is the stored text, not today's rows."""

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="minutes")
    status = models.CharField(
        "tình trạng", max_length=10, choices=MinutesStatus, default=MinutesStatus.DRAFT
    )
    opened_at = models.DateTimeField("khai mạc lúc")
    closed_at = models.DateTimeField("bế mạc lúc", null=True, blank=True)
    guests = models.TextField("đại biểu, khách mời", blank=True)
    evaluation = models.TextField("đánh giá buổi sinh hoạt", blank=True)
    commendations = models.TextField("biểu dương", blank=True)
    lessons = models.TextField("rút kinh nghiệm, nhắc nhở", blank=True)
    next_content = models.TextField("dự kiến nội dung và phân công kỳ sau", blank=True)
    adopted_at = models.DateTimeField("thông qua lúc", null=True, editable=False)
    minute_taker_confirmed_at = models.DateTimeField(null=True, editable=False)
    chair_confirmed_at = models.DateTimeField(null=True, editable=False)
    paper_place = models.CharField(
        "nơi giữ bản giấy",
        max_length=150,
        blank=True,
        help_text="Ví dụ: sổ biên bản số 3, trang 41 đến 44",
    )
    sealed_content = models.JSONField(null=True, editable=False)
    seal = models.CharField(max_length=64, blank=True, editable=False)

    objects = MinutesQuerySet.as_manager()

    search_fields = [index.SearchField("evaluation"), index.AutocompleteField("paper_place")]

    class Meta:
        verbose_name = "biên bản"
        verbose_name_plural = "biên bản"
        ordering = ["-meeting__starts_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(closed_at__gt=F("opened_at")),
                name="minutes_close_after_opening",
                violation_error_message="Giờ bế mạc phải sau giờ khai mạc.",
            ),
            models.CheckConstraint(
                condition=~Q(status=MinutesStatus.SIGNED)
                | (
                    Q(minute_taker_confirmed_at__isnull=False)
                    & Q(chair_confirmed_at__isnull=False)
                    & ~Q(seal="")
                ),
                name="minutes_signed_by_both_and_sealed",
            ),
        ]

    def __str__(self):
        return f"Biên bản {self.meeting}"

    @classmethod
    def get_indexed_objects(cls):
        return cls.objects.select_related("meeting__organization", "meeting__theme")

    def get_absolute_url(self):
        return address_of("minutes", self.meeting_id)

    @property
    def is_signed(self):
        return self.status == MinutesStatus.SIGNED

    @property
    def signed_at(self):
        """When the second of the two confirmed; None before."""
        both = (self.minute_taker_confirmed_at, self.chair_confirmed_at)
        return max(both) if self.is_signed else None

    @property
    def seal_holds(self):
        """True while the sealed text is byte for byte what was signed."""
        return self.is_signed and self.seal == seal_of(self.sealed_content)


def seal_of(content):
    """The sha256 (hex) of a minutes' content, independent of the database that keeps it."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
