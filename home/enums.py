"""Who a page or file is for, the editors' roles, and the kinds of materials and reports."""

from django.db.models import TextChoices


class Audience(TextChoices):
    STAFF = "staff", "Cán bộ, giáo viên toàn trường"
    MEMBERS = "members", "Đảng viên"
    ORGANIZATION = "organization", "Đảng viên của tổ chức"
    COMMITTEE = "committee", "Cấp ủy của tổ chức"


# These mean nothing until an organisation is named.
NAMES_ORGANIZATION = [Audience.ORGANIZATION, Audience.COMMITTEE]


class Role(TextChoices):
    """The groups of accounts. Member, committee and clerk are no groups (design §4)."""

    ADMINISTRATOR = "Quản trị", "Quản trị"
    NEWS_EDITOR = "Biên tập tin", "Biên tập tin"
    THEMES_EDITOR = "Biên tập chuyên đề", "Biên tập chuyên đề"


class MaterialKind(TextChoices):
    TALK = "talk", "Bài viết chuyên đề"
    SLIDES = "slides", "Trình chiếu"
    FORM = "form", "Phiếu, biểu mẫu"
    READING = "reading", "Tài liệu đọc thêm"
    IMAGE = "image", "Hình ảnh"


class ReportType(TextChoices):
    MONTH = "month", "Báo cáo tháng"
    QUARTER = "quarter", "Báo cáo quý"
    HALF_YEAR = "half_year", "Sơ kết sáu tháng"
    YEAR = "year", "Tổng kết năm"
    TOPIC = "topic", "Báo cáo theo việc"
    OTHER = "other", "Báo cáo khác"


class EntryKind(TextChoices):
    """What a paper found by search is. Without a kind it is found in the admin only."""

    RESOLUTION = "resolution", "Nghị quyết, văn bản"
    MINUTES = "minutes", "Biên bản"
    REPORT = "report", "Báo cáo"
    THEME = "theme", "Chuyên đề"
    MEETING = "meeting", "Kỳ sinh hoạt"
    FILE = "file", "Tệp đính kèm"
    NEWS = "news", "Tin tức"
    PLAIN = "plain", "Thông tin chung"


# What the archive keeps; it enters by itself, when it is signed, issued or published.
ARCHIVED = [EntryKind.RESOLUTION, EntryKind.MINUTES, EntryKind.REPORT, EntryKind.THEME]
