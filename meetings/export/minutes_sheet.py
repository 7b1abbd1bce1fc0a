"""The content of minutes as plain data: printed live while open, stored as it is when signed."""

from django.utils import timezone

from ..enums import ATTENDED, IntervalKind, Keeping, RollMark, Standing
from ..models import Member
from ..proposals import spoken


def minutes_sheet(minutes):
    """Everything a minutes page prints, as JSON-ready data (times as «14 giờ 00»)."""
    meeting = minutes.meeting
    roll = list(meeting.roll.select_related("member"))
    members = [row.member for row in roll]
    lines = meeting.organization.lines_on(meeting.day)
    return {
        "heading": heading(meeting, lines),
        "opened": clock(minutes.opened_at),
        "closed": clock(minutes.closed_at) if minutes.closed_at else "",
        "place": meeting.place,
        "form": meeting.get_form_display(),
        "chair": name_of(meeting.chair),
        "minute_taker": name_of(meeting.minute_taker),
        "guests": minutes.guests,
        "roll": roll_figures(roll, meeting),
        "items": [item_content(n, item, members) for n, item in enumerate(items_of(meeting), 1)],
        "evaluation": minutes.evaluation,
        "commendations": minutes.commendations,
        "lessons": minutes.lessons,
        "next_content": minutes.next_content,
    }


def heading(meeting, lines):
    """The head of the paper, with the organisation's lines of that date."""
    return {
        "parent_line": lines.parent_line if lines else "",
        "issuing_line": lines.issuing_line if lines else meeting.organization.name.upper(),
        "place_name": lines.place_name if lines else "",
        "day": meeting.day.isoformat(),
        "title": paper_title(meeting),
    }


def paper_title(meeting):
    """«Sinh hoạt chi bộ thường kỳ tháng 12 năm 2026»."""
    return meeting.title.replace(f"/{meeting.day.year}", f" năm {meeting.day.year}")


def clock(moment):
    """«14 giờ 05», in Vietnam."""
    return f"{timezone.localtime(moment):%H giờ %M}"


def name_of(member):
    return member.full_name if member else ""


def items_of(meeting):
    return meeting.agenda.select_related("presenter").prefetch_related("votes")


def item_content(number, item, members):
    """One item: what was said and what the chair concluded, with its votes.

    `members` are those the meeting called: a line «@Ánh: …» is printed with the whole name.
    """
    return {
        "number": number,
        "kind": item.kind,
        "title": item.title,
        "presenter": name_of(item.presenter),
        "keeping": item.keeping,
        "gist": item.gist,
        "conclusion": spoken(item.conclusion, members),
        "internal_note": item.internal_note,
        "paper_place": item.paper_place,
        "votes": [vote_content(vote) for vote in item.votes.all()],
    }


def without_internal(sheet):
    """The same sheet for a reader who is not of the committee: what is internal never was there.

    Items are numbered anew, so that no gap tells of one. Minutes sealed before items could be
    internal hold none.
    """
    items = [item for item in sheet["items"] if item.get("keeping") != Keeping.INTERNAL]
    for_all = [item | {"number": n, "internal_note": ""} for n, item in enumerate(items, 1)]
    return sheet | {"items": for_all}


def vote_content(vote):
    return {
        "matter": vote.matter,
        "manner": vote.get_manner_display(),
        "share": vote.share,
        "base": vote.base,
        "in_favour": vote.in_favour,
        "against": vote.against,
        "other": vote.other,
        "percent": f"{vote.percent:.1f}".replace(".", ","),
        "passed": vote.passed,
    }


def roll_figures(roll, meeting):
    """Counts by standing, and the names of those who were not there, with why."""
    return {
        "groups": [group_figures(roll, standing) for standing in Standing if has(roll, standing)],
        "excused": [[r.member.full_name, r.reason] for r in roll if r.mark == RollMark.EXCUSED],
        "unexcused": [r.member.full_name for r in roll if r.mark == RollMark.UNEXCUSED],
        "late": [r.member.full_name for r in roll if r.mark == RollMark.LATE],
        "left": [r.member.full_name for r in roll if r.mark == RollMark.LEFT],
        "exempt": [r.member.full_name for r in roll if r.standing == Standing.EXEMPT],
        "away": away_names(meeting),
        "base": sum(r.may_vote for r in roll),
    }


def has(roll, standing):
    return any(row.standing == standing for row in roll)


def group_figures(roll, standing):
    rows = [row for row in roll if row.standing == standing]
    return {
        "name": Standing(standing).label,
        "total": len(rows),
        "present": sum(row.mark in ATTENDED for row in rows),
        "absent": sum(row.mark in (RollMark.EXCUSED, RollMark.UNEXCUSED) for row in rows),
    }


def away_names(meeting):
    """Members of the cell who are elsewhere for a time: not summoned, but named."""
    if not meeting.organization.is_cell:
        return []
    members = Member.objects.belonging_to(meeting.organization, meeting.day)
    away = members.in_interval(IntervalKind.AWAY, meeting.day)
    return [member.full_name for member in away]
