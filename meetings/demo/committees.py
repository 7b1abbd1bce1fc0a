"""Meetings of committees: the chi ủy of Đào tạo before each month, the Đảng ủy, its conference."""

from datetime import date, timedelta
from functools import partial

from ..enums import AgendaKind, AgendaPart, DocumentType, MeetingType, RollMark
from ..models import Resolution
from . import resolutions, stage
from .clock import moment_of, workday
from .stage import Ballot, Point, Sitting
from .training_cell import MONTHS

PARTY = {"chair": "danguy", "minute_taker": "vanthu"}
COMMITTEE = {"chair": "bithu.daotao", "minute_taker": "chiuy.daotao"}


def chi_uy(cast):
    """(moment, …): the committee met before each of the last six meetings and the next one."""
    for offset in range(-6, 1):
        day = cast.calendar.regular(offset)
        start = moment_of(workday(day - timedelta(days=7)), 14, 30)
        if offset == 0:
            start = min(start, before_the_call(cast.calendar))
        sitting = agenda_of_committee(cast, day.month, start)
        yield start, partial(hold, cast, sitting, "sổ biên bản họp chi ủy, quyển 1")


def before_the_call(calendar):
    """Yesterday at the latest, or right after the last meeting if that was yesterday."""
    after_the_last = moment_of(calendar.regular(-1), 16, 30)
    return max(calendar.yesterday(14, 30), after_the_last)


def agenda_of_committee(cast, month, start):
    story = MONTHS[month]
    subject = story.focus.title
    return Sitting(
        organization=cast.cells["daotao"],
        starts_at=start,
        type=MeetingType.COMMITTEE,
        planned_minutes=45,
        lasted=48,
        points=(
            Point(
                "Nội dung kỳ sinh hoạt tới", "phuoc", 15, AgendaPart.PLAN, AgendaKind.DISCUSSION,
                gist=f"Bàn trọng tâm «{subject}» và cách chia thời gian.",
                conclusion="Thống nhất bảy mục; trọng tâm không quá hai mươi lăm phút.",
            ),
            Point(
                "Đánh giá việc trong tháng", "lan", 12, AgendaPart.REVIEW, AgendaKind.DISCUSSION,
                gist="Soát từng việc, nhắc hai việc sát hạn.",
                conclusion="Đồng chí Lan gặp riêng hai đồng chí trước kỳ họp.",
            ),
            Point(
                "Dự thảo để biểu quyết", "an", 15, AgendaPart.OTHER, AgendaKind.DECISION,
                draft=story.draft, gist="Sửa câu chữ, thêm người chịu trách nhiệm.",
                conclusion="Đưa dự thảo ra chi bộ.",
                ballot=Ballot(f"Dự thảo nhiệm vụ tháng {month}"),
            ),
        ),
        words={"evaluation": "Gọn, đủ việc."},
        **COMMITTEE,
    )  # fmt: skip


def hold(cast, sitting, book, days_before=2):
    meeting = stage.call_together(cast, sitting, days_before)
    meeting = stage.hold(cast, meeting, sitting)
    stage.sign(cast, meeting, sitting, book)
    return meeting


def dang_uy(cast):
    """(moment, …): three monthly meetings of the Đảng ủy behind us, one called."""
    calendar = cast.calendar
    days = [calendar.regular(offset) + timedelta(days=7) for offset in range(-4, 2)]
    held = [day for day in days if day < calendar.today][-3:]
    for day in held:
        start = moment_of(workday(day), 8)
        act = partial(hold, cast, agenda_of_party(cast, start), "sổ biên bản Đảng ủy số 5")
        yield start, act
    coming = next(day for day in days if workday(day) > calendar.today)
    sitting = agenda_of_party(cast, moment_of(workday(coming), 8))
    yield calendar.now, partial(stage.call_together, cast, sitting)


