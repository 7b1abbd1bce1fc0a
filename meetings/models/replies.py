"""A member's word before a meeting: he comes, or he asks for leave and says why."""

from django.db import models
from django.db.models import Q

from ..enums import ReplyAnswer
from ..querysets import SummonsReplyQuerySet
from .base import Record
from .meetings import Meeting
from .people import Member


class SummonsReply(Record):
    """What one person answered to one summons. The roll tells later whether he came."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="replies")
    member = models.ForeignKey(
        Member, verbose_name="đảng viên", on_delete=models.PROTECT, related_name="replies"
    )
    answer = models.CharField("trả lời", max_length=10, choices=ReplyAnswer)
    reason = models.CharField("lý do xin vắng", max_length=200, blank=True)
    # The moment the meeting was to begin: an answer does not hold for a day it was moved to.
    answered_for = models.DateTimeField("trả lời cho giờ họp", editable=False)
    answered_at = models.DateTimeField("trả lời lúc", editable=False)

    objects = SummonsReplyQuerySet.as_manager()

    class Meta:
        verbose_name = "trả lời giấy triệu tập"
        verbose_name_plural = "trả lời giấy triệu tập"
        ordering = ["member__sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "member"], name="reply_once"),
            models.CheckConstraint(
                condition=~Q(answer=ReplyAnswer.LEAVE) | ~Q(reason=""),
                name="reply_leave_has_reason",
                violation_error_message="Xin vắng thì ghi lý do.",
            ),
        ]

    def __str__(self):
        return f"{self.member}: {self.get_answer_display()}"

    def holds_for(self, meeting):
        """True if it was given for the hour at which the meeting begins now."""
        return self.answered_for == meeting.starts_at

    def asks_leave_of(self, meeting):
        """True if he asked for leave and that holds."""
        return self.answer == ReplyAnswer.LEAVE and self.holds_for(meeting)
