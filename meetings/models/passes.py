"""Reading beyond one's own: the pass of an inspection team, and an administrator's unlocking."""

from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from ..querysets import InspectionPassQuerySet, UnlockQuerySet
from .base import Interval, Record, compose_text, ends_after_start
from .organizations import Organization

YEARS = [MinValueValidator(1930), MaxValueValidator(2100)]


class InspectionPass(Record, Interval):
    """Thẻ đọc của đoàn kiểm tra: a named account reads given organisations and years, no more.

    It ends by itself after `ends_on`; the party committee ends it sooner by an earlier day.
    """

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="tài khoản của người đọc",
        on_delete=models.PROTECT,
        related_name="inspection_passes",
    )
    decision = models.CharField(
        "quyết định kiểm tra",
        max_length=200,
        help_text="Số, ký hiệu, ngày và cơ quan ra quyết định. Ví dụ: 15-QĐ/ĐUK, 02/11/2026.",
    )
    organizations = models.ManyToManyField(
        Organization, verbose_name="tổ chức được kiểm tra", related_name="inspection_passes"
    )
    first_year = models.PositiveSmallIntegerField("tài liệu từ năm", validators=YEARS)
    last_year = models.PositiveSmallIntegerField("đến năm", validators=YEARS)
    ends_on = models.DateField("đến hết ngày")

    objects = InspectionPassQuerySet.as_manager()

    class Meta:
        verbose_name = "thẻ đọc của đoàn kiểm tra"
        verbose_name_plural = "thẻ đọc của đoàn kiểm tra"
        ordering = ["-starts_on", "-pk"]
        constraints = [
            ends_after_start("inspection_ends_after_start"),
            models.CheckConstraint(
                condition=Q(last_year__gte=F("first_year")), name="inspection_years_in_order"
            ),
        ]

    def __str__(self):
        return f"{self.account}: {self.decision}"

    def clean(self):
        super().clean()
        if self.first_year and self.last_year and self.last_year < self.first_year:
            raise ValidationError({"last_year": "Năm cuối phải từ năm đầu trở đi."})
        if self.account_id and (self.account.is_superuser or not self.account.is_active):
            raise ValidationError({"account": "Tài khoản này không dùng được; hãy chọn khác."})

    @property
    def is_running(self):
        return self.starts_on <= timezone.localdate() <= self.ends_on

    def covers(self, day):
        """True for a day of the years the inspection is about."""
        return date(self.first_year, 1, 1) <= day <= date(self.last_year, 12, 31)


class Unlock(models.Model):
    """Mở khóa: an administrator reads for one hour, for a reason the party committee is told."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="unlocks"
    )
    reason = models.CharField("lý do", max_length=250)
    opened_at = models.DateTimeField("mở lúc")
    ends_at = models.DateTimeField("đến lúc")

    objects = UnlockQuerySet.as_manager()

    class Meta:
        verbose_name = "lần mở khóa đọc"
        verbose_name_plural = "các lần mở khóa đọc"
        ordering = ["-opened_at"]
        default_permissions = ()
        permissions = [("unlock_reading", "Mở khóa đọc")]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="unlock_has_reason"),
            models.CheckConstraint(
                condition=Q(ends_at__gte=F("opened_at")), name="unlock_ends_after_opening"
            ),
        ]

    def __str__(self):
        return f"{self.account}: {self.reason}"

    def save(self, *args, **kwargs):
        compose_text(self)
        super().save(*args, **kwargs)

    @property
    def is_running(self):
        return self.opened_at <= timezone.now() < self.ends_at
