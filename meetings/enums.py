"""The words of the field, each beside its code. Groups of values are named once, here."""

from django.db.models import IntegerChoices, TextChoices


class OrganizationKind(TextChoices):
    PARTY_COMMITTEE = "party_committee", "Đảng ủy"
    CELL = "cell", "Chi bộ"


class OfficeRole(TextChoices):
    SECRETARY = "secretary", "Bí thư"
    DEPUTY_SECRETARY = "deputy_secretary", "Phó Bí thư"
    COMMITTEE_MEMBER = "committee_member", "Cấp ủy viên"
    CLERK = "clerk", "Giúp việc cấp ủy"


COMMITTEE_ROLES = [OfficeRole.SECRETARY, OfficeRole.DEPUTY_SECRETARY, OfficeRole.COMMITTEE_MEMBER]
SIGNING_ROLES = [OfficeRole.SECRETARY, OfficeRole.DEPUTY_SECRETARY]


class IntervalKind(TextChoices):
    EXEMPT = "exempt", "Miễn công tác và sinh hoạt"
    AWAY = "away", "Sinh hoạt tạm thời nơi khác"
    HERE = "here", "Sinh hoạt tạm thời ở đây"
    SUSPENDED = "suspended", "Đình chỉ sinh hoạt"


class RuleLayer(IntegerChoices):
    """The later layer wins where two give the same rule."""

    NATIONAL = 1, "Trung ương"
    SUPERIOR = 2, "Cấp ủy cấp trên"
    ORGANIZATION = 3, "Tổ chức"


class RuleKey(TextChoices):
    MINIMUM_MINUTES = "minimum_minutes", "Thời lượng tối thiểu (phút)"
    MINIMUM_MINUTES_COMBINED = "minimum_minutes_combined", "Thời lượng tối thiểu khi ghép (phút)"
    PAPERS_BEFORE_HOURS = "papers_before_hours", "Gửi tài liệu trước (giờ)"
    RESULT_WITHIN_DAYS = "result_within_days", "Hoàn thành biên bản trong (ngày)"
    ORDINARY_VOTE = "ordinary_vote", "Thông qua việc thường"
    SPECIAL_VOTE = "special_vote", "Thông qua việc kết nạp, công nhận, xóa tên, khai trừ"
    SCORE_TEMPLATE = "score_template", "Khung chấm điểm buổi sinh hoạt"


class MeetingType(TextChoices):
    REGULAR = "regular", "Sinh hoạt thường kỳ"
    THEMATIC = "thematic", "Sinh hoạt chuyên đề"
    COMMITTEE = "committee", "Họp cấp ủy"
    EXTRAORDINARY = "extraordinary", "Họp bất thường"
    REVIEW = "review", "Kiểm điểm"
    CEREMONY = "ceremony", "Lễ kết nạp, trao thẻ"
    CONFERENCE = "conference", "Hội nghị đảng bộ"


class MeetingForm(TextChoices):
    AT_SCHOOL = "at_school", "Tại trường"
    HERITAGE_VISIT = "heritage_visit", "Về nguồn"
    TWINNING = "twinning", "Tại đơn vị kết nghĩa"


class MeetingStatus(TextChoices):
    DRAFT = "draft", "Dự thảo"
    AGREED = "agreed", "Cấp ủy đã thống nhất"
    CONVENED = "convened", "Đã triệu tập"
    IN_SESSION = "in_session", "Đang họp"
    CLOSED = "closed", "Đã kết thúc"
    POSTPONED = "postponed", "Hoãn"
    CANCELLED = "cancelled", "Hủy"


# The admin form writes a meeting only here; afterwards actions and the desk do.
BEING_PREPARED = [MeetingStatus.DRAFT, MeetingStatus.AGREED]
STILL_TO_COME = [MeetingStatus.CONVENED, MeetingStatus.IN_SESSION]
OVER = [MeetingStatus.CLOSED, MeetingStatus.CANCELLED]


class AgendaPart(TextChoices):
    OPENING = "opening", "Mở đầu"
    INFORMATION = "information", "Thông tin, phổ biến"
    EXAMPLE = "example", "Học tập và làm theo Bác"
    REVIEW = "review", "Đánh giá tháng trước"
    PLAN = "plan", "Nhiệm vụ kỳ tới"
    THEME = "theme", "Chuyên đề"
    PERSONNEL = "personnel", "Công tác đảng viên"
    DISCIPLINE = "discipline", "Kiểm tra, kỷ luật"
    APPRAISAL = "appraisal", "Kiểm điểm, xếp loại"
    OTHER = "other", "Việc khác"
    CLOSING = "closing", "Kết thúc"


# Persons are spoken of here: unless said otherwise such items are kept on paper only.
ABOUT_PERSONS = [AgendaPart.PERSONNEL, AgendaPart.DISCIPLINE, AgendaPart.APPRAISAL]
# In a review meeting everything is about persons, but for these.
ABOUT_NOBODY = [AgendaPart.OPENING, AgendaPart.INFORMATION, AgendaPart.CLOSING]


class Keeping(TextChoices):
    """Where the substance of an item is kept, and who reads it here."""

    OPEN = "open", "Ghi tại đây"
    INTERNAL = "internal", "Nội bộ cấp ủy"
    PAPER_ONLY = "paper_only", "Ghi sổ giấy"


# The only words by which an item kept on paper is known here.
GENERAL_TITLES = [
    "Công tác đảng viên",
    "Công tác cán bộ",
    "Công tác kiểm tra, giám sát",
    "Thi hành kỷ luật đảng",
    "Kiểm điểm, đánh giá, xếp loại",
    "Bảo vệ chính trị nội bộ",
]


