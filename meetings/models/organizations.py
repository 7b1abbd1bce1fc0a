"""Đảng ủy and its chi bộ: who they are, the lines on their papers by date, their terms."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from ..enums import OrganizationKind
from ..querysets import OrganizationQuerySet, TermQuerySet
from ..roles import covering
from .base import Interval, Record, compose_text, ends_after_start


class Organization(Record, ClusterableModel):
    """The school's Đảng bộ (led by its Đảng ủy) or one of its chi bộ."""

    kind = models.CharField("loại", max_length=20, choices=OrganizationKind)
    name = models.CharField("tên", max_length=150, help_text="Ví dụ: Chi bộ Đào tạo")
    parent = models.ForeignKey(
        "self",
        verbose_name="trực thuộc",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="cells",
    )
    founded_on = models.DateField("thành lập ngày")
    dissolved_on = models.DateField("kết thúc ngày", null=True, blank=True)
    predecessors = models.ManyToManyField(
        "self",
        verbose_name="kế thừa từ",
        symmetrical=False,
        blank=True,
        related_name="successors",
    )
    regular_day = models.PositiveSmallIntegerField(
        "ngày sinh hoạt thường kỳ",
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(28)],
        help_text="Ngày cố định trong tháng, ví dụ: 3",
    )
    regular_time = models.TimeField("giờ sinh hoạt", default="14:00")
    regular_place = models.CharField("nơi sinh hoạt", max_length=150, blank=True)

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        verbose_name = "tổ chức đảng"
        verbose_name_plural = "tổ chức đảng"
        ordering = ["-kind", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=OrganizationKind.CELL, parent__isnull=False)
                | Q(kind=OrganizationKind.PARTY_COMMITTEE, parent__isnull=True),
                name="organization_cell_has_parent",
                violation_error_message=(
                    "Chi bộ phải trực thuộc Đảng ủy; Đảng ủy thì không trực thuộc tổ chức nào."
                ),
            ),
            models.UniqueConstraint(
                fields=["kind"],
                condition=Q(kind=OrganizationKind.PARTY_COMMITTEE, dissolved_on__isnull=True),
                name="organization_one_party_committee",
                violation_error_message="Trường đã có một Đảng ủy đang hoạt động.",
            ),
            models.UniqueConstraint(
                fields=["name"],
                condition=Q(dissolved_on__isnull=True),
                name="organization_name_in_use",
                violation_error_message="Đã có tổ chức đang hoạt động mang tên này.",
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        if self.parent and self.parent.kind != OrganizationKind.PARTY_COMMITTEE:
            raise ValidationError({"parent": "Chi bộ chỉ trực thuộc Đảng ủy."})
        if self.dissolved_on and self.founded_on and self.dissolved_on < self.founded_on:
            raise ValidationError({"dissolved_on": "Ngày kết thúc phải sau ngày thành lập."})

    @property
    def is_cell(self):
        return self.kind == OrganizationKind.CELL

    @property
    def committee_word(self):
        """What its committee is called: «chi ủy» or «Đảng ủy»."""
        return "chi ủy" if self.is_cell else "Đảng ủy"

    def lines_on(self, day):
        """The lines for a paper of that day, or None where none were entered yet."""
        return self.lines.filter(starts_on__lte=day).order_by("-starts_on").first()

    def term_on(self, day):
        """The term that day falls in, or None."""
        return self.terms.filter(covering(day)).first()


class OrganizationLines(models.Model):
    """What papers print at the head and foot, from that day on; older papers keep older lines."""

    organization = ParentalKey(Organization, on_delete=models.CASCADE, related_name="lines")
    starts_on = models.DateField("dùng từ ngày")
    parent_line = models.CharField("dòng cấp trên", max_length=200)
    issuing_line = models.CharField("dòng cơ quan ban hành", max_length=200)
    signing_line = models.CharField("dòng thay mặt", max_length=100, default="T/M CHI BỘ")
    committee_signing_line = models.CharField(
        "dòng thay mặt cấp ủy", max_length=100, default="T/M CHI ỦY"
    )
    symbol = models.CharField("ký hiệu", max_length=12, default="CB")
    place_name = models.CharField("địa danh", max_length=100)

    class Meta:
        verbose_name = "thể thức văn bản"
        verbose_name_plural = "thể thức văn bản theo ngày"
        ordering = ["-starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "starts_on"], name="organization_lines_one_a_day"
            )
        ]

    def __str__(self):
        return f"{self.issuing_line} (từ {self.starts_on:%d/%m/%Y})"

    def save(self, *args, **kwargs):
        compose_text(self)
        super().save(*args, **kwargs)


class Term(Interval):
    """Nhiệm kỳ: between two congresses. Numbers of papers run within it."""

    organization = ParentalKey(Organization, on_delete=models.PROTECT, related_name="terms")
    name = models.CharField("tên nhiệm kỳ", max_length=60, help_text="Ví dụ: 2025 - 2030")

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = "nhiệm kỳ"
        verbose_name_plural = "nhiệm kỳ"
        ordering = ["-starts_on"]
        constraints = [ends_after_start("term_ends_after_start")]

    def __str__(self):
        return f"Nhiệm kỳ {self.name}"

    def save(self, *args, **kwargs):
        compose_text(self)
        super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        if self.organization_id and self.starts_on:
            others = Term.objects.filter(organization_id=self.organization_id)
            if clash := self.overlapping(others).first():
                raise ValidationError(f"Trùng thời gian với {clash}.")
