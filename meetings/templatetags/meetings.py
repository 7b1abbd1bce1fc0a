"""What templates of records print: states, the way of a meeting, dates and papers in words."""

import re
from datetime import date

from django import template
from django.urls import reverse
from django.utils import timezone

from ..enums import (
    MeetingStatus,
)
from ..export import minutes_sheet
from ..models import Resolution
from ..states import STATE_OF, committee_of, keeping_state, meeting_state, resolution_state
from .components import printed

register = template.Library()
STATUS = "components/status.html"

# --- States ------------------------------------------------------------------------------


@register.simple_tag
def status(record, replaced=False):
    """The state of any record; `replaced` for a paper that a newer one stands in for."""
    if isinstance(record, Resolution):
        return printed(STATUS, resolution_state(record, replaced))
    return printed(STATUS, STATE_OF[type(record)](record))


@register.simple_tag
def kept(item):
    """Where an item is kept that is not for all."""
    return printed(STATUS, keeping_state(item))


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


@register.simple_tag
def crumbs(*parts):
    """`{% crumbs "Sinh hoạt" url "Biên bản" %}`: label, address, …, and this page's label."""
    labels, addresses = parts[::2], [*parts[1::2], ""]
    trail = zip(labels, addresses, strict=True)
    return printed("components/crumbs.html", {"trail": (("Trang nhất", reverse("front")), *trail)})


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
