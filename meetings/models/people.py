"""Members and where they belong: a thin directory, never a dossier (domain.md §4.2)."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from ..enums import COMMITTEE_ROLES, IntervalKind, OfficeRole
from ..querysets import MemberQuerySet, MembershipQuerySet, OfficeQuerySet
from ..vietnamese import given_name, name_sort_key
from .base import Interval, Record, ends_after_start
from .organizations import Organization


class Member(Record, ClusterableModel):
    """A Party member: name, account, three dates. Nothing of the dossier."""

    full_name = models.CharField("họ và tên", max_length=100)
    given_name = models.CharField("tên gọi", max_length=50, blank=True)
    sort_key = models.CharField(max_length=400, editable=False, db_index=True)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name="tài khoản",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="member",
    )
    admitted_on = models.DateField("ngày quyết định kết nạp")
    ceremony_on = models.DateField("ngày lễ kết nạp", null=True, blank=True)
    confirmed_on = models.DateField("chính thức từ ngày", null=True, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = "đảng viên"
        verbose_name_plural = "đảng viên"
        ordering = ["sort_key", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_on__isnull=True) | Q(confirmed_on__gt=F("admitted_on")),
                name="member_confirmed_after_admission",
                violation_error_message="Ngày chính thức phải sau ngày kết nạp.",
            )
        ]

    def __str__(self):
        return self.full_name

    def save(self, *args, **kwargs):
        self.full_name = " ".join(self.full_name.split())
        self.given_name = self.given_name or given_name(self.full_name)
        self.sort_key = name_sort_key(self.full_name)
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "full_name", "given_name", "sort_key"}
        super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        if self.ceremony_on and self.admitted_on and self.ceremony_on < self.admitted_on:
            raise ValidationError({"ceremony_on": "Lễ kết nạp không thể trước quyết định kết nạp."})

    def is_full_on(self, day):
        """True if that day found the person a full member, who votes."""
        return self.confirmed_on is not None and self.confirmed_on <= day


class Membership(Interval):
    """This member belongs to that organisation, for that time."""

    member = ParentalKey(Member, on_delete=models.PROTECT, related_name="memberships")
    organization = models.ForeignKey(
        Organization,
        verbose_name="sinh hoạt tại",
        on_delete=models.PROTECT,
        related_name="memberships",
    )

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = "nơi sinh hoạt"
        verbose_name_plural = "nơi sinh hoạt"
        ordering = ["-starts_on"]
        constraints = [ends_after_start("membership_ends_after_start")]

    def __str__(self):
        return f"{self.member}: {self.organization}"

    def clean(self):
        super().clean()
        if self.organization_id and not self.organization.is_cell:
            raise ValidationError({"organization": "Đảng viên sinh hoạt tại một chi bộ."})
        if self.member_id and self.starts_on:
            others = Membership.objects.filter(member_id=self.member_id)
            if self.overlapping(others).exists():
                raise ValidationError(
                    "Trùng thời gian với một nơi sinh hoạt khác của đồng chí này."
                )


class MembershipInterval(Interval):
    """A stretch in which the membership is not the usual one: exempt, away, here, suspended."""

    member = ParentalKey(Member, on_delete=models.PROTECT, related_name="intervals")
    kind = models.CharField("tình trạng", max_length=12, choices=IntervalKind)
    organization = models.ForeignKey(
        Organization,
        verbose_name="chi bộ nơi đến",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="temporary_members",
        help_text="Chỉ ghi khi sinh hoạt tạm thời ở đây.",
    )

    class Meta:
        verbose_name = "thời gian đặc biệt"
        verbose_name_plural = "miễn, tạm thời, đình chỉ"
        ordering = ["-starts_on"]
        constraints = [
            ends_after_start("interval_ends_after_start"),
            models.CheckConstraint(
                condition=Q(kind=IntervalKind.HERE, organization__isnull=False)
                | (~Q(kind=IntervalKind.HERE) & Q(organization__isnull=True)),
                name="interval_here_names_its_cell",
                violation_error_message=(
                    "Sinh hoạt tạm thời ở đây phải ghi chi bộ nơi đến; tình trạng khác thì không."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.member}: {self.get_kind_display()}"

    def clean(self):
        super().clean()
        if self.member_id and self.starts_on:
            others = MembershipInterval.objects.filter(member_id=self.member_id, kind=self.kind)
            if self.overlapping(others).exists():
                raise ValidationError("Trùng thời gian với một dòng cùng tình trạng.")

    def overlaps_with(self, other):
        return self.kind == other.kind and self.shares_a_day_with(other)


class Office(Record, Interval):
    """An office held from election (or appointment) on; rights follow it day by day."""

    member = models.ForeignKey(
        Member, verbose_name="đảng viên", on_delete=models.PROTECT, related_name="offices"
    )
    organization = models.ForeignKey(
        Organization, verbose_name="tổ chức", on_delete=models.PROTECT, related_name="offices"
    )
    role = models.CharField("chức vụ", max_length=20, choices=OfficeRole)
    starts_on = models.DateField("bầu hoặc giao từ ngày")
    confirmed_on = models.DateField("chuẩn y ngày", null=True, blank=True)

    objects = OfficeQuerySet.as_manager()

    class Meta:
        verbose_name = "chức vụ đảng"
        verbose_name_plural = "chức vụ đảng"
        ordering = ["organization", "-starts_on"]
        constraints = [
            ends_after_start("office_ends_after_start"),
            models.CheckConstraint(
                condition=Q(confirmed_on__isnull=True) | Q(confirmed_on__gte=F("starts_on")),
                name="office_confirmed_after_election",
                violation_error_message="Ngày chuẩn y phải từ ngày bầu trở đi.",
            ),
        ]

    def __str__(self):
        return f"{self.member}, {self.title}"

    @property
    def title(self):
        """The office as it is said: «Bí thư Chi bộ Đào tạo», «Chi ủy viên Chi bộ Đào tạo»."""
        role = self.get_role_display()
        if self.role == OfficeRole.COMMITTEE_MEMBER:
            role = "Chi ủy viên" if self.organization.is_cell else "Đảng ủy viên"
        return f"{role} {self.organization}"

    def clean(self):
        super().clean()
        if not (self.organization_id and self.member_id and self.starts_on):
            return
        held = Office.objects.filter(organization_id=self.organization_id)
        if (
            self.overlapping(
                held.filter(member_id=self.member_id, role__in=COMMITTEE_ROLES)
            ).exists()
            and self.role in COMMITTEE_ROLES
        ):
            raise ValidationError("Đồng chí này đã giữ một chức vụ ở đây trong thời gian đó.")
        if (
            self.role == OfficeRole.SECRETARY
            and self.overlapping(held.filter(role=OfficeRole.SECRETARY)).exists()
        ):
            raise ValidationError("Thời gian đó tổ chức đã có Bí thư.")
