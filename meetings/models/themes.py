"""Chuyên đề: one topic of a year's plan. Pages and meetings both point here."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from ..enums import Quarter, ThemeField
from ..querysets import ThemeQuerySet
from .base import Record
from .organizations import Organization
from .people import Member

ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}


class Theme(Record):
    """A topic planned for a quarter, for one cell or several."""

    title = models.CharField("tên chuyên đề", max_length=250)
    year = models.PositiveSmallIntegerField(
        "năm", validators=[MinValueValidator(1976), MaxValueValidator(2100)]
    )
    quarter = models.PositiveSmallIntegerField("quý", choices=Quarter)
    field = models.CharField("lĩnh vực", max_length=20, choices=ThemeField)
    organizations = models.ManyToManyField(
        Organization, verbose_name="tổ chức sinh hoạt", related_name="themes"
    )
    person_in_charge = models.ForeignKey(
        Member,
        verbose_name="phụ trách",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="themes",
    )

    objects = ThemeQuerySet.as_manager()

    class Meta:
        verbose_name = "chuyên đề"
        verbose_name_plural = "chuyên đề"
        ordering = ["-year", "-quarter", "title"]

    def __str__(self):
        return self.title

    @property
    def period(self):
        """«quý IV/2026»."""
        return f"quý {ROMAN[self.quarter]}/{self.year}"
