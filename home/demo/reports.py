"""Publishes reports with their written files, and the plain pages «Trợ giúp», «Nội quy»."""

from datetime import date, timedelta

from wagtail.rich_text import RichText

from meetings.demo import files
from meetings.demo.clock import moment_of, shift_month
from meetings.enums import MeetingStatus, MeetingType

from ..enums import Audience, ReportType, Role
from ..models import PlainIndexPage, PlainPage, ReportIndexPage, ReportPage
from .news_texts import heading, step, takeaway, text
from .publishing import add_document, publish

HEAD = ["STT", "Nhiệm vụ", "Người làm", "Hạn", "Kết quả", "Ghi chú"]
ROWS = [
    (1, "Giáo án số khối 1", "Lê Thị Ngọc Ánh", "ngày 28", "22/22 bài", "Sớm hai ngày"),
    (2, "Sửa mái xưởng điện 2", "Trương Kim Bé", "ngày 25", "Đã nghiệm thu", ""),
    (3, "Chọn bài dự hội giảng", "Ưng Mỹ Duyên", "ngày 20", "4 bài", ""),
]
ABSTRACTS = {
    ReportType.MONTH: "Ba việc của tháng, mỗi việc ghi người làm, hạn và kết quả.",
    ReportType.QUARTER: "Việc đã xong, việc còn chậm kèm nguyên nhân, và việc của quý tới.",
    ReportType.HALF_YEAR: "Bảy chi bộ trong sáu tháng: nền nếp, học liệu dùng chung, việc còn nợ.",
    ReportType.TOPIC: "Số đo điện, nước hai tuần ở hai khu xưởng và ba đề nghị sửa ngay.",
}
PARTS = [
    "# I. Kết quả",
    "Nền nếp sinh hoạt giữ vững, tài liệu gửi trước một ngày, biên bản hoàn thành trong hai ngày.",
    "# II. Việc chưa xong và nguyên nhân",
    "Hai tổ chậm giáo án số do máy quét hỏng; đã có lịch dùng chung máy của tổ Khảo thí.",
    "# III. Việc tiếp theo",
    "Mỗi việc một người, một ngày; chi ủy xem lại vào thứ sáu hằng tuần.",
]


def publish_reports(cast):
    """A month's, a quarter's, a half-year's and one on a single matter; each with its file."""
    today, cells = cast.calendar.today, cast.cells
    month = shift_month(today, -1)
    quarter = shift_month(today.replace(day=1), -((today.month - 1) % 3) - 3)
    half = date(today.year, 1, 1) if today.month > 6 else date(today.year - 1, 7, 1)
    title = "Kết quả nhiệm vụ tháng của Chi bộ Đào tạo"
    add(cast, title, ReportType.MONTH, month, shift_month(month, 1), cells["daotao"], "xlsx")
    title = "Kết quả quý của Chi bộ Đào tạo"
    add(cast, title, ReportType.QUARTER, quarter, shift_month(quarter, 3), cells["daotao"], "docx")
    title = "Sơ kết sáu tháng của Đảng bộ Trường"
    add(cast, title, ReportType.HALF_YEAR, half, shift_month(half, 6), cast.party, "pdf")
    title = "Khảo sát điện, nước hai khu xưởng"
    quarter = shift_month(quarter, -3)
    add(cast, title, ReportType.TOPIC, quarter, shift_month(quarter, 3), cells["hanhchinh"], "pdf")


def add(cast, title, kind, start, after, organization, ending):
    """One report on the time from `start` to the day before `after`."""
    moment = min(moment_of(after + timedelta(days=4), 15), cast.calendar.yesterday(15))
    editor = cast.by("bientap")
    about = {"audience": Audience.ORGANIZATION, "organization": organization}
    document = add_document(
        Role.THEMES_EDITOR, title, ending, written(title, ending), editor, moment, **about
    )
    page = ReportPage(
        title=title,
        report_type=kind,
        period_start=start,
        period_end=after - timedelta(days=1),
        author=author_of(organization),
        abstract=ABSTRACTS[kind],
        body=[text(PARTS[1]), heading("Việc chưa xong"), text(PARTS[3]), takeaway(PARTS[5])],
        document=document,
        meeting=meeting_of(organization, start, after),
        **about,
    )
    publish(ReportIndexPage.objects.get(), page, editor, moment)


def written(title, ending):
    """The report itself, in one of the three kinds of file."""
    if ending == "xlsx":
        return files.xlsx(title, HEAD, ROWS)
    return files.docx(title, PARTS) if ending == "docx" else files.pdf(title, PARTS)


def author_of(organization):
    office = organization.offices.filter(role="secretary").select_related("member").get()
    return f"đồng chí {office.member}, {office.title}"


def meeting_of(organization, start, after):
    """The meeting it was laid before: the first one held after the period, or in it."""
    held = organization.meetings.filter(
        status=MeetingStatus.CLOSED, type__in=[MeetingType.REGULAR, MeetingType.CONFERENCE]
    )
    later = held.filter(starts_at__date__gte=after).order_by("starts_at").first()
    return later or held.filter(starts_at__date__gte=start).first()


HELP = [
    text(
        "Trang này để đọc tin, xem chương trình sinh hoạt, biên bản, nghị quyết và việc của mình."
    ),
    heading("Ba việc hay làm"),
    step("Xem kỳ sinh hoạt tới", "Ở trang nhất, bấm vào tên kỳ để đọc chương trình và tài liệu."),
    step("Báo kết quả việc được giao", "Vào mục Nhiệm vụ, mở việc, ghi kết quả rồi gửi."),
    step("Viết báo cáo tháng", "Vào Nhiệm vụ, chọn tháng, điền từng dòng, nộp trước ngày 28."),
    heading("Khi quên mật khẩu"),
    ("text", RichText("<p>Gặp văn phòng để nhận <b>phiếu mật khẩu dùng một lần</b>.</p>")),
    takeaway("Không đưa lên đây tài liệu mật và hồ sơ đảng viên."),
]
RULES_OF_WRITING = [
    text("Tin ngắn, đúng, có tên người viết. Ảnh phải được người trong ảnh đồng ý."),
    step("Viết", "Câu đầu nói ngay việc gì, ở đâu, khi nào."),
    step("Đọc lại", "Nhờ một người đọc trước khi đăng."),
]


def publish_plain_pages(cast):
    """What is always there to be read."""
    index, editor = PlainIndexPage.objects.get(), cast.by("bientin")
    moment = moment_of(shift_month(cast.calendar.today, -8).replace(day=15), 9)
    publish(index, PlainPage(title="Trợ giúp", slug="tro-giup", body=HELP), editor, moment)
    page = PlainPage(
        title="Viết tin cho trang nội bộ",
        body=RULES_OF_WRITING,
        review_on=cast.calendar.today - timedelta(days=10),
    )
    publish(index, page, editor, moment)
