"""What templates of records print: states as word × shape × colour, dates and papers in words."""

import re
from datetime import date

from django import template
from django.urls import reverse
from django.utils import timezone

from ..enums import (
    MeetingStatus,
    MinutesStatus,
    Readiness,
    ReportStatus,
    ResolutionStatus,
    RollMark,
    Standing,
    TaskStatus,
)
from ..export import minutes_sheet
from ..models import AgendaItem, Attendance, Meeting, Minutes, Resolution, Task, TaskReport

register = template.Library()

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
        return {"shape": "minus", "tone": "", "word": "Đã được thay thế"}
    return state(ResolutionStatus, resolution.status)


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


def report_state(report):
    return state(ReportStatus, report.status)


STATE_OF = {
    Meeting: meeting_state,
    Minutes: minutes_state,
    Task: task_state,
    AgendaItem: item_state,
    Attendance: attendance_state,
    TaskReport: report_state,
}


@register.inclusion_tag("components/status.html")
def status(record, replaced=False):
    """The state of any record; `replaced` for a paper that a newer one stands in for."""
    if isinstance(record, Resolution):
        return resolution_state(record, replaced)
    return STATE_OF[type(record)](record)


# --- The way of a meeting -----------------------------------------------------------------

OFF_THE_WAY = [MeetingStatus.POSTPONED, MeetingStatus.CANCELLED]
WAY = [step for step in MeetingStatus if step not in OFF_THE_WAY]


@register.inclusion_tag("meetings/life.html")
def life(meeting):
    """The steps of a meeting, where it stands, and what is still to come."""
    is_off = meeting.status in OFF_THE_WAY
    reached = WAY.index(last_step(meeting) if is_off else meeting.status)
    words, here = way_words(meeting), {"current": True} | meeting_state(meeting)
    if is_off:
        reached += 1
        words.insert(reached, here["word"])
    here["word"] = words[reached]
    to_come = [] if meeting.status == MeetingStatus.CANCELLED else words[reached + 1 :]
    done = [{"word": word, "shape": "done"} for word in words[:reached]]
    return {"steps": [*done, here, *({"word": word, "shape": "ring"} for word in to_come)]}


def last_step(meeting):
    """How far a meeting had come before it was postponed or cancelled."""
    if meeting.convened_at:
        return MeetingStatus.CONVENED
    return MeetingStatus.AGREED if meeting.agreed_at else MeetingStatus.DRAFT


def way_words(meeting):
    """The five steps in words, with the days they were taken on."""
    committee = committee_of(meeting)
    return [
        "Dự thảo",
        on_day(f"{committee} {'đã ' if meeting.agreed_at else ''}thống nhất", meeting.agreed_at),
        on_day("Đã triệu tập" if meeting.convened_at else "Triệu tập", meeting.convened_at),
        "Đang họp" if meeting.is_in_session else "Họp",
        "Đã kết thúc" if meeting.is_closed else "Kết thúc",
    ]


def on_day(word, moment):
    return f"{word} {timezone.localtime(moment):%d/%m}" if moment else word


@register.filter
def leaf_state(meeting):
    """How the leaf of this meeting is drawn: past, planned, or none for a coming one."""
    if meeting.status in (MeetingStatus.CLOSED, MeetingStatus.CANCELLED):
        return "past"
    coming = (MeetingStatus.CONVENED, MeetingStatus.IN_SESSION)
    return "" if meeting.status in coming else "planned"


@register.inclusion_tag("components/crumbs.html")
def crumbs(*parts):
    """`{% crumbs "Sinh hoạt" url "Biên bản" %}`: label, address, …, and this page's label."""
    labels, addresses = parts[::2], [*parts[1::2], ""]
    trail = zip(labels, addresses, strict=True)
    return {"trail": [("Trang nhất", reverse("front")), *trail]}


@register.inclusion_tag("meetings/vote.html")
def vote_line(vote):
    """One vote: a row, or what sealed minutes keep of it."""
    vote = vote if isinstance(vote, dict) else minutes_sheet.vote_content(vote)
    figures = f"{vote['in_favour']}/{vote['base']}, {vote['percent']}%"
    passed, refused = ("seal", "lacquer", "Thông qua"), ("cross", "clay", "Không thông qua")
    shape, tone, word = passed if vote["passed"] else refused
    return {"vote": vote, "shape": shape, "tone": tone, "word": f"{word}: {figures}"}


# --- Words, numbers, texts ----------------------------------------------------------------


@register.filter
def paper_date(day):
    """«ngày 05 tháng 02 năm 2026»: zeros before days under 10 and months 1, 2 (domain.md §2.3)."""
    day = date.fromisoformat(day) if isinstance(day, str) else day
    month = f"{day.month:02d}" if day.month < 3 else day.month
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


@register.filter
def draft_number(resolution, lines):
    """«…-NQ/CB»: a number still to be given."""
    return f"…-{resolution.type_symbol}/{lines.symbol if lines else '…'}"


@register.filter
def clock(moment):
    """«14 giờ 00»."""
    return minutes_sheet.clock(moment) if moment else ""


@register.filter
def percent(value):
    """«97,5%», «60%»."""
    return f"{value:.1f}".removesuffix(".0").replace(".", ",") + "%"


@register.filter
def filesize_vi(size):
    """«42 kB», «1,3 MB»."""
    if size < 1024**2:
        return f"{max(1, round(size / 1024))} kB"
    return f"{size / 1024**2:.1f} MB".replace(".", ",")


@register.filter
def comrades(names):
    """«đồng chí Ơn (coi thi)», «các đồng chí Ân, Bé»; takes names, or pairs of name and reason."""
    pairs = [(name, "") if isinstance(name, str) else name for name in names]
    said = [f"{name} ({reason})" if reason else name for name, reason in pairs]
    return f"{'các ' if len(said) > 1 else ''}đồng chí {', '.join(said)}"


@register.filter
def paragraphs(text):
    """The lines of a plain text that say something."""
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


@register.filter
def month_step(month, step):
    """The first day of the month so many months away; None beyond the calendar."""
    year, index = divmod(month.year * 12 + month.month - 1 + step, 12)
    return date(year, index + 1, 1) if date.min.year <= year <= date.max.year else None


HEADING = re.compile(r"[IVXLC]+\s*[-–]\s*\S")
ITEM = re.compile(r"(?:[-+•*]|\d{1,2}[.)]|[a-zđ]\))\s")


@register.filter
def paper_body(text):
    """Blocks {kind, text} of a paper: headings «I- …», items «1. …» or «- …», paragraphs.

    An empty line ends a paragraph; a single line break inside one is kept as it was typed.
    """
    blocks, is_open = [], False
    for line in (line.strip() for line in text.splitlines()):
        kind = next((k for k, sign in SIGNS if sign.match(line)), "paragraph")
        if line and kind == "paragraph" and is_open:
            blocks[-1]["text"] += "\n" + line
        elif line:
            blocks.append({"kind": kind, "text": line})
        is_open = bool(line) and kind != "heading"
    return blocks


SIGNS = [("heading", HEADING), ("item", ITEM)]
