"""Items of an agenda: planned before, and what came of each in the session."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from modelcluster.fields import ParentalKey

from ..enums import (
    ABOUT_NOBODY,
    ABOUT_PERSONS,
    GENERAL_TITLES,
    AgendaKind,
    AgendaPart,
    Keeping,
    MeetingType,
    Readiness,
)
from ..querysets import AgendaItemQuerySet
from .base import Record
from .meetings import Meeting
from .people import Member

# What an item kept on paper must not hold here.
SUBSTANCE = ["grounds", "draft_text", "gist", "conclusion", "internal_note"]
NAMED_GENERALLY = "Mục ghi sổ giấy chỉ mang tên chung: " + "; ".join(GENERAL_TITLES) + "."
ON_PAPER = (
    "Mục ghi sổ giấy không ghi người trình bày, căn cứ, dự thảo, diễn biến ở đây. "
    "Xin ghi vào sổ giấy và bỏ trống các ô ấy."
)


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
    keeping = models.CharField(
        "ghi ở đâu",
        max_length=10,
        choices=Keeping,
        blank=True,
        help_text=(
            "Để trống: việc về con người (đảng viên, kỷ luật, xếp loại) ghi sổ giấy, còn lại ghi "
            "tại đây. «Nội bộ cấp ủy»: đảng viên khác không thấy mục này."
        ),
    )
    # What the session adds, written by the desk only.
    gist = models.TextField("tóm tắt diễn biến", blank=True, editable=False)
    conclusion = models.TextField("kết luận của chủ trì", blank=True, editable=False)
    internal_note = models.TextField("phần nội bộ cấp ủy", blank=True, editable=False)
    paper_place = models.CharField("sổ giấy, trang", max_length=150, blank=True, editable=False)
    started_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    objects = AgendaItemQuerySet.as_manager()

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
            models.CheckConstraint(
                condition=Q(keeping__in=Keeping.values), name="agenda_item_is_kept_somewhere"
            ),
            models.CheckConstraint(
                condition=~Q(keeping=Keeping.PAPER_ONLY)
                | Q(presenter__isnull=True, **dict.fromkeys(SUBSTANCE, "")),
                name="agenda_item_on_paper_holds_nothing_here",
                violation_error_message=ON_PAPER,
            ),
        ]

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        self.settle_keeping()
        if not self.is_on_paper:
            return
        if self.title not in GENERAL_TITLES:
            raise ValidationError({"title": NAMED_GENERALLY})
        if self.presenter_id or any(getattr(self, name) for name in SUBSTANCE):
            raise ValidationError(ON_PAPER)

    def save(self, *args, **kwargs):
        self.settle_keeping()
        super().save(*args, **kwargs)

    def settle_keeping(self):
        """Where nothing was said: on paper when persons are spoken of, else here."""
        if not self.keeping:
            meeting = getattr(self, "meeting", None)
            review = meeting is not None and meeting.type == MeetingType.REVIEW
            about_persons = self.part in ABOUT_PERSONS or (review and self.part not in ABOUT_NOBODY)
            self.keeping = Keeping.PAPER_ONLY if about_persons else Keeping.OPEN

    @property
    def is_on_paper(self):
        return self.keeping == Keeping.PAPER_ONLY

    @property
    def is_open(self):
        """True for an item whose substance is written here for all who were summoned."""
        return self.keeping == Keeping.OPEN

    @property
    def is_internal(self):
        return self.keeping == Keeping.INTERNAL

    @property
    def needs_draft(self):
        return self.is_decision and not self.is_on_paper

    @property
    def is_decision(self):
        return self.kind == AgendaKind.DECISION

    @property
    def needs_conclusion(self):
        return self.kind == AgendaKind.DISCUSSION and not self.is_on_paper
