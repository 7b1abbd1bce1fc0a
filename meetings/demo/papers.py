"""Papers beside the monthly resolutions: each type, one replaced, one withdrawn, one draft."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from ..actions import resolutions as actions
from ..enums import DocumentType
from ..models import Resolution
from . import resolutions
from .clock import at, moment_of, workday

TO_ALL_CELLS = "Các chi bộ trực thuộc\nCác đồng chí Đảng ủy viên\nLưu Văn phòng Đảng ủy"


@dataclass(frozen=True)
class Sheet:
    """One paper: how many days ago (or on which day), whose, what it says."""

    when: object
    whose: str  # key of the cell, or "party"
    type: DocumentType
    abstract: str
    body: str
    key: str = ""
    replaces: str = ""
    to: tuple = ()
    committee_only: bool = False


SHEETS = [
    Sheet(
        date(2025, 6, 16),
        "party",
        DocumentType.RULES,
        "làm việc của Ban Chấp hành Đảng bộ Trường nhiệm kỳ 2025 - 2030",
        "I- NGUYÊN TẮC\n\n1. Tập thể lãnh đạo, cá nhân phụ trách.\n\nII- CHẾ ĐỘ HỌP\n\n"
        "1. Đảng ủy họp thường lệ mỗi tháng một lần, tài liệu gửi trước hai ngày.\n\n"
        "2. Đảng ủy viên dự sinh hoạt với chi bộ được phân công ít nhất mỗi quý một lần.",
    ),
    Sheet(
        -300,
        "party",
        DocumentType.PROGRAMME,
        "kiểm tra, giám sát trong năm",
        "I- MỤC ĐÍCH\n\n1. Giúp chi bộ thấy sớm chỗ lệch để sửa.\n\nII- NỘI DUNG\n\n"
        "1. Quý II giám sát hai chi bộ về nền nếp sinh hoạt.\n\n2. Quý III kiểm tra thu nộp "
        "đảng phí ở một chi bộ.",
    ),
    Sheet(
        -290,
        "daotao",
        DocumentType.PROGRAMME,
        "công tác năm của Chi bộ Đào tạo",
        "I- CHỈ TIÊU\n\n1. Mọi giáo án mô đun học trong năm có bản số.\n\n2. Ít nhất bốn chuyên "
        "đề, mỗi quý một.\n\nII- PHÂN CÔNG\n\n1. Mỗi việc ghi tên một đồng chí và một tháng.",
    ),
    Sheet(
        -210,
        "party",
        DocumentType.PLAN,
        "chuyển đổi số học liệu toàn trường",
        "I- MỤC ĐÍCH, YÊU CẦU\n\n1. Có kho học liệu dùng chung, người học tra cứu được ở nhà.\n\n"
        "II- TIẾN ĐỘ\n\n1. Hai quý đầu: giáo án số khối 1. Hai quý sau: khối 2.",
    ),
    Sheet(
        -200,
        "daotao",
        DocumentType.PLAN,
        "dự giờ, góp ý chuyên môn trong năm học",
        "I- YÊU CẦU\n\n1. Mỗi giáo viên được dự ít nhất một tiết mỗi học kỳ.\n\nII- CÁCH LÀM\n\n"
        "1. Dùng phiếu 22 tiêu chí, chấm điểm từng tiết.",
        key="old-plan",
    ),
    Sheet(
        -120,
        "party",
        DocumentType.DECISION,
        "thành lập tổ giúp việc kho học liệu dùng chung",
        "Điều 1. Thành lập tổ giúp việc gồm bảy đồng chí của bốn chi bộ khoa, phòng.\n\n"
        "Điều 2. Tổ hoạt động đến hết năm học, mỗi tháng báo cáo một lần.",
    ),
    Sheet(
        -75,
        "daotao",
        DocumentType.SUBMISSION,
        "đề nghị mở lớp bồi dưỡng nhận thức về Đảng cho nhà giáo trẻ",
        "Kính trình Đảng ủy Trường.\n\n1. Chi bộ có hai nhà giáo trẻ đủ điều kiện học lớp nhận "
        "thức về Đảng.\n\n2. Kính đề nghị Đảng ủy giới thiệu các đồng chí dự lớp gần nhất.",
    ),
    Sheet(
        -65,
        "daotao",
        DocumentType.LETTER,
        "phối hợp soạn giáo án số các mô đun liên khoa",
        "Chi bộ Đào tạo trân trọng đề nghị Chi bộ Khoa Kinh tế cử ba đồng chí cùng soạn chín bài "
        "của các mô đun liên khoa; thời gian từ tuần tới, mỗi tuần một buổi chiều.",
        to=("kinhte",),
    ),
    Sheet(
        -60,
        "daotao",
        DocumentType.PLAN,
        "dự giờ theo phiếu năm câu hỏi",
        "I- YÊU CẦU\n\n1. Dự giờ để giúp nhau dạy tốt hơn.\n\nII- CÁCH LÀM\n\n1. Người dạy tự "
        "trả lời năm câu trước; người dự chỉ bổ sung điều mình thấy.\n\n2. Kế hoạch này thay kế "
        "hoạch dùng phiếu 22 tiêu chí.",
        replaces="old-plan",
    ),
    Sheet(
        -50,
        "daotao",
        DocumentType.REPORT,
        "kết quả công tác quý và việc còn lại",
        "I- KẾT QUẢ\n\n1. Mười một trên mười hai việc xong đúng hạn.\n\nII- VIỆC CÒN LẠI\n\n"
        "1. Giáo án số của hai tổ chậm hai tuần, đã có lịch dùng chung máy quét.",
    ),
    Sheet(
        -45,
        "daotao",
        DocumentType.CONCLUSION,
        "về giữ gìn máy tính ở phòng thực hành tin học",
        "1. Mỗi ca có một người giữ chìa khóa, ký nhận vào sổ.\n\n2. Máy hỏng báo ngay trong "
        "ngày; không tự tháo máy.\n\n3. Đồng chí Trương Kim Bé kiểm tra vào thứ sáu hằng tuần.",
    ),
    Sheet(
        -40,
        "daotao",
        DocumentType.CONCLUSION,
        "phân công chi ủy viên giúp đỡ đảng viên dự bị và nhà giáo trẻ",
        "1. Đồng chí Võ Hoài Ân giúp đỡ đồng chí Tô Khánh Vy.\n\n2. Chi ủy nghe lại sau hai "
        "tháng, trước khi đưa ra chi bộ.",
        committee_only=True,
    ),
    Sheet(
        -30,
        "daotao",
        DocumentType.NOTICE,
        "lịch sinh hoạt chuyên đề",
        "Chi bộ sinh hoạt chuyên đề vào sáng chủ nhật tuần thứ hai của tháng, tại phòng A2.3.",
        key="wrong-notice",
    ),
    Sheet(
        -28,
        "daotao",
        DocumentType.NOTICE,
        "lịch sinh hoạt chuyên đề (đã sửa ngày)",
        "Chi bộ sinh hoạt chuyên đề vào một chiều trong tuần, tại phòng A2.3. Thông báo này thay "
        "thông báo đã thu hồi.",
    ),
]


def papers(cast):
    """(moment, …) for every paper, the withdrawal and the draft."""
    issued = {}
    for sheet in SHEETS:
        day = sheet.when if isinstance(sheet.when, date) else cast.calendar.days(sheet.when)
        day = workday(day)
        yield moment_of(day, 10), partial(publish, cast, sheet, day, issued)
    yield moment_of(cast.calendar.days(-29), 14), lambda: withdraw(cast, issued["wrong-notice"])
    yield cast.calendar.now, partial(leave_draft, cast)


def publish(cast, sheet, day, issued):
    """Writes and issues one paper."""
    of_party = sheet.whose == "party"
    draft = Resolution(
        organization=cast.party if of_party else cast.cells[sheet.whose],
        type=sheet.type,
        abstract=sheet.abstract,
        body=sheet.body,
        replaces=issued[sheet.replaces] if sheet.replaces else None,
        recipients=TO_ALL_CELLS if of_party else resolutions.TO_THE_CELL,
        committee_only=sheet.committee_only,
    )
    signer = "danguy" if of_party else "bithu.daotao"
    resolution = resolutions.issue(cast, draft, signer, day)
    resolution.addressees.set(cast.cells[key] for key in sheet.to)
    issued[sheet.key] = resolution


def withdraw(cast, resolution):
    with at(moment_of(cast.calendar.days(-29), 14)):
        reason = "Ghi nhầm ngày chủ nhật; có thông báo khác thay."
        actions.withdraw(resolution=resolution, reason=reason, by=cast.by("bithu.daotao"))


def leave_draft(cast):
    """The year's report is being written and has no number yet."""
    Resolution.objects.create(
        organization=cast.cells["daotao"],
        type=DocumentType.REPORT,
        abstract=f"tổng kết công tác năm {cast.calendar.today.year}",
        body="I- KẾT QUẢ\n\n1. Đang tổng hợp số liệu của các tổ.",
        recipients=resolutions.TO_THE_CELL,
        created_by=cast.by("chiuy.daotao"),
    )


def registers(cast):
    """(moment, …): three registers go on where the books on paper ended."""
    begins = cast.calendar.regular(-13)
    months = (begins.year - 2025) * 12 + begins.month - 3
    reason = "Chuyển từ sổ giấy sang ghi trên trang nội bộ."
    for whose, by, kind, last in (
        ("daotao", "bithu.daotao", DocumentType.RESOLUTION, months),
        ("kinhte", "bithu.kinhte", DocumentType.RESOLUTION, months + 8),
        ("party", "danguy", DocumentType.LETTER, 41),
    ):
        act = partial(take_over, cast, whose, by, kind, max(last, 1), reason)
        yield moment_of(begins, 8), act


def take_over(cast, whose, by, kind, last, reason):
    organization = cast.party if whose == "party" else cast.cells[whose]
    moment = moment_of(cast.calendar.regular(-13), 8)
    with at(moment):
        actions.take_over_register(
            organization=organization,
            term=organization.terms.get(name="2025 - 2030"),
            type=kind,
            last_number=last,
            reason=reason,
            by=cast.by(by),
        )
