"""What waits for whom in the hall of the admin, as rows to print; each row knows where to do it.

Whose rows they are is said by the querysets, what a meeting lacks by its actions.
"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from ..actions.meetings import lacking_to_agree, lacking_to_convene
from ..enums import MeetingStatus, MeetingType, Readiness
from ..models import Meeting
from ..permissions import can
from ..states import late, meeting_state


@dataclass(frozen=True)
class Duty:
    """One row: what it is, what it lacks, and the one step that leads on."""

    title: str
    url: str
    note: str = ""
    word: str = ""  # its state
    lacks: tuple = ()
    step: str = ""
    step_url: str = ""
    is_late: bool = False


# --- Meetings -----------------------------------------------------------------------------


def meeting_duty(meeting, user):
    """A meeting that is neither held nor called off: what is missing, and who must act."""
    step, url = next_step(meeting, user)
    return Duty(
        title=meeting.title,
        url=meeting.get_absolute_url(),
        note=f"{meeting.organization}, {timezone.localtime(meeting.starts_at):%H:%M %d/%m/%Y}",
        word=meeting_state(meeting)["word"],
        lacks=tuple(lacks_of(meeting)),
        step=step,
        step_url=url,
        is_late=meeting.starts_at < timezone.now() and not meeting.is_in_session,
    )


def lacks_of(meeting):
    """Sentences: what the form still asks for, then what the presenters owe."""
    if meeting.is_being_prepared:
        yield from lacking_to_convene(meeting)
    if meeting.status == MeetingStatus.POSTPONED:
        yield "Đã hoãn, chưa ấn định ngày mới."
    if meeting.status == MeetingStatus.CONVENED and meeting.starts_at < timezone.now():
        yield "Đã qua giờ họp mà chưa khai mạc."
    if not meeting.is_in_session:
        yield from lacks_of_papers(meeting)
    if away := [row.member for row in meeting.replies.all() if row.asks_leave_of(meeting)]:
        yield f"Xin vắng: {', '.join(map(str, away))}."


def advice_on_meeting(meeting):
    """The same for the head of its form, asked for all items at once."""
    prepared = Meeting.objects.with_preparation().filter(pk=meeting.pk).first()
    return lacks_of(prepared) if prepared else []


def lacks_of_papers(meeting):
    """What was to be prepared and is not there yet, and papers nobody can search in."""
    items = [item for item in meeting.agenda.all() if not item.is_on_paper]
    papers = [*meeting.papers.all(), *(paper for item in items for paper in item.papers.all())]
    yield from lacks_of_items([item for item in items if is_owed(item)])
    if meeting.type == MeetingType.THEMATIC and items and not papers:
        yield "Sinh hoạt chuyên đề chưa có bài viết."
    if textless := sum(paper.is_textless for paper in papers):
        yield f"{textless} tài liệu là bản quét hoặc không đọc được chữ."


def is_owed(item):
    """Somebody is to present it, and neither says he is ready nor has handed in a paper."""
    return item.presenter and item.readiness != Readiness.READY and not item.papers.all()


def lacks_of_items(owed):
    """One sentence for each of a few items; of many, how many and by when."""
    if len(owed) <= FEW:
        for item in owed:
            words = f"Mục «{item.title}» chưa nộp tài liệu: đồng chí {item.presenter}"
            yield f"{words}{by_when(item.prepare_by)}."
    else:
        days = [item.prepare_by for item in owed if item.prepare_by]
        yield f"{len(owed)} mục chưa nộp tài liệu{by_when(min(days, default=None))}."


FEW = 3


def by_when(day):
    """«, trễ hẹn 2 ngày», «, hạn 28/11»; nothing where no day was set."""
    if day is None:
        return ""
    days = (timezone.localdate() - day).days
    return f", trễ hẹn {days} ngày" if days > 0 else f", hạn {day:%d/%m}"


def next_step(meeting, user):
    """Words and address of what leads on. Empty for a step that is somebody else's."""
    page = meeting.get_absolute_url()
    if meeting.is_in_session and can(user, "meeting.run", meeting):
        return "Vào bàn thư ký", reverse("desk", args=[meeting.pk])
    if meeting.status == MeetingStatus.POSTPONED and can(user, "meeting.postpone", meeting):
        return "Ấn định ngày mới", page
    if meeting.status == MeetingStatus.CONVENED:
        agenda = f"{page}#chuong-trinh"
        return ("Khai mạc", page) if meeting.day_has_come else ("Xem chương trình", agenda)
    return step_of_preparation(meeting, user, page)


def step_of_preparation(meeting, user, page):
    """The form while it lacks anything; then the committee's word, then the call."""
    is_draft = meeting.status == MeetingStatus.DRAFT
    lacking = lacking_to_agree(meeting) if is_draft else lacking_to_convene(meeting)
    if any(lacking):
        form = reverse("wagtailsnippets_meetings_meeting:edit", args=[meeting.pk])
        return "Soạn tiếp chương trình", form
    if is_draft and can(user, "meeting.agree", meeting):
        return f"Ghi {meeting.organization.committee_word} thống nhất", page
    if not is_draft and can(user, "meeting.convene", meeting):
        return "Triệu tập", page
    return f"Chờ {meeting.organization.committee_word}", page


