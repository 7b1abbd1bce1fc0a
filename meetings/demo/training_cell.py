"""The year of Chi bộ Đào tạo: its monthly meetings, from the first told to the draft after next."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

from ..actions import meetings
from ..actions.replies import reply
from ..enums import (
    AgendaKind,
    AgendaPart,
    MeetingType,
    Readiness,
    ReplyAnswer,
    RollMark,
    VoteManner,
    VoteThreshold,
)
from . import resolutions, stage
from .clock import MONTHS_TOLD, at, moment_of, workday
from .months_autumn import AUTUMN
from .months_spring import SPRING
from .months_summer import SUMMER
from .months_winter import WINTER
from .stage import Ballot, Point, Sitting

MONTHS = WINTER | SPRING | SUMMER | AUTUMN

# Who was missing, by the month counted from the next meeting.
MISSING = {
    -12: (("yen", RollMark.LATE, ""),),
    -10: (("tru", RollMark.EXCUSED, "đi tập huấn ở tỉnh"),),
    -9: (("duc", RollMark.LATE, ""),),
    -7: (("be", RollMark.EXCUSED, "chăm người thân nằm viện"),),
    -5: (("yen", RollMark.UNEXCUSED, ""), ("on", RollMark.LATE, "")),
    -4: (("duc", RollMark.LEFT, ""),),
    -3: (("tru", RollMark.EXCUSED, "nghỉ ốm, có báo trước"),),
    -2: (("on", RollMark.EXCUSED, "đưa học sinh đi thi tay nghề"),),
    -1: (("be", RollMark.EXCUSED, "nhận thiết bị cho xưởng"), ("yen", RollMark.LATE, "")),
}
# Who has answered the next summons; the others have not opened it yet.
ANSWERS = (
    ("bithu.daotao", ReplyAnswer.COMING, ""),
    ("chiuy.daotao", ReplyAnswer.COMING, ""),
    ("dubi.daotao", ReplyAnswer.LEAVE, "thi cuối khóa lớp bồi dưỡng nghiệp vụ"),
)
# About a person, so kept on paper: here only a general name, the count and the page of the book.
CONFIRMATION = Point(
    "Công tác đảng viên",
    "",
    15,
    part=AgendaPart.PERSONNEL,
    kind=AgendaKind.DECISION,
    paper_place="sổ biên bản số 3, trang 18",
    ballot=Ballot(
        "Công tác đảng viên",
        against=3,
        manner=VoteManner.SECRET,
        threshold=VoteThreshold.SPECIAL,
    ),
)


def points_of(month, with_confirmation=False):
    """The seven items of a regular meeting (domain.md §9.3 A), told for that month."""
    story = MONTHS[month]
    plan = f"Nhiệm vụ tháng {month} và phân công"
    talks = (
        (story.affairs, 12, AgendaPart.INFORMATION, AgendaKind.INFORMATION),
        (story.tale, 8, AgendaPart.EXAMPLE, AgendaKind.INFORMATION),
        (story.review, 20, AgendaPart.REVIEW, AgendaKind.DISCUSSION),
        (story.focus, 25, AgendaPart.OTHER, AgendaKind.DISCUSSION),
    )
    note = INTERNAL if with_confirmation else ""
    return (
        opening(),
        *(said(talk, length, part, kind) for talk, length, part, kind in talks[:-1]),
        replace(said(*talks[-1]), internal_note=note),
        Point(
            plan,
            "phuoc",
            20,
            AgendaPart.PLAN,
            AgendaKind.DECISION,
            draft=story.draft,
            gist=story.debate,
            conclusion="Thông qua các nhiệm vụ theo dự thảo đã bổ sung; chi ủy ban hành nghị quyết "
            "trong hai ngày.",
            ballot=Ballot(plan, against=1 if month % 5 == 0 else 0),
        ),
        *((CONFIRMATION,) if with_confirmation else ()),
        closing(story.score),
    )


# A passage for the committee alone, under an item that the whole cell reads.
INTERNAL = (
    "Chi ủy giao đồng chí Phước gặp riêng hai tổ trưởng còn ngại đổi lịch, báo lại trước ngày 10."
)


def opening():
    return Point(
        "Mở đầu: điểm danh, đảng phí, thông qua chương trình",
        "phuoc",
        8,
        AgendaPart.OPENING,
        gist="Chủ trì nêu mục đích buổi sinh hoạt. Đảng phí đã nộp đủ. Chương trình được nhất trí.",
    )


def said(talk, length, part, kind):
    return Point(
        talk.title, talk.who, length, part, kind, gist=talk.gist, conclusion=talk.conclusion
    )


def closing(score):
    return Point(
        "Kết luận, tự chấm điểm, thông qua biên bản",
        "",
        10,
        AgendaPart.CLOSING,
        AgendaKind.DECISION,
        draft=f"Đề nghị tự chấm {score}/100 điểm, xếp loại Tốt.",
        gist="Chủ trì tóm tắt các kết luận. Thư ký đọc lại biên bản, không có ý kiến sửa.",
        conclusion=f"Chi bộ tự chấm {score}/100 điểm, đề nghị xếp loại Tốt.",
        ballot=Ballot("Tự xếp loại buổi sinh hoạt: Tốt"),
    )


def regular(cast, offset, **more):
    """The regular meeting so many months from the next one."""
    calendar = cast.calendar
    day = calendar.regular(offset)
    story = MONTHS[day.month]
    words = {
        "evaluation": f"Bắt đầu đúng giờ, đủ nội dung. Tự chấm {story.score}/100 điểm.",
        "commendations": story.praise,
        "lessons": story.lesson,
        "next_content": story.following,
    }
    return Sitting(
        organization=cast.cells["daotao"],
        chair="bithu.daotao",
        minute_taker="chiuy.daotao",
        starts_at=moment_of(day, 14),
        points=points_of(day.month, with_confirmation=offset == -2),
        grounds=f"Chương trình công tác năm {day.year} của chi bộ\n"
        "Nghị quyết của chi bộ kỳ trước\nKết luận giao ban tháng của Đảng ủy",
        equipment="Máy chiếu, màn hình\nBản in dự thảo để biểu quyết\nSổ biên bản",
        absent=MISSING.get(offset, ()),
        words=words,
        **more,
    )


def held_months(cast):
    """(moment, what happens then) for the twelve meetings behind us."""
    for offset in range(-MONTHS_TOLD, 0):
        sitting = regular(cast, offset)
        yield sitting.starts_at, partial(hold_month, cast, offset, sitting)


def hold_month(cast, offset, sitting):
    """Called, held, signed, and its resolution issued; the last one still lacks a signature."""
    meeting = stage.call_together(cast, sitting)
    resolutions.hand_in_for(cast, meeting, offset)
    meeting = stage.hold(cast, meeting, sitting)
    book = f"sổ biên bản số {2 if offset < -6 else 3}, trang {(offset + 13) * 4 % 48 + 1}"
    if offset == -1:
        stage.first_signature(cast, meeting, sitting, book)
    else:
        stage.sign(cast, meeting, sitting, book)
    resolutions.issue_month(cast, meeting, MONTHS[meeting.day.month], offset)


def to_come(cast):
    """The next one, called with its papers; the one after, a draft."""
    soon = regular(cast, 0)
    yield cast.calendar.now, partial(call_next, cast, soon)
    yield cast.calendar.now, partial(draft_after, cast, regular(cast, 1))


def call_next(cast, sitting):
    meeting = stage.call_together(cast, sitting)
    states = [Readiness.READY, Readiness.READY, Readiness.PREPARING, Readiness.READY]
    states += [Readiness.PREPARING, Readiness.READY, Readiness.NOT_STARTED]
    for item, state in zip(meeting.agenda.all(), states, strict=True):
        item.readiness = state
        item.save()
    resolutions.hand_in_for(cast, meeting, 0)
    for username, answer, reason in ANSWERS:
        with at(cast.calendar.yesterday(19, 30)):
            reply(meeting=meeting, answer=answer, reason=reason, by=cast.by(username))


def draft_after(cast, sitting):
    meeting = stage.prepare(cast, sitting, cast.calendar.yesterday(18))
    meeting.agenda.update(readiness=Readiness.NOT_STARTED)


def called_off(cast):
    """An extraordinary meeting that was called and then was not needed."""
    day = workday(cast.calendar.regular(-4) + timedelta(days=16))
    topic = "Ghép ca thực hành khi một xưởng ngừng hoạt động"
    sitting = Sitting(
        organization=cast.cells["daotao"],
        chair="bithu.daotao",
        minute_taker="chiuy.daotao",
        starts_at=moment_of(day, 16),
        type=MeetingType.EXTRAORDINARY,
        planned_minutes=45,
        points=(Point(topic, "duc", 40, kind=AgendaKind.DISCUSSION),),
    )
    yield moment_of(day, 8), partial(cancel, cast, sitting)


def cancel(cast, sitting):
    meeting = stage.call_together(cast, sitting, days_before=2)
    with at(sitting.starts_at - timedelta(hours=7)):
        meetings.cancel(
            meeting=meeting,
            reason="Khoa bạn đã cho mượn xưởng, việc cần bàn không còn.",
            by=cast.by("bithu.daotao"),
        )
