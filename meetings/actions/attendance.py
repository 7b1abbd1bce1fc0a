"""The roll: made from who was summoned, marked one by one, never below the votes already cast."""

from django.db.models import F
from django.utils import timezone

from ..enums import IN_THE_ROOM, IntervalKind, RollMark, Standing
from ..models import Attendance, Member, MembershipInterval, SummonsReply, Vote
from ..roles import covering
from .base import atomic, begin, locked, permit, refuse_unless, write_down


def summoned(meeting):
    """Everyone this meeting calls, but who is away for a time or suspended on its day."""
    called = Member.objects.summoned_to(meeting)
    for kind in (IntervalKind.AWAY, IntervalKind.SUSPENDED):
        absent = Member.objects.in_interval(kind, meeting.day)
        called = called.exclude(pk__in=absent.values("pk"))
    return called


def call_roll(meeting):
    """Makes a row for everyone summoned; who asked for leave has his reason there already."""
    day = meeting.day
    asked = SummonsReply.objects.filter(meeting=meeting).holding().asking_for_leave()
    reasons = dict(asked.values_list("member", "reason"))
    exempt = set(Member.objects.in_interval(IntervalKind.EXEMPT, day).values_list("pk", flat=True))
    here = set(temporary_members(meeting.organization, day).values_list("member", flat=True))
    Attendance.objects.bulk_create(
        Attendance(
            meeting=meeting,
            member=m,
            standing=standing_of(m, day, exempt, here),
            reason=reasons.get(m.pk, ""),
        )
        for m in summoned(meeting)
    )


def temporary_members(organization, day):
    """Intervals of those who are in this cell for a time on that day."""
    return MembershipInterval.objects.filter(
        covering(day), kind=IntervalKind.HERE, organization=organization
    )


def standing_of(member, day, exempt, here):
    """In what quality this member stands on the roll (294-QĐ/TW; domain.md §3.4)."""
    if member.pk in exempt:
        return Standing.EXEMPT
    if member.pk in here:
        return Standing.TEMPORARY
    return Standing.FULL if member.is_full_on(day) else Standing.PROBATIONARY


@atomic
def mark_roll(*, row, mark, by, reason=""):
    """Marks one person. Raises Refused if fewer voters would remain than have already voted."""
    meeting = locked(row.meeting)
    permit(by, "meeting.run", meeting)
    refuse_unless(meeting.is_in_session, "Chỉ điểm danh khi kỳ họp đang diễn ra.")
    refuse_unless(mark in RollMark.values or mark == "", "Không có cách điểm danh này.")
    row = Attendance.objects.select_for_update().select_related("member").get(pk=row.pk)
    refuse_unless(
        mark != RollMark.EXCUSED or reason.strip(),
        f"{row.member}: vắng có lý do thì ghi lý do.",
    )
    if (row.mark, row.reason) == (mark, reason):
        return row
    before = row.get_mark_display()
    row.mark, row.reason, row.marked_at = mark, reason.strip(), timezone.now()
    row.save()
    refuse_votes_beyond_room(meeting, leaving=mark == RollMark.LEFT)
    write_down(meeting, "roll", by, member=row.member.full_name, before=before, mark=mark)
    return row


def refuse_votes_beyond_room(meeting, leaving):
    """Who leaves early was there for earlier votes; any other mark must leave room for them."""
    if leaving:
        return
    votes = Vote.objects.filter(item__meeting=meeting)
    sums = votes.annotate(sum=F("in_favour") + F("against") + F("other"))
    most = max(sums.values_list("sum", flat=True), default=0)
    came = meeting.roll.with_vote().filter(mark__in=[*IN_THE_ROOM, RollMark.LEFT]).count()
    refuse_unless(
        came >= most,
        f"Đã ghi một lần biểu quyết có {most} đồng chí; số có mặt không thể ít hơn.",
    )


@atomic
def change_minute_taker(*, meeting, member, by):
    """Names another minute taker, up to the close."""
    meeting = begin(meeting, "meeting.change", by)
    refuse_unless(not meeting.is_closed, "Kỳ họp đã kết thúc, không đổi thư ký.")
    refuse_unless(member.pk != meeting.chair_id, "Thư ký và chủ trì là hai người khác nhau.")
    meeting.minute_taker = member
    meeting.save()
    write_down(meeting, "minute_taker", by, member=member.full_name)
    return meeting
