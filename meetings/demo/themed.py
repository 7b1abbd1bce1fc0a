"""Themed sessions: one of the cell alone, one held jointly by two cells, one agreed for soon."""

from datetime import timedelta
from functools import partial

from ..enums import AgendaKind, AgendaPart, MeetingForm, MeetingType, RollMark
from . import stage
from .clock import moment_of, workday
from .stage import Ballot, Point, Sitting

SPEECHES = {
    "tuyen-sinh": (
        "tru",
        "Bài trình bày nêu ba năm số liệu: nơi nào có một người đi cùng từ đầu thì tỷ lệ đến nhập "
        "học cao gấp rưỡi. Kèm hai câu chuyện của học sinh đã đổi nghề sau khi thăm xưởng.",
        "Chín đồng chí liên hệ. Đồng chí Duyên nhận rằng tờ giới thiệu cũ chỉ nói điều hay; đồng "
        "chí Đức đề nghị cho các em cầm thử máy ngay buổi thăm.",
        "Mỗi đầu mối giữ sổ liên lạc đến hết tháng đầu năm học; tờ giới thiệu thêm mục «việc khó "
        "của nghề».",
    ),
    "nang-luc": (
        "anh",
        "Đồng chí Ánh so hai đề thi cũ và mới của một mô đun: đề mới cho người học bản vẽ lạ và "
        "hai giờ ở xưởng. Bảng tiêu chí chỉ còn sáu dòng, người học được xem trước.",
        "Mười hai đồng chí của hai chi bộ phát biểu. Khoa Kinh tế lo lớp đông, chấm không kịp; "
        "phòng Đào tạo gợi ý chấm chéo theo nhóm ba.",
        "Mỗi khoa chọn hai mô đun đổi cách đánh giá trong học kỳ này; tổ Khảo thí gom bảng tiêu "
        "chí thành bộ mẫu.",
    ),
    "so-hoa": ("duyen", "", "", ""),
}


def themed(cast, topic, theme, starts_at, **more):
    """A sitting on one theme (domain.md §9.3 B)."""
    who, talk, debate, conclusion = SPEECHES[topic]
    decision = "Việc làm cụ thể sau chuyên đề"
    return Sitting(
        starts_at=starts_at,
        type=MeetingType.THEMATIC,
        planned_minutes=95,
        lasted=97,
        theme=theme,
        points=(
            Point("Mở đầu, điểm danh", "", 5, AgendaPart.OPENING, gist="Nêu mục đích chuyên đề."),
            Point(f"Trình bày: {theme.title}", who, 25, AgendaPart.THEME, gist=talk),
            Point(
                "Thảo luận, liên hệ", "", 40, AgendaPart.THEME, AgendaKind.DISCUSSION,
                gist=debate, conclusion=conclusion,
            ),
            Point(
                decision, "", 15, AgendaPart.PLAN, AgendaKind.DECISION,
                draft="Mỗi tổ chọn một việc, một người, một ngày; báo lại ở kỳ thường kỳ.",
                gist="Các tổ đăng ký việc ngay tại chỗ.",
                conclusion="Nhất trí danh sách việc đã đăng ký.",
                ballot=Ballot(decision),
            ),
            Point("Kết luận, đánh giá chuyên đề", "", 10, AgendaPart.CLOSING, gist="Thiết thực."),
        ),
        words={
            "evaluation": "Chuyên đề sát việc, nhiều ý kiến.",
            "next_content": "Kiểm việc đã đăng ký ở kỳ thường kỳ tới.",
        },
        **more,
    )  # fmt: skip


TRAINING = {"chair": "bithu.daotao", "minute_taker": "chiuy.daotao"}
ECONOMICS = {"chair": "bithu.kinhte", "minute_taker": "dangvien.kinhte"}


def sessions(cast, themes):
    """(moment, …) of the three sessions."""
    cell = cast.cells["daotao"]
    for topic, offset, act in (("tuyen-sinh", -2, hold_alone), ("nang-luc", -1, hold_jointly)):
        start = moment_of(cast.calendar.end_of_quarter(offset), 14)
        sitting = themed(cast, topic, themes[topic], start, organization=cell, **TRAINING)
        yield start, partial(act, cast, sitting, themes[topic])
    soon = moment_of(workday(cast.calendar.next_regular + timedelta(days=12)), 14)
    sitting = themed(cast, "so-hoa", themes["so-hoa"], soon, organization=cell, **TRAINING)
    yield cast.calendar.now, partial(agree_soon, cast, sitting)


def hold_alone(cast, sitting, theme):
    """On the road: the cell held this one at the school it is twinned with."""
    meeting = stage.call_together(cast, sitting, days_before=6)
    type(meeting).objects.filter(pk=meeting.pk).update(
        form=MeetingForm.TWINNING, place="Trường THCS Rạch Tràm (đơn vị kết nghĩa)"
    )
    meeting = stage.hold(cast, meeting, sitting)
    stage.sign(cast, meeting, sitting, "sổ biên bản chuyên đề, trang 9 đến 12")


def hold_jointly(cast, sitting, theme):
    """Chi bộ Đào tạo hosts; Khoa Kinh tế keeps its own roll and minutes of the same hours."""
    host = stage.call_together(cast, sitting, days_before=6)
    guest = themed(
        cast, "nang-luc", theme, sitting.starts_at, organization=cast.cells["kinhte"],
        place=host.place, host=host, absent=(("y", RollMark.EXCUSED, "đưa sinh viên thực tập"),),
        **ECONOMICS,
    )  # fmt: skip
    linked = stage.call_together(cast, guest, days_before=5)
    for meeting, told in ((host, sitting), (linked, guest)):
        meeting = stage.hold(cast, meeting, told)
        stage.sign(cast, meeting, told, "sổ biên bản chuyên đề, trang 13 đến 17")


def agree_soon(cast, sitting):
    """The committee has agreed on it, the notice is not out yet."""
    meeting = stage.prepare(cast, sitting, cast.calendar.yesterday(15))
    stage.agree(cast, meeting, sitting, cast.calendar.yesterday(17, 50))
