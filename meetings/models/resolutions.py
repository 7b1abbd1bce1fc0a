"""Issued papers and the registers that number them: no gaps, never reused (domain.md §2.3)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from wagtail.search import index

from ..addresses import address_of
from ..enums import DocumentType, OutOfForce, ResolutionStatus
from ..querysets import ResolutionQuerySet
from .agenda import AgendaItem
from .base import Authored, Record
from .meetings import Meeting
from .organizations import Organization, Term
from .people import Member


class Register(models.Model):
    """The counter of one type of paper, in one term of one organisation."""

    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="registers"
    )
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="registers")
    type = models.CharField("loại văn bản", max_length=4, choices=DocumentType)
    last_number = models.PositiveIntegerField("số đã cấp", default=0)
    taken_over_after = models.PositiveIntegerField("tiếp theo sổ giấy, số", default=0)
    take_over_reason = models.CharField("lý do tiếp số", max_length=250, blank=True)

    class Meta:
        verbose_name = "sổ văn bản"
        verbose_name_plural = "sổ văn bản"
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "term", "type"], name="register_one_per_type_and_term"
            ),
            models.CheckConstraint(
                condition=Q(taken_over_after=0) | ~Q(take_over_reason=""),
                name="register_take_over_has_reason",
            ),
        ]

    def __str__(self):
        return f"{self.get_type_display()}, {self.organization}, {self.term}"


class Resolution(index.Indexed, Authored, Record):
    """A paper of a cell or committee: resolution, conclusion, plan, report … numbered at issue."""

    organization = models.ForeignKey(
        Organization,
        verbose_name="cơ quan ban hành",
        on_delete=models.PROTECT,
        related_name="resolutions",
    )
    type = models.CharField(
        "loại văn bản", max_length=4, choices=DocumentType, default=DocumentType.RESOLUTION
    )
    abstract = models.CharField(
        "trích yếu", max_length=250, help_text="Ví dụ: sinh hoạt chi bộ tháng 11 năm 2026"
    )
    body = models.TextField(
        "nội dung",
        help_text="Dòng trống ngăn hai đoạn. Dòng bắt đầu bằng I-, II- … là tiêu đề phần.",
    )
    meeting = models.ForeignKey(
        Meeting,
        verbose_name="kỳ họp thông qua",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="resolutions",
    )
    item = models.ForeignKey(
        AgendaItem,
        verbose_name="mục chương trình",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="resolutions",
    )
    replaces = models.ForeignKey(
        "self",
        verbose_name="thay thế văn bản",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
    )
    addressees = models.ManyToManyField(
        Organization,
        verbose_name="gửi đến tổ chức",
        blank=True,
        related_name="papers_received",
        help_text="Đảng viên của các tổ chức này đọc được văn bản.",
    )
    recipients = models.TextField(
        "nơi nhận", blank=True, help_text="Mỗi dòng một nơi, dòng cuối thường là: Lưu Chi bộ."
    )
    committee_only = models.BooleanField(
        "chỉ cấp ủy đọc", default=False, help_text="Chọn khi văn bản chỉ dành cho cấp ủy."
    )
    # Given at issue, never by a form.
    status = models.CharField(
        "tình trạng",
        max_length=10,
        choices=ResolutionStatus,
        default=ResolutionStatus.DRAFT,
        editable=False,
    )
    term = models.ForeignKey(
        Term, on_delete=models.PROTECT, null=True, editable=False, related_name="resolutions"
    )
    number = models.PositiveIntegerField("số", null=True, editable=False)
    symbol = models.CharField("số, ký hiệu", max_length=40, blank=True, editable=False)
    issued_on = models.DateField("ngày ban hành", null=True, editable=False)
    signer = models.ForeignKey(
        Member,
        verbose_name="người ký",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="signed_papers",
    )
    signing_line = models.CharField(max_length=100, blank=True, editable=False)
    signer_title = models.CharField(max_length=60, blank=True, editable=False)
    withdrawn_on = models.DateField("thu hồi ngày", null=True, editable=False)
    withdrawal_reason = models.CharField(
        "lý do thu hồi", max_length=250, blank=True, editable=False
    )

    objects = ResolutionQuerySet.as_manager()

    search_fields = [
        index.SearchField("abstract"),
        index.SearchField("body"),
        index.AutocompleteField("abstract"),
    ]

    class Meta:
        verbose_name = "văn bản"
        verbose_name_plural = "nghị quyết, văn bản"
        ordering = ["-issued_on", "-number", "-pk"]
        indexes = [
            # In both all that `visible_to` asks of a row, so that many are counted, and passed on
            # the way to a page of a list, without being read.
            models.Index(
                fields=["issued_on", "number", "id", "status", "committee_only", "organization"],
                name="resolution_by_day",
            ),
            models.Index(
                fields=["organization", "status", "committee_only", "type", "id"],
                name="resolution_seen_by",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "term", "type", "number"], name="resolution_number_once"
            ),
            models.CheckConstraint(
                condition=Q(status=ResolutionStatus.DRAFT, number__isnull=True)
                | (
                    ~Q(status=ResolutionStatus.DRAFT)
                    & Q(number__isnull=False, term__isnull=False, issued_on__isnull=False)
                    & Q(signer__isnull=False)
                ),
                name="resolution_number_from_issue_on",
            ),
            models.CheckConstraint(
                condition=~Q(status=ResolutionStatus.WITHDRAWN) | ~Q(withdrawal_reason=""),
                name="resolution_withdrawn_with_reason",
            ),
        ]

    def __str__(self):
        return f"{self.symbol or self.get_type_display()}: {self.abstract}"

    @classmethod
    def get_indexed_objects(cls):
        papers = cls.objects.select_related("organization")
        return papers.prefetch_related("addressees", "replaced_by")

    def get_absolute_url(self):
        return address_of("resolution", self.pk)

    def clean(self):
        super().clean()
        if (
            self.meeting
            and self.organization_id
            and (self.meeting.organization_id != self.organization_id)
        ):
            raise ValidationError({"meeting": "Kỳ họp phải là của chính cơ quan ban hành."})
        if (
            self.replaces
            and self.organization_id
            and (self.replaces.organization_id != self.organization_id)
        ):
            raise ValidationError({"replaces": "Chỉ thay thế văn bản của chính tổ chức mình."})

    @property
    def is_draft(self):
        return self.status == ResolutionStatus.DRAFT

    @property
    def is_issued(self):
        return self.status == ResolutionStatus.ISSUED

    @property
    def out_of_force(self):
        """Why it no longer holds, an OutOfForce, or "": withdrawn, or an issued one replaces it."""
        if self.status == ResolutionStatus.WITHDRAWN:
            return OutOfForce.WITHDRAWN
        is_replaced = self.pk and any(newer.is_issued for newer in self.replaced_by.all())
        return OutOfForce.REPLACED if is_replaced else ""

    @property
    def type_symbol(self):
        return DocumentType(self.type).symbol

    @property
    def recipients_list(self):
        return [line.strip(" -;.") for line in self.recipients.splitlines() if line.strip()]


def format_number(number, type_symbol, organization_symbol):
    """«05-NQ/CB»: two digits below 10, hyphen before the type, slash before the issuer."""
    return f"{number:02d}-{type_symbol}/{organization_symbol}"
