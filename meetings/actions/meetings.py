"""The life of a meeting: agree, convene, open, close; postpone, cancel, discard a draft."""

from django.utils import timezone

from ..enums import BEING_PREPARED, MeetingStatus, MinutesStatus
from ..models import Minutes
from .attendance import call_roll
from .base import Refused, atomic, begin, refuse_unless, write_down


def lacking_to_agree(meeting):
    """Sentences, each naming one thing without which the committee cannot agree on the agenda."""
    items = list(meeting.agenda.all())
    if not items:
        yield "Chương trình chưa có mục nào. Hãy thêm ít nhất một mục."
    if not meeting.chair_id:
        yield "Chưa ghi người chủ trì."
    for item in items:
        if item.needs_draft and not item.draft_text.strip():
            yield f"Mục «{item.title}» để quyết nghị nhưng chưa có dự thảo."


def lacking_to_convene(meeting):
    """The same, and without which the members cannot be called."""
    yield from lacking_to_agree(meeting)
    if not meeting.minute_taker_id:
        yield "Chưa ghi thư ký cuộc họp."
    if meeting.starts_at <= timezone.now():
        yield "Giờ bắt đầu đã qua. Hãy sửa ngày giờ."


def refuse_for(lacks):
    """Raises Refused with the first of these sentences, if there is one."""
    for sentence in lacks:
        raise Refused(sentence)


@atomic
def agree(*, meeting, by):
    """The committee agrees on the agenda (42-HD/BTCTW: before the notice)."""
    meeting = begin(meeting, "meeting.agree", by)
    refuse_unless(meeting.status == MeetingStatus.DRAFT, "Kỳ sinh hoạt không còn là dự thảo.")
    refuse_for(lacking_to_agree(meeting))
    meeting.status = MeetingStatus.AGREED
    meeting.agreed_at = timezone.now()
    meeting.save()
    write_down(meeting, "agree", by)
    return meeting


@atomic
def convene(*, meeting, by):
    """Calls the members: from now on they see it, and the form no longer writes it."""
    meeting = begin(meeting, "meeting.convene", by)
    refuse_unless(
        meeting.status == MeetingStatus.AGREED,
        "Chỉ triệu tập sau khi cấp ủy đã thống nhất chương trình.",
    )
    refuse_for(lacking_to_convene(meeting))
    meeting.status = MeetingStatus.CONVENED
    meeting.convened_at = timezone.now()
    meeting.save()
    write_down(meeting, "convene", by)
    return meeting


@atomic
def open_meeting(*, meeting, by, opened_at=None):
    """Opens the session: the minutes begin and the roll is made from who was summoned."""
    meeting = begin(meeting, "meeting.run", by)
    refuse_unless(meeting.status == MeetingStatus.CONVENED, "Chỉ khai mạc kỳ đã triệu tập.")
    refuse_unless(
        meeting.day_has_come,
        "Chưa đến ngày họp. Nếu họp sớm hơn, hãy đổi ngày bằng nút Hoãn, dời ngày.",
    )
    refuse_unless(meeting.minute_taker_id, "Chưa ghi thư ký cuộc họp.")
    meeting.status = MeetingStatus.IN_SESSION
    meeting.save()
    Minutes.objects.create(meeting=meeting, opened_at=opened_at or timezone.now(), created_by=by)
    call_roll(meeting)
    write_down(meeting, "open", by)
    return meeting


def check_ready_to_close(meeting):
    """Raises Refused, naming the first thing the session still owes its minutes."""
    unmarked = meeting.roll.unmarked().select_related("member")
    refuse_unless(
        not unmarked, "Chưa điểm danh: " + ", ".join(row.member.full_name for row in unmarked) + "."
    )
    for item in meeting.agenda.prefetch_related("votes"):
        refuse_unless(
            not item.needs_conclusion or item.conclusion.strip(),
            f"Mục «{item.title}» để thảo luận nhưng chưa ghi kết luận.",
        )
        refuse_unless(
            not item.is_on_paper or item.paper_place.strip(),
            f"Mục «{item.title}» ghi sổ giấy nhưng chưa ghi sổ nào, trang nào.",
        )
        refuse_unless(
            not item.is_decision or item.votes.all(),
            f"Mục «{item.title}» để quyết nghị nhưng chưa ghi kết quả biểu quyết.",
        )


@atomic
def adopt_and_close(*, meeting, by, closed_at=None):
    """The minutes are read back and adopted as the last item; the session ends."""
    meeting = begin(meeting, "meeting.run", by)
    refuse_unless(meeting.is_in_session, "Chỉ bế mạc kỳ đang họp.")
    check_ready_to_close(meeting)
    minutes = Minutes.objects.select_for_update().get(meeting=meeting)
    now = closed_at or timezone.now()
    refuse_unless(now > minutes.opened_at, "Giờ bế mạc phải sau giờ khai mạc.")
    minutes.closed_at = minutes.adopted_at = now
    minutes.status = MinutesStatus.ADOPTED
    minutes.save()
    meeting.status = MeetingStatus.CLOSED
    meeting.save()
    write_down(meeting, "close", by)
    return meeting


@atomic
def postpone(*, meeting, reason, by, to=None):
    """Puts a convened meeting off, to another moment or to none yet."""
    meeting = begin(meeting, "meeting.postpone", by)
    movable = (MeetingStatus.CONVENED, MeetingStatus.POSTPONED)
    refuse_unless(meeting.status in movable, "Chỉ hoãn kỳ đã triệu tập và chưa họp.")
    refuse_unless(reason.strip(), "Hãy ghi lý do hoãn.")
    before = meeting.starts_at
    if to is not None:
        refuse_unless(to > timezone.now(), "Thời gian mới phải ở phía trước.")
        meeting.starts_at = to
    meeting.status = MeetingStatus.CONVENED if to else MeetingStatus.POSTPONED
    meeting.status_reason = reason
    meeting.save()
    moved = {"from": before.isoformat(), "to": to.isoformat() if to else None}
    write_down(meeting, "postpone", by, reason=reason, **moved)
    return meeting


@atomic
def cancel(*, meeting, reason, by):
    """Calls a meeting off for good; it stays in the book with its reason."""
    meeting = begin(meeting, "meeting.cancel", by)
    over = (MeetingStatus.CLOSED, MeetingStatus.CANCELLED, MeetingStatus.IN_SESSION)
    refuse_unless(meeting.status not in over, "Kỳ này không còn hủy được.")
    refuse_unless(reason.strip(), "Hãy ghi lý do hủy.")
    meeting.status = MeetingStatus.CANCELLED
    meeting.status_reason = reason
    meeting.save()
    write_down(meeting, "cancel", by, reason=reason)
    return meeting


@atomic
def discard_draft(*, meeting, by):
    """Removes a draft nobody was called to. What was convened is never deleted."""
    meeting = begin(meeting, "meeting.discard", by)
    refuse_unless(
        meeting.status in BEING_PREPARED, "Kỳ đã triệu tập thì không xóa; hãy hủy, kèm lý do."
    )
    refuse_unless(
        not meeting.papers.exists() and not meeting.agenda.filter(papers__isnull=False).exists(),
        "Kỳ này đã có tài liệu; hãy hủy thay vì xóa.",
    )
    write_down(meeting, "discard", by)
    meeting.agenda.all().delete()
    meeting.delete()
