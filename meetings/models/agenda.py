"""Items of an agenda: planned before, and what came of each in the session."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from modelcluster.fields import ParentalKey

from ..enums import AgendaKind, AgendaPart, Readiness
from .base import Record
from .meetings import Meeting
from .people import Member


class AgendaItem(Record):
    """One item: for information, for discussion, or for decision."""

    meeting = ParentalKey(Meeting, on_delete=models.PROTECT, related_name="agenda")
    sort_order = models.PositiveSmallIntegerField("thứ tự", default=0, editable=False)
    part = models.CharField("phần", max_length=12, choices=AgendaPart, default=AgendaPart.OTHER)
    kind = models.CharField(
        "tính chất", max_length=12, choices=AgendaKind, default=AgendaKind.INFORMATION
    )
    title = models.CharField("nội dung", max_length=250)
    presenter = models.ForeignKey(
        Member,
        verbose_name="người chuẩn bị, trình bày",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agenda_items",
    )
    prepare_by = models.DateField("hạn chuẩn bị", null=True, blank=True)
    planned_minutes = models.PositiveSmallIntegerField(
        "số phút", default=10, validators=[MinValueValidator(1), MaxValueValidator(600)]
    )
    readiness = models.CharField(
        "chuẩn bị", max_length=12, choices=Readiness, default=Readiness.NOT_STARTED
    )
    grounds = models.CharField("căn cứ", max_length=250, blank=True)
    draft_text = models.TextField(
        "dự thảo để biểu quyết",
        blank=True,
        help_text="Mục quyết nghị phải có dự thảo trước khi triệu tập.",
    )
    # What the session adds, written by the desk only.
    gist = models.TextField("tóm tắt diễn biến", blank=True, editable=False)
    conclusion = models.TextField("kết luận của chủ trì", blank=True, editable=False)
    started_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    sort_order_field = "sort_order"

    class Meta:
        verbose_name = "mục"
        verbose_name_plural = "chương trình"
        ordering = ["sort_order", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="agenda_item_has_title"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("started_at")),
                name="agenda_item_ends_after_start",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def is_decision(self):
        return self.kind == AgendaKind.DECISION

    @property
    def needs_conclusion(self):
        return self.kind == AgendaKind.DISCUSSION
