"""The themes of the demo: eight topics over five quarters, for one cell or several."""

from dataclasses import dataclass

from ..actions.base import write_down
from ..enums import ThemeField
from ..models import Theme
from .clock import at, moment_of
from .names import CELLS


@dataclass(frozen=True)
class Topic:
    title: str
    quarter: int  # from this quarter: -1 is the one before
    field: ThemeField
    cells: tuple
    who: str


TOPICS = {
    "tu-hoc": Topic(
        "Tự học suốt đời theo gương Bác: mỗi người một điều học được trong năm",
        -3,
        ThemeField.EXAMPLE,
        tuple(CELLS),
        "dinh",
    ),
    "tuyen-sinh": Topic(
        "Nâng chất lượng tư vấn tuyển sinh: nói thật về nghề, đi cùng đến ngày nhập học",
        -2,
        ThemeField.STUDENTS,
        ("daotao",),
        "tru",
    ),
    "tiet-kiem": Topic(
        "Tiết kiệm vật tư thực hành, điện và nước: từ khẩu hiệu đến con số",
        -2,
        ThemeField.THRIFT,
        ("hanhchinh", "kythuat"),
        "ngu",
    ),
    "nang-luc": Topic(
        "Dạy tích hợp và đánh giá theo năng lực: người học làm được gì sau mỗi mô đun",
        -1,
        ThemeField.TEACHING,
        ("daotao", "kinhte"),
        "anh",
    ),
    "mang-xa-hoi": Topic(
        "Ứng xử đúng mực trên mạng xã hội của nhà giáo và người học",
        -1,
        ThemeField.IDEOLOGY,
        ("congtac", "sinhvien"),
        "ai-lien",
    ),
    "so-hoa": Topic(
        "Đảng viên đi đầu trong số hóa hồ sơ và học liệu",
        0,
        ThemeField.DIGITAL,
        ("daotao",),
        "duyen",
    ),
    "an-toan": Topic(
        "An toàn xưởng thực hành bắt đầu từ thói quen của người thầy",
        0,
        ThemeField.DISCIPLINE,
        ("kythuat", "daotao", "nongnghiep"),
        "kien",
    ),
    "tri-tue": Topic(
        "Trí tuệ nhân tạo trong soạn giảng: dùng đến đâu, dừng ở đâu",
        1,
        ThemeField.TEACHING,
        ("daotao", "kinhte"),
        "an",
    ),
}


def plan(cast):
    """Enters the topics as the plan of the year and returns them by their short name."""
    themes = {}
    with at(moment_of(cast.calendar.regular(-13), 9)):
        for key, topic in TOPICS.items():
            year, quarter = cast.calendar.quarter(topic.quarter)
            theme = Theme.objects.create(
                title=topic.title,
                year=year,
                quarter=quarter,
                field=topic.field,
                person_in_charge=cast[topic.who],
            )
            theme.organizations.set(cast.cells[cell] for cell in topic.cells)
            write_down(theme, "create", cast.by("danguy"))
            themes[key] = theme
    return themes
