"""The roll: who was summoned to a meeting, in what quality, and whether he came."""

from django.db import models
from django.db.models import Q

from ..enums import IN_THE_ROOM, RollMark, Standing
from ..querysets import AttendanceQuerySet
from .base import Record
from .meetings import Meeting
from .people import Member


class Attendance(Record):
    """One person on the roll of one meeting. Rows are made when the meeting opens."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="roll")
    member = models.ForeignKey(
        Member, verbose_name="đảng viên", on_delete=models.PROTECT, related_name="attendances"
    )
    standing = models.CharField("tư cách", max_length=12, choices=Standing)
    mark = models.CharField("điểm danh", max_length=10, choices=RollMark, blank=True)
    reason = models.CharField("lý do vắng", max_length=200, blank=True)
    marked_at = models.DateTimeField("ghi lúc", null=True, editable=False)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = "điểm danh"
        verbose_name_plural = "điểm danh"
        ordering = ["member__sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "member"], name="attendance_once"),
            models.CheckConstraint(
                condition=~Q(mark=RollMark.EXCUSED) | ~Q(reason=""),
                name="attendance_excused_has_reason",
                violation_error_message="Vắng có lý do thì ghi lý do.",
            ),
        ]

    def __str__(self):
        return f"{self.member}: {self.get_mark_display() or 'chưa điểm danh'}"

    @property
    def in_the_room(self):
        return self.mark in IN_THE_ROOM

    @property
    def asked_for_leave(self):
        """A reason without a mark is what he gave when he answered the summons."""
        return bool(self.reason) and not self.mark

    @property
    def likely(self):
        """The mark to propose for one who has none; "" for an exempt one."""
        if self.asked_for_leave:
            return RollMark.EXCUSED
        return "" if self.standing == Standing.EXEMPT else RollMark.PRESENT

    @property
    def may_vote(self):
        """Full members vote; an exempt one who came does too (294-QĐ/TW; domain.md §3.4)."""
        return self.standing == Standing.FULL or (
            self.standing == Standing.EXEMPT and bool(self.mark) and self.mark in IN_THE_ROOM
        )
