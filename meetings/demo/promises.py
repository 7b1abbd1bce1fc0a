"""Tasks of Chi bộ Đào tạo in every state, and the monthly reports of those who do them."""

from datetime import timedelta
from functools import partial

from ..actions import tasks
from ..actions.base import write_down
from ..enums import AgendaPart, TaskStatus
from ..models import Task
from .clock import at, moment_of, shift_month

SECRETARY = "bithu.daotao"
REPORTERS = {"an": "chiuy.daotao", "anh": "dangvien.daotao", "vy": "dubi.daotao"}


def give(cast, resolution, story, offset):
    """Assigns what the resolution says; what is older than the last month is done by now."""
    calendar = cast.calendar
    for place, promise in enumerate(story.promises):
        due = resolution.meeting.day.replace(day=promise.day)
        waits = offset == -1 and (place > 0 or due >= calendar.today)
        task = assign(
            cast,
            promise.title,
            promise.who,
            calendar.next_regular if offset == -1 and place > 0 else due,
            resolution,
            promise.measure,
            promise.helper,
        )
        if not waits:
            report_done(cast, task, promise.result, due)
            accept(cast, task, min(calendar.regular(offset + 1), calendar.today))


def assign(cast, title, who, due_on, resolution, measure, helper="", item=None):
    """Given on the day the resolution was issued."""
    on = resolution.issued_on
    with at(cast.calendar.no_later_than_now(moment_of(on, 15, 30))):
        return tasks.assign(
            title=title,
            accountable=cast[who],
            due_on=due_on,
            by=cast.by(SECRETARY),
            resolution=None if item else resolution,
            item=item,
            helpers=[cast[helper]] if helper else [],
            measure=measure,
        )


def report_done(cast, task, result, on):
    """By the owner's own account; for people without one the secretary's log line stands."""
    with at(moment_of(on, 11)):
        if task.accountable.account_id:
            account = cast.by(task.accountable.account.username)
            return tasks.report_done(task=task, result=result, by=account)
        task.status, task.result, task.reported_on = TaskStatus.REPORTED, result, on
        task.save()
        write_down(task, "report_done", cast.by(SECRETARY))
        return task


def accept(cast, task, on):
    with at(cast.calendar.no_later_than_now(moment_of(on, 15, 10))):
        tasks.accept(task=task, by=cast.by(SECRETARY), note="Chi bộ công nhận tại kỳ họp.")


def running(cast):
    """(moment, …): what is under way today, from the resolution before the last."""
    yield cast.calendar.now, partial(give_running, cast)


def give_running(cast):
    """One overdue, one waiting to be accepted, one handed back, one called off, one shared."""
    day = cast.calendar.days
    resolution = cast.cells["daotao"].resolutions.get(
        type="NQ", meeting__starts_at=moment_of(cast.calendar.regular(-2), 14)
    )
    late = "Tổng hợp phiếu dự giờ tháng trước gửi tổ chuyên môn"
    assign(cast, late, "anh", day(-3), resolution, "16 tiết, mỗi tiết một trang")
    wait_for_acceptance(cast, resolution)
    hand_back(cast, resolution)
    call_off(cast, resolution)
    plan = "Soạn phương án dùng chung phòng máy học kỳ II"
    assign(cast, plan, "an", day(9), resolution, "Bản nháp gửi hai khoa", "anh")
    follow_a_conclusion(cast, resolution)


def wait_for_acceptance(cast, resolution):
    day = cast.calendar.days
    title = "Soát phòng thi và người coi thi cuối học kỳ"
    task = assign(cast, title, "anh", day(5), resolution, "Không trùng phòng, trùng người coi")
    report_done(cast, task, "Đã soát 14 lớp, đổi phòng hai lớp, gửi các khoa đối chiếu.", day(-4))


def hand_back(cast, resolution):
    day = cast.calendar.days
    title = "Hoàn thiện báo cáo chủ nhiệm lớp Điện lạnh K19"
    task = assign(cast, title, "vy", day(6), resolution, "Có số liệu chuyên cần từng tháng")
    report_done(cast, task, "Đã gửi báo cáo bốn trang cho đồng chí Ân.", day(-6))
    with at(moment_of(day(-4), 10)):
        note = "Còn thiếu số liệu chuyên cần hai tháng đầu; bổ sung rồi gửi lại."
        tasks.hand_back(task=task, note=note, by=cast.by(SECRETARY))


def call_off(cast, resolution):
    day = cast.calendar.days
    title = "Khảo sát xưởng cơ khí của đơn vị kết nghĩa"
    task = assign(cast, title, "yen", day(10), resolution, "Biên bản khảo sát")
    with at(moment_of(day(-8), 9)):
        note = "Đơn vị bạn dời sang năm sau, chi bộ thôi giao việc này."
        tasks.call_off(task=task, note=note, by=cast.by(SECRETARY))


def follow_a_conclusion(cast, resolution):
    """A task may follow from a conclusion alone, without a paper."""
    item = resolution.meeting.agenda.exclude(conclusion="").get(
        part=AgendaPart.OTHER, kind="discussion"
    )
    task = assign(
        cast, "Lập sổ giao ca dùng chung cho các xưởng", "be", cast.calendar.days(-10),
        resolution, "Mỗi xưởng một sổ", item=item,
    )  # fmt: skip
    report_done(cast, task, "Bốn sổ đã phát, dùng từ tuần trước.", cast.calendar.days(-11))
    accept(cast, task, cast.calendar.days(-9))


def reports(cast):
    """(moment, …): reports filed for the last four months; those of this month are drafts."""
    calendar = cast.calendar
    for back in range(-4, 1):
        month = shift_month(calendar.today, back)
        moment = calendar.no_later_than_now(moment_of(month.replace(day=28), 16))
        for who in REPORTERS:
            filed = back < 0
            if filed or who == "anh":
                yield moment, partial(report, cast, who, month, moment, filed)


def report(cast, who, month, moment, filed):
    """One report on the uniform form, a line for each task that ran in that month."""
    account = cast.by(REPORTERS[who])
    cell = cast.cells["daotao"]
    with at(moment):
        owed = tasks.reportable_tasks(cast[who], cell, month)
        written = tasks.write_report(
            member=cast[who],
            organization=cell,
            month=month,
            lines={task.pk: line_on(task, moment) for task in owed},
            proposals="Đề nghị có thêm một máy quét cho kho học liệu." if filed else "",
            by=account,
        )
        if filed:
            tasks.file_report(report=written, by=account)


def line_on(task: Task, moment):
    """What was said of the task at that time."""
    done = task.reported_on and task.reported_on <= moment.date() and task.result
    if done:
        return {"percent": 100, "result": task.result}
    return {
        "percent": 60,
        "result": "Đang làm, đã xong phần chuẩn bị.",
        "obstacle": "Trùng thời gian coi thi.",
        "next_step": f"Hoàn thành trước {task.due_on + timedelta(days=7):%d/%m}.",
    }