def unplanned_duty(organization):
    """An organisation of one's own with no meeting ahead."""
    return Duty(
        title=f"{organization} chưa có kỳ sinh hoạt nào sắp tới",
        url=reverse("wagtailsnippets_meetings_meeting:add"),
        note=f"Ngày sinh hoạt thường kỳ: mùng {organization.regular_day}"
        if organization.regular_day <= 10
        else f"Ngày sinh hoạt thường kỳ: {organization.regular_day}",
        step="Soạn kỳ mới",
        step_url=reverse("wagtailsnippets_meetings_meeting:add"),
    )


# --- Minutes, reports, tasks, papers ------------------------------------------------------


def minutes_duty(minutes, user):
    """Adopted minutes: mine to confirm, or whom they wait for."""
    meeting = minutes.meeting
    missing = {}
    if not minutes.minute_taker_confirmed_at:
        missing["thư ký"] = meeting.minute_taker
    if not minutes.chair_confirmed_at:
        missing["chủ trì"] = meeting.chair
    mine = getattr(user, "member", None) in missing.values()
    waits = ", ".join(f"{office} {member}" for office, member in missing.items() if member)
    return Duty(
        title=f"Biên bản {meeting.title}",
        url=reverse("minutes", args=[meeting.pk]),
        note=f"{meeting.organization}, bế mạc {timezone.localtime(minutes.closed_at):%d/%m/%Y}",
        lacks=(f"Chờ {waits} xác nhận.",),
        step="Xác nhận biên bản" if mine else "Xem biên bản",
        step_url=reverse("minutes", args=[meeting.pk]),
    )


def report_duty(organization, month, today):
    """How many members of a cell still owe the report of that month."""
    url = f"{reverse('month_rollup', args=[month])}?to-chuc={organization.pk}"
    return Duty(
        title=f"Báo cáo tháng {month.month}/{month.year}, {organization}",
        url=url,
        lacks=(f"Còn {organization.owing} đồng chí chưa nộp.",),
        step="Xem ai chưa nộp",
        step_url=url,
        is_late=(month.year, month.month) < (today.year, today.month),
    )


def proposal_duty(line):
    """A line of a conclusion that proposes a task."""
    meeting = line.item.meeting
    minutes = reverse("minutes", args=[meeting.pk])
    due = f", hạn {line.due_on:%d/%m/%Y}" if line.due_on else ""
    who = f"đồng chí {line.member}" if line.member else "chưa rõ giao ai"
    return Duty(
        title=line.title or line.line,
        url=minutes,
        note=f"{who}{due}, {meeting.title}, {meeting.organization}",
        word="Chờ giao",
        step="Giao ở trang biên bản",
        step_url=f"{minutes}#giao-viec",
    )


def task_duty(task, user):
    """A task that is late, or that its doer has reported done."""
    page = task.get_absolute_url()
    accepts = not task.days_late and can(user, "task.accept", task)
    state = late("Quá hạn", task.days_late)["word"] if task.days_late else task.get_status_display()
    return Duty(
        title=task.title,
        url=page,
        note=f"đồng chí {task.accountable}, hạn {task.due_on:%d/%m/%Y}, {task.organization}",
        word=state,
        step="Công nhận hoặc trả lại" if accepts else "Xem nhiệm vụ",
        step_url=page,
        is_late=bool(task.days_late),
    )


def paper_duty(resolution, user):
    """A drafted paper that waits to be issued."""
    issues = can(user, "resolution.issue", resolution)
    return Duty(
        title=f"{resolution.get_type_display()} {resolution.abstract}",
        url=resolution.get_absolute_url(),
        note=str(resolution.organization),
        word=resolution.get_status_display(),
        step="Xem và ban hành" if issues else "Xem dự thảo",
        step_url=resolution.get_absolute_url(),
    )


# --- The party committee's own ------------------------------------------------------------


def uncalled_duty(cells, month):
    """Cells that have called their members to nothing in that month."""
    return Duty(
        title=f"{len(cells)} chi bộ chưa triệu tập sinh hoạt tháng {month.month}/{month.year}",
        url=reverse("meetings"),
        note=", ".join(cell.name for cell in cells),
        step="Xem sổ kỳ sinh hoạt",
        step_url=reverse("meetings"),
    )


GAPS = {
    "has_secretary": "chưa ghi bí thư đương chức",
    "has_term": "chưa ghi nhiệm kỳ hiện nay",
    "has_lines": "chưa ghi thể thức văn bản",
}


def gaps_duty(organization):
    """An organisation whose entry in the directory is not complete; None if it is."""
    gaps = [words for name, words in GAPS.items() if not getattr(organization, name)]
    if not gaps:
        return None
    url = reverse("wagtailsnippets_meetings_organization:edit", args=[organization.pk])
    return Duty(title=organization.name, url=url, lacks=tuple(gaps), step="Bổ sung", step_url=url)
