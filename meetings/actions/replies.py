"""Answers to a summons: who comes and who asks for leave, known before the meeting opens."""

from dataclasses import dataclass

from django.utils import timezone

from ..enums import IntervalKind, MeetingStatus, ReplyAnswer
from ..models import Member, SummonsReply
from .attendance import summoned
from .base import atomic, begin, refuse_unless, write_down


@atomic
def reply(*, meeting, answer, by, reason=""):
    """Keeps what this member answers, in place of what he answered before.

    `answer`: a ReplyAnswer; leave needs a reason. Raises Refused once the meeting has begun, or
    for one who is on the roll of another cell for a time.
    """
    meeting = begin(meeting, "meeting.reply", by)
    refuse_unless(
        meeting.status == MeetingStatus.CONVENED,
        "Chỉ trả lời được khi kỳ họp đã triệu tập và chưa khai mạc. Xin báo thẳng với thư ký.",
    )
    refuse_unless(
        summoned(meeting).filter(pk=by.member.pk).exists(),
        "Đồng chí không thuộc diện triệu tập kỳ này nên không phải trả lời.",
    )
    refuse_unless(answer in ReplyAnswer.values, "Hãy chọn «Tôi sẽ dự» hoặc «Tôi xin vắng».")
    is_leave = answer == ReplyAnswer.LEAVE
    refuse_unless(
        not is_leave or reason.strip(), "Xin vắng thì ghi lý do, ví dụ: coi thi cấp tỉnh."
    )
    row = SummonsReply.objects.filter(meeting=meeting, member=by.member).first()
    row = row or SummonsReply(meeting=meeting, member=by.member)
    row.answer, row.reason = answer, reason.strip() if is_leave else ""
    row.answered_for, row.answered_at = meeting.starts_at, timezone.now()
    row.save()
    # The reason may be an illness; the log has no need of it.
    write_down(meeting, "reply", by, answer=answer)
    return row


@dataclass(frozen=True)
class Expected:
    """Who is expected at a meeting, as those who prepare it read it."""

    coming: list
    leave: list  # rows of SummonsReply
    silent: list  # members; an exempt one need not answer


def expected_at(meeting, user):
    """Everybody summoned, by what he answered for the moment that holds now, as `user` may know."""
    called = list(summoned(meeting))
    exempt = Member.objects.in_interval(IntervalKind.EXEMPT, meeting.day)
    excused = set(exempt.values_list("pk", flat=True))
    given = SummonsReply.objects.visible_to(user).filter(meeting=meeting).holding()
    replies = {row.member_id: row for row in given.select_related("member")}
    waited_for = [m for m in called if m.pk not in replies and m.pk not in excused]
    answered = [replies[member.pk] for member in called if member.pk in replies]
    return Expected(
        coming=[row.member for row in answered if row.answer == ReplyAnswer.COMING],
        leave=[row for row in answered if row.answer == ReplyAnswer.LEAVE],
        silent=waited_for,
    )