def agenda_of_party(cast, start):
    return Sitting(
        organization=cast.party,
        starts_at=start,
        type=MeetingType.COMMITTEE,
        planned_minutes=120,
        lasted=116,
        points=(
            Point(
                "Nghe các chi bộ báo cáo tháng", "huong", 40, AgendaPart.REVIEW,
                AgendaKind.DISCUSSION, gist="Bảy chi bộ gửi báo cáo; hai chi bộ nộp chậm một ngày.",
                conclusion="Chi bộ nộp chậm rút kinh nghiệm; văn phòng nhắc trước hai ngày.",
            ),
            Point(
                "Tiến độ kho học liệu dùng chung", "kien", 30, gist="Đạt hai phần ba số bài.",
            ),
            Point(
                "Nhiệm vụ tháng tới của Đảng bộ", "dinh", 35, AgendaPart.PLAN, AgendaKind.DECISION,
                draft="1. Dự sinh hoạt ở ba chi bộ.\n2. Chuẩn bị lớp bồi dưỡng chi ủy viên.",
                gist="Bàn cách phân công đảng ủy viên dự sinh hoạt.",
                conclusion="Mỗi đảng ủy viên dự một chi bộ, ghi một trang nhận xét.",
                ballot=Ballot("Nhiệm vụ tháng tới của Đảng bộ"),
            ),
        ),
        words={"evaluation": "Tài liệu gửi đủ trước hai ngày."},
        **PARTY,
    )  # fmt: skip


def conference(cast):
    """(moment, …): the last half-year conference, to which the members of all cells were called."""
    today = cast.calendar.today
    days = [date(year, month, 12) for year in (today.year - 1, today.year) for month in (1, 7)]
    day = workday(max(day for day in days if day < today - timedelta(days=3)))
    title = "Phương hướng sáu tháng tới của Đảng bộ"
    sitting = Sitting(
        organization=cast.party,
        starts_at=moment_of(day, 7, 30),
        type=MeetingType.CONFERENCE,
        place="hội trường lớn",
        planned_minutes=180,
        lasted=171,
        points=(
            Point("Khai mạc", "huong", 15, AgendaPart.OPENING, gist="Giới thiệu đại biểu."),
            Point("Báo cáo sáu tháng", "dinh", 45, AgendaPart.REVIEW, gist="Nêu rõ bốn việc chậm."),
            Point(
                title, "dinh", 90, AgendaPart.PLAN, AgendaKind.DECISION,
                draft="1. Giữ nền nếp sinh hoạt.\n2. Hoàn thành kho học liệu dùng chung.",
                gist="Sáu tham luận của các chi bộ.", conclusion="Thông qua phương hướng.",
                ballot=Ballot(title, against=2, other=3),
            ),
        ),
        absent=(("chien", RollMark.EXCUSED, "đi công tác"), ("muoi", RollMark.EXCUSED, "thi")),
        words={"evaluation": "Đúng giờ, trật tự."},
        **PARTY,
    )  # fmt: skip
    yield sitting.starts_at, partial(hold_conference, cast, sitting)


def hold_conference(cast, sitting):
    meeting = hold(cast, sitting, "sổ biên bản hội nghị, trang 20 đến 27", days_before=5)
    draft = Resolution(
        organization=cast.party,
        type=DocumentType.RESOLUTION,
        abstract="phương hướng, nhiệm vụ sáu tháng tới của Đảng bộ Trường",
        body="I- KẾT QUẢ\n\n1. Nền nếp sinh hoạt của bảy chi bộ giữ vững.\n\nII- NHIỆM VỤ\n\n"
        "1. Mỗi chi bộ chọn một việc khó để làm đến nơi.\n\n2. Hoàn thành kho học liệu dùng chung.",
        meeting=meeting,
        item=meeting.agenda.get(part=AgendaPart.PLAN),
        recipients="Các chi bộ trực thuộc\nLưu Văn phòng Đảng ủy",
    )
    day = min(workday(meeting.day + timedelta(days=4)), cast.calendar.today)
    resolutions.issue(cast, draft, "danguy", day)
