"""The other cells: three months of Khoa Kinh tế, one meeting put off, the next meeting of each."""

from datetime import timedelta
from functools import partial

from ..actions import meetings
from ..enums import AgendaKind, AgendaPart, DocumentType, MeetingStatus, MeetingType, RollMark
from ..models import AgendaItem, Meeting, Resolution
from . import resolutions, stage
from .clock import at, moment_of, shift_month
from .stage import Ballot, Point, Sitting

ECONOMICS = {"chair": "bithu.kinhte", "minute_taker": "dangvien.kinhte"}
SUBJECTS = [
    "Giữ sĩ số lớp kế toán buổi tối",
    "Thực tập doanh nghiệp: mỗi nhóm một thầy cô theo đến nơi",
    "Phần mềm kế toán dùng chung cho ba lớp",
    "Sổ tay nghề bán hàng: viết cùng người học",
]
# What each cell without a demo account will talk over next.
NEXT_SUBJECTS = {
    "hanhchinh": "Một cửa cho học sinh: giấy xác nhận xong trong ngày",
    "kythuat": "Kiểm kê dụng cụ xưởng cuối học kỳ",
    "nongnghiep": "Ao thực hành và lịch trực mùa khô",
    "congtac": "Chăm lo học sinh xa nhà ở ký túc xá",
    "sinhvien": "Đảng viên trẻ với kỳ thi kết thúc mô đun",
}


def economics(cast):
    """(moment, …): held, called, and put off for the flood."""
    calendar = cast.calendar
    first = shift_month(calendar.today, 0 if calendar.today.day <= 4 else 1)
    for back in (-3, -2, -1):
        sitting = monthly(cast, shift_month(first, back), SUBJECTS[back])
        yield sitting.starts_at, partial(hold, cast, sitting)
    soon = monthly(cast, first, SUBJECTS[0])
    yield calendar.now, partial(stage.call_together, cast, soon)
    yield calendar.now - timedelta(days=2), partial(put_off, cast)


def monthly(cast, month, subject):
    """The regular meeting of Khoa Kinh tế in that month."""
    plan = f"Nhiệm vụ tháng {month.month}"
    return Sitting(
        organization=cast.cells["kinhte"],
        starts_at=moment_of(month.replace(day=4), 14),
        planned_minutes=100,
        lasted=99,
        points=(
            Point("Mở đầu, thông tin", "an-kt", 20, AgendaPart.OPENING, gist="Điểm tin ngắn."),
            Point(
                subject, "quoc-an", 40, AgendaPart.OTHER, AgendaKind.DISCUSSION,
                gist="Năm đồng chí phát biểu, tập trung vào việc theo từng học sinh.",
                conclusion="Mỗi đồng chí nhận một nhóm, báo lại kỳ sau.",
            ),
            Point(
                plan, "an-kt", 30, AgendaPart.PLAN, AgendaKind.DECISION,
                draft=f"1. {subject}.\n2. Hoàn thành hồ sơ giảng dạy.",
                gist="Nhất trí dự thảo.", conclusion="Ban hành nghị quyết.", ballot=Ballot(plan),
            ),
        ),
        absent=(("phung", RollMark.EXCUSED, "dự hội thảo ở tỉnh"),),
        words={"evaluation": "Đủ nội dung, đúng giờ."},
        **ECONOMICS,
    )  # fmt: skip


def hold(cast, sitting):
    meeting = stage.call_together(cast, sitting)
    meeting = stage.hold(cast, meeting, sitting)
    stage.sign(cast, meeting, sitting, "sổ biên bản số 2")
    draft = Resolution(
        organization=meeting.organization,
        type=DocumentType.RESOLUTION,
        abstract=f"sinh hoạt chi bộ tháng {meeting.day.month} năm {meeting.day.year}",
        body=f"I- ĐÁNH GIÁ\n\n1. Việc tháng trước hoàn thành.\n\nII- NHIỆM VỤ\n\n"
        f"{sitting.points[-1].draft}",
        meeting=meeting,
        item=meeting.agenda.get(part=AgendaPart.PLAN),
        recipients=resolutions.TO_THE_CELL,
    )
    on = min(meeting.day + timedelta(days=2), cast.calendar.today)
    resolutions.issue(cast, draft, "bithu.kinhte", on)


def put_off(cast):
    """Called for tomorrow, put off yesterday: the road was under water; no new day yet."""
    topic = "Ghép lớp kế toán buổi tối"
    sitting = Sitting(
        organization=cast.cells["kinhte"],
        starts_at=moment_of(cast.calendar.days(1), 15),
        type=MeetingType.EXTRAORDINARY,
        planned_minutes=60,
        points=(Point(topic, "an-kt", 50, kind=AgendaKind.DISCUSSION),),
        **ECONOMICS,
    )
    meeting = stage.call_together(cast, sitting, days_before=4)
    with at(cast.calendar.no_later_than_now(moment_of(cast.calendar.today, 7, 20))):
        meetings.postpone(
            meeting=meeting,
            reason="Nước ngập đường vào trường, nhiều đồng chí không đến được.",
            by=cast.by("bithu.kinhte"),
        )


def next_of_each(cast):
    """(moment, …): cells without an account among the demo's have their next meeting called."""
    for key, subject in NEXT_SUBJECTS.items():
        yield cast.calendar.now, partial(call_by_hand, cast, key, subject)


def call_by_hand(cast, key, subject):
    """Written straight into the record: nobody of this cell has an account to act with."""
    calendar, cell = cast.calendar, cast.cells[key]
    month = shift_month(calendar.today, 0 if calendar.today.day < cell.regular_day else 1)
    called = calendar.yesterday(17)
    people = list(cell.offices.select_related("member").order_by("pk"))
    with at(called):
        meeting = Meeting.objects.create(
            organization=cell,
            starts_at=moment_of(month.replace(day=cell.regular_day), 14),
            place=cell.regular_place,
            chair=people[0].member,
            minute_taker=people[1].member,
            status=MeetingStatus.CONVENED,
            agreed_at=called - timedelta(days=1),
            convened_at=called,
        )
        for order, (title, part) in enumerate((
            ("Mở đầu, điểm tin", AgendaPart.OPENING),
            (subject, AgendaPart.OTHER),
            ("Nhiệm vụ và phân công", AgendaPart.PLAN),
        )):  # fmt: skip
            AgendaItem.objects.create(
                meeting=meeting, sort_order=order, title=title, part=part, planned_minutes=30
            )