class AgendaKind(TextChoices):
    INFORMATION = "information", "Thông tin"
    DISCUSSION = "discussion", "Thảo luận"
    DECISION = "decision", "Quyết nghị"


class Readiness(TextChoices):
    NOT_STARTED = "not_started", "Chưa có"
    PREPARING = "preparing", "Đang chuẩn bị"
    READY = "ready", "Đã sẵn sàng"


class Standing(TextChoices):
    """In what quality a person stands on the roll of one meeting."""

    FULL = "full", "Đảng viên chính thức"
    PROBATIONARY = "probationary", "Đảng viên dự bị"
    TEMPORARY = "temporary", "Sinh hoạt tạm thời"
    EXEMPT = "exempt", "Được miễn sinh hoạt"


class ReplyAnswer(TextChoices):
    COMING = "coming", "Sẽ dự"
    LEAVE = "leave", "Xin vắng"


class RollMark(TextChoices):
    PRESENT = "present", "Có mặt"
    LATE = "late", "Đến muộn"
    LEFT = "left", "Về sớm"
    EXCUSED = "excused", "Vắng có lý do"
    UNEXCUSED = "unexcused", "Vắng không lý do"


IN_THE_ROOM = [RollMark.PRESENT, RollMark.LATE]
ATTENDED = [RollMark.PRESENT, RollMark.LATE, RollMark.LEFT]


class VoteManner(TextChoices):
    CARD = "card", "Giơ thẻ"
    SECRET = "secret", "Bỏ phiếu kín"


class VoteThreshold(TextChoices):
    ORDINARY = "ordinary", "Quá nửa số được triệu tập"
    SPECIAL = "special", "Từ hai phần ba số được triệu tập"


class MinutesStatus(TextChoices):
    DRAFT = "draft", "Dự thảo"
    ADOPTED = "adopted", "Đã thông qua"
    SIGNED = "signed", "Đã ký"


class DocumentType(TextChoices):
    """Symbols of 36-HD/VPTW (2018) and 05-HD/VPTW (2026); domain.md §2.2."""

    RESOLUTION = "NQ", "Nghị quyết"
    CONCLUSION = "KL", "Kết luận"
    DECISION = "QD", "Quyết định"
    RULES = "QC", "Quy chế"
    REPORT = "BC", "Báo cáo"
    PLAN = "KH", "Kế hoạch"
    PROGRAMME = "CTr", "Chương trình"
    NOTICE = "TB", "Thông báo"
    SUBMISSION = "TTr", "Tờ trình"
    LETTER = "CV", "Công văn"

    @property
    def symbol(self):
        return "QĐ" if self is DocumentType.DECISION else self.value


class ResolutionStatus(TextChoices):
    DRAFT = "draft", "Dự thảo"
    ISSUED = "issued", "Đã ban hành"
    WITHDRAWN = "withdrawn", "Thu hồi"


class OutOfForce(TextChoices):
    """Why an issued paper no longer holds; "" of one that does."""

    WITHDRAWN = "withdrawn", "Thu hồi"
    REPLACED = "replaced", "Đã được thay thế"


class TaskStatus(TextChoices):
    OPEN = "open", "Đang làm"
    REPORTED = "reported", "Chờ chi bộ công nhận"
    ACCEPTED = "accepted", "Hoàn thành"
    CANCELLED = "cancelled", "Đã thôi giao"


UNFINISHED = [TaskStatus.OPEN, TaskStatus.REPORTED]


class ReportStatus(TextChoices):
    DRAFT = "draft", "Dự thảo"
    FILED = "filed", "Đã nộp"


class TextState(TextChoices):
    """What is known of the text inside a stored file."""

    WAITING = "waiting", "chưa đọc được chữ"
    FOUND = "found", "đã đọc chữ"
    EMPTY = "empty", "bản quét, không có chữ"
    UNREADABLE = "unreadable", "không đọc được chữ"


WITHOUT_TEXT = [TextState.EMPTY, TextState.UNREADABLE]


class AccessKind(TextChoices):
    """What was read, as the access log names it."""

    MEETING = "meeting", "Kỳ sinh hoạt"
    MINUTES = "minutes", "Biên bản"
    RESOLUTION = "resolution", "Văn bản"
    PAPER = "paper", "Tài liệu"
    TASK = "task", "Nhiệm vụ"
    REPORT = "report", "Báo cáo tháng"
    PAGE = "page", "Trang"
    FILE = "file", "Tệp của trang"
    LIST = "list", "Danh sách"
    LEDGER = "ledger", "Lập lại sổ cái"  # no reading: the head of the chain was made again


class AccessRight(TextChoices):
    """By what right it was read."""

    OWN = "own", "Quyền của mình"
    INSPECTION = "inspection", "Thẻ đoàn kiểm tra"
    UNLOCK = "unlock", "Mở khóa đọc"


class ThemeField(TextChoices):
    IDEOLOGY = "ideology", "Chính trị, tư tưởng"
    EXAMPLE = "example", "Học tập và làm theo Bác"
    TEACHING = "teaching", "Dạy và học"
    DISCIPLINE = "discipline", "Kỷ luật lao động, an toàn"
    STUDENTS = "students", "Công tác học sinh, sinh viên"
    DIGITAL = "digital", "Chuyển đổi số"
    PARTY_WORK = "party_work", "Xây dựng Đảng"
    THRIFT = "thrift", "Tiết kiệm, chống lãng phí"
    TRADITION = "tradition", "Truyền thống, về nguồn"


class Quarter(IntegerChoices):
    FIRST = 1, "Quý I"
    SECOND = 2, "Quý II"
    THIRD = 3, "Quý III"
    FOURTH = 4, "Quý IV"
