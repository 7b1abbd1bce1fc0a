"""A meeting of a cell or committee, from draft to closed. Its status moves only through actions."""

from datetime import timedelta

from django.contrib.admin import display
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from modelcluster.models import ClusterableModel
from wagtail.search import index

from ..addresses import address_of
from ..enums import BEING_PREPARED, MeetingForm, MeetingStatus, MeetingType
from ..querysets import MeetingQuerySet
from .base import Authored, Record
from .organizations import Organization
from .people import Member
from .themes import Theme


class Meeting(index.Indexed, Authored, Record, ClusterableModel):
    """One sitting. Prepared in the admin's form until convened, then written by actions only."""

    organization = models.ForeignKey(
        Organization, verbose_name="tổ chức", on_delete=models.PROTECT, related_name="meetings"
    )
    type = models.CharField("loại", max_length=20, choices=MeetingType, default=MeetingType.REGULAR)
    form = models.CharField(
        "hình thức", max_length=20, choices=MeetingForm, default=MeetingForm.AT_SCHOOL
    )
    starts_at = models.DateTimeField("bắt đầu lúc", help_text="Ví dụ: 03/12/2026 14:00")
    planned_minutes = models.PositiveSmallIntegerField(
        "dự kiến (phút)",
        default=110,
        validators=[MinValueValidator(10), MaxValueValidator(600)],
    )
    place = models.CharField("địa điểm", max_length=150)
    chair = models.ForeignKey(
        Member,
        verbose_name="chủ trì",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings_chaired",
    )
    minute_taker = models.ForeignKey(
        Member,
        verbose_name="thư ký",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings_minuted",
    )
    grounds = models.TextField(
        "căn cứ", blank=True, help_text="Mỗi dòng một căn cứ: văn bản, chỉ tiêu, tình hình."
    )
    equipment = models.TextField(
        "phương tiện", blank=True, help_text="Mỗi dòng một thứ cần có: máy chiếu, màn hình …"
    )
    theme = models.ForeignKey(
        Theme,
        verbose_name="chuyên đề",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings",
    )
    host = models.ForeignKey(
        "self",
        verbose_name="họp chung do tổ chức khác chủ trì",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="linked_meetings",
    )
    status = models.CharField(
        "tình trạng",
        max_length=12,
        choices=MeetingStatus,
        default=MeetingStatus.DRAFT,
        editable=False,
    )
    status_reason = models.CharField("lý do", max_length=250, blank=True, editable=False)
    agreed_at = models.DateTimeField("thống nhất lúc", null=True, editable=False)
    convened_at = models.DateTimeField("triệu tập lúc", null=True, editable=False)

    objects = MeetingQuerySet.as_manager()

    search_fields = [
        index.SearchField("title"),
        index.SearchField("place"),
        index.AutocompleteField("title"),
    ]

    class Meta:
        verbose_name = "kỳ sinh hoạt"
        verbose_name_plural = "kỳ sinh hoạt"
        ordering = ["-starts_at", "-pk"]
        indexes = [
            models.Index(fields=["status", "starts_at"], name="meeting_by_status"),
            # In both all that `visible_to` asks of a row, so that many are counted, and passed on
            # the way to a page of a list, without being read.
            models.Index(
                fields=[
                    *("starts_at", "id", "status"),
                    *("organization", "type", "convened_at", "minute_taker"),
                ],
                name="meeting_by_day",
            ),
            models.Index(
                fields=["organization", "type", "convened_at", "minute_taker", "status", "id"],
                name="meeting_seen_by",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(planned_minutes__gte=10), name="meeting_lasts_ten_minutes"
            ),
            models.CheckConstraint(
                condition=Q(status__in=[*BEING_PREPARED, MeetingStatus.CANCELLED])
                | Q(convened_at__isnull=False),
                name="meeting_convened_has_its_time",
            ),
        ]

    def __str__(self):
        return f"{self.title}, {self.organization}"

    @classmethod
    def get_indexed_objects(cls):
        return cls.objects.select_related("organization", "theme").prefetch_related("agenda")

    def get_absolute_url(self):
        return address_of("meeting", self.pk)

    def clean(self):
        super().clean()
        if self.type == MeetingType.THEMATIC and self.theme_id is None:
            raise ValidationError({"theme": "Sinh hoạt chuyên đề phải chọn một chuyên đề."})
        for_all_cells = self.type == MeetingType.CONFERENCE
        if for_all_cells and self.organization_id and self.organization.is_cell:
            raise ValidationError({"type": "Hội nghị đảng bộ do Đảng ủy triệu tập."})
        if self.minute_taker_id and self.minute_taker_id == self.chair_id:
            raise ValidationError({"minute_taker": "Thư ký và chủ trì là hai người khác nhau."})

    @property
    def day(self):
        """The day of the meeting in Vietnam."""
        return timezone.localdate(self.starts_at)

    @property
    @display(description="kỳ sinh hoạt")
    def title(self):
        """«Sinh hoạt thường kỳ tháng 12/2026»; ceremonies and the like carry their month too."""
        kind = self.get_type_display()
        if self.type == MeetingType.COMMITTEE:
            kind = "Họp chi ủy" if self.organization.is_cell else "Họp Đảng ủy"
        day = self.day
        return f"{kind} tháng {day.month}/{day.year}"

    @property
    def ends_at(self):
        """When it should be over, by plan."""
        return self.starts_at + timedelta(minutes=self.planned_minutes)

    @property
    def day_has_come(self):
        """True from the day of the meeting on."""
        return self.day <= timezone.localdate()

    @property
    def is_being_prepared(self):
        return self.status in BEING_PREPARED

    @property
    def is_in_session(self):
        return self.status == MeetingStatus.IN_SESSION

    @property
    def is_closed(self):
        return self.status == MeetingStatus.CLOSED

    @property
    def grounds_list(self):
        return [line.strip() for line in self.grounds.splitlines() if line.strip()]

    @property
    def equipment_list(self):
        return [line.strip() for line in self.equipment.splitlines() if line.strip()]
