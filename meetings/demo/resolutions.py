"""The monthly resolution of Chi bộ Đào tạo, and the files handed in for its meetings."""

from datetime import timedelta

from ..actions import papers
from ..actions import resolutions as actions
from ..actions.base import write_down
from ..enums import AgendaPart, DocumentType
from ..models import Resolution
from . import files, promises
from .clock import at, moment_of, workday

TO_THE_CELL = "Đảng ủy Trường (báo cáo)\nCác đồng chí đảng viên chi bộ\nLưu Chi bộ"


def issue(cast, draft, signer, on):
    """Saves a draft and issues it on that day, through the register."""
    account = cast.by(signer)
    with at(cast.calendar.no_later_than_now(moment_of(on, 10, 20))):
        draft.created_by = account
        draft.full_clean()
        draft.save()
        write_down(draft, "create", account)
        return actions.issue(resolution=draft, by=account, issued_on=on)


def issue_month(cast, meeting, story, offset):
    """The resolution of one regular meeting, two days later; its tasks are given with it."""
    on = min(workday(meeting.day + timedelta(days=2)), cast.calendar.today)
    draft = Resolution(
        organization=meeting.organization,
        type=DocumentType.RESOLUTION,
        abstract=f"sinh hoạt chi bộ tháng {meeting.day.month} năm {meeting.day.year}",
        body=body_of(meeting, story),
        meeting=meeting,
        item=meeting.agenda.get(part=AgendaPart.PLAN),
        recipients=TO_THE_CELL,
    )
    resolution = issue(cast, draft, "bithu.daotao", on)
    if offset >= -3:
        hand_in_pdf(cast, resolution)
    promises.give(cast, resolution, story, offset)
    return resolution


def body_of(meeting, story):
    """The text of the resolution: what was found, what is to be done, by whom, the vote."""
    month = meeting.day.month
    vote = meeting.agenda.get(part=AgendaPart.PLAN).votes.get()
    present = meeting.roll.in_the_room().count()
    percent = f"{vote.percent:.1f}".replace(".", ",")
    tasks = "\n\n".join(f"{n}. {promise.title}." for n, promise in enumerate(story.promises, 1))
    return "\n\n".join([
        f"Ngày {meeting.day:%d/%m/%Y}, Chi bộ Đào tạo sinh hoạt thường kỳ, {present} đồng chí có "
        f"mặt; đồng chí {meeting.chair} chủ trì, đồng chí {meeting.minute_taker} ghi biên bản. "
        "Sau khi thảo luận, chi bộ quyết nghị:",
        f"I- ĐÁNH GIÁ THÁNG {(month - 2) % 12 + 1}",
        f"1. {story.review.gist}",
        f"2. {story.review.conclusion}",
        f"II- NHIỆM VỤ THÁNG {month}",
        tasks,
        "III- TỔ CHỨC THỰC HIỆN",
        "1. Mỗi nhiệm vụ do một đồng chí chịu trách nhiệm, có hạn và kết quả cần đạt.",
        "2. Trước ngày 28, mỗi đảng viên gửi báo cáo tháng theo mẫu; chi ủy theo dõi hằng tuần.",
        f"Nghị quyết được {vote.in_favour}/{vote.base} đồng chí tán thành ({percent}%).",
    ])  # fmt: skip


def hand_in_pdf(cast, resolution):
    """The resolution as the PDF that was sent round."""
    title = f"Nghị quyết {resolution.abstract}"
    content = files.pdf(f"{title} ({resolution.symbol})", as_parts(resolution.body))
    with at(cast.calendar.no_later_than_now(moment_of(resolution.issued_on, 15))):
        papers.hand_in(
            owner=resolution,
            upload=files.as_upload("pdf", f"{resolution.symbol} {title}", content),
            by=cast.by("bithu.daotao"),
            title=f"{resolution.symbol}, bản PDF",
        )


def as_parts(body):
    """Paragraphs for a file; lines like «I- …» become headings."""
    paragraphs = [line for line in body.split("\n") if line]
    return [f"# {line}" if line[:1] in "IV" and "- " in line[:5] else line for line in paragraphs]


def hand_in_for(cast, meeting, offset):
    """Papers of the items: the draft plan always, briefing and task table of recent meetings."""
    items = {item.part: item for item in meeting.agenda.all()}
    month = meeting.day.month
    plan = items[AgendaPart.PLAN]
    parts = ["# Dự thảo", *plan.draft_text.split("\n"), "# Cách thực hiện"]
    parts.append("Mỗi việc một người chịu trách nhiệm; báo kết quả theo mẫu trước ngày 28.")
    hand_in_docx(cast, plan, f"Dự thảo nhiệm vụ tháng {month}", parts)
    if offset >= -3:
        briefing = items[AgendaPart.INFORMATION]
        hand_in_docx(cast, briefing, briefing.title, briefing_parts(month))
        hand_in_table(cast, items[AgendaPart.REVIEW], meeting)


def briefing_parts(month):
    return [
        f"# Đọc trước buổi sinh hoạt tháng {month}",
        "Bản này để đọc, không đọc lại tại buổi họp. Đồng chí nào cần trao đổi xin ghi câu hỏi "
        "gửi thư ký trước một ngày.",
        "# Ba việc liên quan đến phòng Đào tạo",
        "1. Kế hoạch tháng của trường và phần việc của phòng.",
        "2. Văn bản mới của Đảng ủy cần phổ biến đến từng tổ.",
        "3. Tin giáo dục nghề nghiệp trong tỉnh.",
    ]


def hand_in_docx(cast, item, title, parts):
    hand_in(cast, item, title, "docx", files.docx(title, parts))


def hand_in_table(cast, item, meeting):
    """The tasks still running or just done, as a spreadsheet."""
    head = ["STT", "Nhiệm vụ", "Người làm", "Hạn", "Kết quả cần đạt", "Tình trạng"]
    running = meeting.organization.tasks.select_related("accountable").order_by("-due_on")[:8]
    rows = [
        (n, t.title, t.accountable.full_name, f"{t.due_on:%d/%m/%Y}", t.measure,
         t.get_status_display())
        for n, t in enumerate(running, 1)
    ]  # fmt: skip
    title = f"Bảng nhiệm vụ đến tháng {meeting.day.month}"
    hand_in(cast, item, title, "xlsx", files.xlsx(title, head, rows))


def hand_in(cast, item, title, kind, content):
    moment = item.meeting.convened_at + timedelta(hours=1)
    with at(cast.calendar.no_later_than_now(moment)):
        papers.hand_in(
            owner=item,
            upload=files.as_upload(kind, title, content),
            by=cast.by("bithu.daotao"),
            title=title,
        )
