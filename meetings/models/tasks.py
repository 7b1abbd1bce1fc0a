"""Tasks that follow from what was decided, and the monthly report on the uniform form."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from ..addresses import address_of
from ..enums import UNFINISHED, ReportStatus, TaskStatus
from ..proposals import LONGEST_LINE
from ..querysets import TaskQuerySet, TaskReportQuerySet
from .agenda import AgendaItem
from .base import Authored, Record
from .organizations import Organization
from .people import Member
from .resolutions import Resolution


class Task(Authored, Record):
    """One promise: who answers for what, by when. Done by its owner, accepted by the cell."""

    organization = models.ForeignKey(
        Organization, verbose_name="tổ chức giao", on_delete=models.PROTECT, related_name="tasks"
    )
    title = models.CharField("nhiệm vụ", max_length=250)
    resolution = models.ForeignKey(
        Resolution,
        verbose_name="theo văn bản",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="tasks",
    )
    item = models.ForeignKey(
        AgendaItem,
        verbose_name="theo kết luận mục",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="tasks",
    )
    accountable = models.ForeignKey(
        Member, verbose_name="chịu trách nhiệm", on_delete=models.PROTECT, related_name="tasks"
    )
    helpers = models.ManyToManyField(
        Member, verbose_name="phối hợp", blank=True, related_name="tasks_helped"
    )
    assigned_on = models.DateField("giao ngày", default=timezone.localdate)
    due_on = models.DateField("hạn hoàn thành")
    # The line of the conclusion it was made from (meetings/proposals.py), asked for no more.
    from_line = models.CharField(max_length=LONGEST_LINE, blank=True, editable=False)
    measure = models.CharField(
        "kết quả cần đạt", max_length=250, blank=True, help_text="Ví dụ: 22/22 giáo án số"
    )
    status = models.CharField(
        "tình trạng", max_length=10, choices=TaskStatus, default=TaskStatus.OPEN, editable=False
    )
    result = models.TextField("kết quả người làm báo", blank=True, editable=False)
    reported_on = models.DateField(null=True, editable=False)
    accepted_on = models.DateField(null=True, editable=False)
    closing_note = models.CharField("ý kiến của cấp ủy", max_length=250, blank=True, editable=False)

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = "nhiệm vụ"
        verbose_name_plural = "nhiệm vụ"
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on__gte=F("assigned_on")),
                name="task_due_after_assignment",
                violation_error_message="Hạn hoàn thành phải từ ngày giao trở đi.",
            ),
            models.CheckConstraint(
                condition=Q(resolution__isnull=False) | Q(item__isnull=False),
                name="task_follows_a_decision",
                violation_error_message="Nhiệm vụ phải theo một văn bản hoặc một kết luận.",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return address_of("task", self.pk)

    @property
    def is_unfinished(self):
        return self.status in UNFINISHED

    @property
    def days_late(self):
        """Whole days past the due day while still open, else 0."""
        if self.status != TaskStatus.OPEN:
            return 0
        return max(0, (timezone.localdate() - self.due_on).days)


class TaskReport(Record):
    """One member's report of one month on the uniform form; frozen when filed."""

    member = models.ForeignKey(
        Member, verbose_name="đảng viên", on_delete=models.PROTECT, related_name="reports"
    )
    organization = models.ForeignKey(
        Organization, verbose_name="chi bộ", on_delete=models.PROTECT, related_name="task_reports"
    )
    month = models.DateField("tháng", help_text="Ngày đầu tháng")
    proposals = models.TextField("đề xuất, kiến nghị", blank=True)
    status = models.CharField(
        "tình trạng", max_length=6, choices=ReportStatus, default=ReportStatus.DRAFT
    )
    filed_at = models.DateTimeField("nộp lúc", null=True, editable=False)

    objects = TaskReportQuerySet.as_manager()

    class Meta:
        verbose_name = "báo cáo tháng"
        verbose_name_plural = "báo cáo tháng"
        ordering = ["-month", "member__sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["member", "organization", "month"], name="task_report_one_a_month"
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="task_report_month_is_day_one"),
            models.CheckConstraint(
                condition=~Q(status=ReportStatus.FILED) | Q(filed_at__isnull=False),
                name="task_report_filed_has_its_time",
            ),
        ]

    def __str__(self):
        return f"Báo cáo tháng {self.month.month}/{self.month.year}, {self.member}"

    @property
    def is_filed(self):
        return self.status == ReportStatus.FILED


class TaskReportLine(models.Model):
    """What the report says of one task, in the words of that month."""

    report = models.ForeignKey(TaskReport, on_delete=models.PROTECT, related_name="lines")
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="report_lines")
    percent = models.PositiveSmallIntegerField("mức hoàn thành (%)", default=0)
    result = models.TextField("kết quả", blank=True)
    obstacle = models.TextField("khó khăn, nguyên nhân", blank=True)
    next_step = models.TextField("việc tháng sau", blank=True)

    class Meta:
        verbose_name = "dòng báo cáo"
        verbose_name_plural = "dòng báo cáo"
        ordering = ["task__due_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "task"], name="report_line_once_a_task"),
            models.CheckConstraint(
                condition=Q(percent__lte=100), name="report_line_percent_within_100"
            ),
        ]

    def __str__(self):
        return f"{self.task}: {self.percent}%"
