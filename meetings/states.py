"""The states of records as they are shown: word × shape × colour, never colour alone."""

from django.utils import timezone

from .enums import (
    MeetingStatus,
    MinutesStatus,
    OutOfForce,
    Readiness,
    ReplyAnswer,
    ReportStatus,
    ResolutionStatus,
    RollMark,
    Standing,
    TaskStatus,
)
from .models import (
    AgendaItem,
    Attendance,
    Meeting,
    Minutes,
    SummonsReply,
    Task,
    TaskReport,
)

# --- States: each value's shape and tone (look.md, «Status») ------------------------------

SHAPES = {
    MeetingStatus: {
        MeetingStatus.DRAFT: ("dashed", ""),
        MeetingStatus.AGREED: ("half", "indigo"),
        MeetingStatus.CONVENED: ("full", "indigo"),
        MeetingStatus.IN_SESSION: ("now", "lacquer"),
        MeetingStatus.CLOSED: ("done", "jade"),
        MeetingStatus.POSTPONED: ("pause", "sophora"),
        MeetingStatus.CANCELLED: ("cross", "clay"),
    },
    MinutesStatus: {
        MinutesStatus.DRAFT: ("dashed", ""),
        MinutesStatus.ADOPTED: ("half", "indigo"),
        MinutesStatus.SIGNED: ("seal", "lacquer"),
    },
    ResolutionStatus: {
        ResolutionStatus.DRAFT: ("dashed", ""),
        ResolutionStatus.ISSUED: ("seal", "lacquer"),
        ResolutionStatus.WITHDRAWN: ("cross", "clay"),
    },
    OutOfForce: {
        OutOfForce.WITHDRAWN: ("cross", "clay"),
        OutOfForce.REPLACED: ("minus", ""),
    },
    TaskStatus: {
        TaskStatus.OPEN: ("half", "indigo"),
        TaskStatus.REPORTED: ("clock", "sophora"),
        TaskStatus.ACCEPTED: ("done", "jade"),
        TaskStatus.CANCELLED: ("minus", ""),
    },
    Readiness: {
        Readiness.NOT_STARTED: ("ring", "sophora"),
        Readiness.PREPARING: ("half", "indigo"),
        Readiness.READY: ("done", "jade"),
    },
    ReplyAnswer: {
        ReplyAnswer.COMING: ("done", "jade"),
        ReplyAnswer.LEAVE: ("minus", "sophora"),
    },
    RollMark: {
        RollMark.PRESENT: ("done", "jade"),
        RollMark.LATE: ("clock", "sophora"),
        RollMark.LEFT: ("clock", "sophora"),
        RollMark.EXCUSED: ("minus", "sophora"),
        RollMark.UNEXCUSED: ("cross", "clay"),
    },
    ReportStatus: {ReportStatus.DRAFT: ("dashed", ""), ReportStatus.FILED: ("done", "jade")},
}


def state(choices, value, word=None):
    """What components/status.html takes, for one value of an enum."""
    shape, tone = SHAPES[choices][value]
    return {"shape": shape, "tone": tone, "word": word or choices(value).label}


def late(word, days):
    return {"shape": "late", "tone": "clay", "word": f"{word} {days} ngày"}


def committee_of(meeting):
    """«Chi ủy» or «Đảng ủy», as a sentence begins."""
    word = meeting.organization.committee_word
    return word[0].upper() + word[1:]


def meeting_state(meeting):
    agreed = meeting.status == MeetingStatus.AGREED
    word = f"{committee_of(meeting)} đã thống nhất" if agreed else None
    return state(MeetingStatus, meeting.status, word)


def minutes_state(minutes):
    """Adopted minutes that one of the two has confirmed wait for the other."""
    confirmed = minutes.minute_taker_confirmed_at or minutes.chair_confirmed_at
    if minutes.status == MinutesStatus.ADOPTED and confirmed:
        return {"shape": "clock", "tone": "sophora", "word": "Chờ xác nhận"}
    return state(MinutesStatus, minutes.status)


def resolution_state(resolution, replaced=False):
    replaced = replaced or getattr(resolution, "is_replaced", False)
    if replaced and resolution.is_issued:
        return state(OutOfForce, OutOfForce.REPLACED)
    return state(ResolutionStatus, resolution.status)


def out_of_force_state(reason):
    """Of a paper of which only this is known: an OutOfForce, or "" (then None)."""
    return state(OutOfForce, reason) if reason else None


def task_state(task):
    if days := task.days_late:
        return late("Quá hạn", days)
    return state(TaskStatus, task.status)


def item_state(item):
    """How far an item is prepared; late once its day has passed."""
    is_late = item.prepare_by and item.prepare_by < timezone.localdate()
    if is_late and item.readiness != Readiness.READY:
        return late("Trễ hẹn", (timezone.localdate() - item.prepare_by).days)
    return state(Readiness, item.readiness)


def attendance_state(row):
    if row.mark in RollMark.values and row.mark:
        return state(RollMark, row.mark)
    if row.standing == Standing.EXEMPT:
        return {"shape": "dashed", "tone": "", "word": "Được miễn"}
    return {"shape": "ring", "tone": "sophora", "word": "Chưa điểm danh"}


def reply_state(reply):
    return state(ReplyAnswer, reply.answer)


def report_state(report):
    return state(ReportStatus, report.status)


SHARE_WORDS = {"1/2": "quá nửa", "2/3": "hai phần ba"}


def quorum_state(share, needed, here):
    """Whether so many people with a vote, here now, could reach a share of the base at all."""
    word = SHARE_WORDS.get(share, share)
    if here >= needed:
        return {"shape": "done", "tone": "jade", "word": f"Đủ người cho {word}: cần {needed}"}
    word = f"Không đủ người cho {word}: cần {needed}, có {here}"
    return {"shape": "late", "tone": "clay", "word": word}


def keeping_state(item):
    """Where an item is kept that is not for all: «Ghi sổ giấy», «Nội bộ cấp ủy»."""
    shape = "minus" if item.is_on_paper else "ring"
    return {"shape": shape, "tone": "sophora", "word": item.get_keeping_display()}


STATE_OF = {
    Meeting: meeting_state,
    Minutes: minutes_state,
    Task: task_state,
    AgendaItem: item_state,
    Attendance: attendance_state,
    SummonsReply: reply_state,
    TaskReport: report_state,
}
