"""Records of one cell in every state that has readers of its own, each field a mark."""

from datetime import date, timedelta

from django.utils import timezone
from wagtail.log_actions import log

from meetings.enums import MeetingStatus, MinutesStatus, RollMark
from meetings.export.minutes_sheet import minutes_sheet
from meetings.models import (
    Attendance,
    Minutes,
    Register,
    Resolution,
    Rule,
    RuleSet,
    SummonsReply,
    TaskReport,
    TaskReportLine,
    Term,
    Vote,
)
from meetings.models.minutes import seal_of
from tests.factories.meetings import (
    AgendaItemFactory,
    MeetingFactory,
    ResolutionFactory,
    TaskFactory,
)

from .files import paper_of

NOW = {"agreed_at": timezone.now(), "convened_at": timezone.now()}


def add_records(world, cell):
    """Meetings, papers, tasks and reports of that cell."""
    draft = meeting_of(world, cell, "drafts")
    convened = meeting_of(world, cell, "cell", status=MeetingStatus.CONVENED, **NOW)
    committee = meeting_of(
        world, cell, "internal", status=MeetingStatus.CONVENED, type="committee", **NOW
    )
    running = sitting(world, cell, MeetingStatus.IN_SESSION, MinutesStatus.DRAFT, "unsigned")
    sitting(world, cell, MeetingStatus.CLOSED, MinutesStatus.ADOPTED, "unsigned")
    signed = sitting(world, cell, MeetingStatus.CLOSED, MinutesStatus.SIGNED, "cell")
    SummonsReply.objects.create(
        meeting=convened, member=cell.committee, answer="leave", answered_at=timezone.now(),
        reason=cell.mark("drafts", "lý do xin vắng"), answered_for=convened.starts_at,
    )  # fmt: skip
    log_change(draft, cell, "drafts")
    log_change(convened, cell, "log")
    paper_of(world, cell, "drafts", meeting=draft)
    paper_of(world, cell, "cell", item=convened.agenda.first())
    paper_of(world, cell, "internal", meeting=committee)
    pair(world, running, running.agenda.first())
    add_papers(world, cell, signed)


def meeting_of(world, cell, kind, item_kind=None, **fields):
    """A meeting with one item, owned by «A kind»."""
    meeting = MeetingFactory(
        organization=cell.organization,
        place=cell.mark(kind, "nơi họp"),
        grounds=cell.mark(kind, "căn cứ của kỳ họp"),
        equipment=cell.mark(kind, "phương tiện"),
        status_reason=cell.mark(kind, "lý do của tình trạng"),
        chair=cell.secretary,
        created_by=cell.secretary.account,
        **fields,
    )
    item = AgendaItemFactory(
        meeting=meeting,
        kind="decision",
        presenter=cell.committee,
        title=cell.mark(kind, "tên mục"),
        grounds=cell.mark(kind, "căn cứ của mục"),
        draft_text=cell.mark(kind, "dự thảo để biểu quyết"),
    )
    world.note("meeting", meeting.pk)
    world.note("item", item.pk)
    return meeting


def sitting(world, cell, status, minutes_status, texts):
    """A meeting that was opened: roll, votes and minutes, whose texts are owned by «A texts»."""
    opened = timezone.now() - timedelta(hours=3)
    meeting = meeting_of(
        world, cell, "cell", status=status, starts_at=opened, minute_taker=cell.minute_taker, **NOW
    )
    item = meeting.agenda.get()
    item.gist = cell.mark(texts, "diễn biến")
    item.conclusion = cell.mark(texts, "kết luận")
    item.save()
    Vote.objects.create(
        item=item, matter=cell.mark(texts, "việc biểu quyết"), share="1/2", base=5, present=4,
        in_favour=4,
    )  # fmt: skip
    add_roll(cell, meeting, texts)
    add_minutes(cell, meeting, minutes_status, texts, opened)
    return meeting


def add_roll(cell, meeting, texts):
    for member in (cell.secretary, cell.committee, cell.minute_taker):
        Attendance.objects.create(
            meeting=meeting, member=member, standing="full", mark=RollMark.PRESENT
        )
    Attendance.objects.create(
        meeting=meeting, member=cell.member, standing="full", mark=RollMark.EXCUSED,
        reason=cell.mark(texts, "lý do vắng"),
    )  # fmt: skip


def add_minutes(cell, meeting, status, texts, opened):
    """Minutes in that state; signed ones are sealed with what they hold."""
    words = ["guests", "evaluation", "commendations", "lessons", "next_content", "paper_place"]
    minutes = Minutes(
        meeting=meeting,
        opened_at=opened,
        created_by=cell.minute_taker.account,
        **{name: cell.mark(texts, f"biên bản: {name}") for name in words},
    )
    if status != MinutesStatus.DRAFT:
        minutes.closed_at = minutes.adopted_at = timezone.now()
    minutes.status = MinutesStatus.DRAFT if status == MinutesStatus.SIGNED else status
    minutes.save()
    if status == MinutesStatus.SIGNED:
        seal_minutes(meeting)


def seal_minutes(meeting):
    """Signed by both, with what stands there now."""
    minutes = meeting.minutes
    now = timezone.now()
    minutes.closed_at = minutes.adopted_at = minutes.closed_at or now
    minutes.minute_taker_confirmed_at = minutes.chair_confirmed_at = now
    minutes.sealed_content = minutes_sheet(minutes)
    minutes.seal = seal_of(minutes.sealed_content)
    minutes.status = MinutesStatus.SIGNED
    minutes.save()


def log_change(record, cell, kind):
    """A line of history that tells what stood in a box before and after."""
    changes = [["Địa điểm", cell.mark(kind, "nhật ký: trước"), cell.mark(kind, "nhật ký: sau")]]
    log(
        instance=record, action="meetings.edit", user=cell.secretary.account,
        data={"changes": changes},
    )  # fmt: skip


def pair(world, meeting, item):
    """The meeting with its own item, and crosswise with those of the other cell."""
    earlier = list(world.tuples["meeting and item"][:1])
    world.tuples["meeting and item"].append((meeting.pk, item.pk))
    for other, foreign in earlier:
        world.tuples["meeting and item"] += [(meeting.pk, foreign), (other, item.pk)]


# --- Papers, tasks, reports -----------------------------------------------------------------


def add_papers(world, cell, meeting):
    """A draft, an issued one, one for the committee only; tasks and monthly reports."""
    draft = resolution_of(world, cell, "drafts", None)
    issued = resolution_of(world, cell, "cell", meeting)
    inner = resolution_of(world, cell, "internal", None, committee_only=True)
    issue(cell, issued, 1)
    issue(cell, inner, 2)
    log_change(issued, cell, "log")
    paper_of(world, cell, "drafts", resolution=draft)
    paper_of(world, cell, "cell", resolution=issued)
    task_of(world, cell, "drafts", draft, cell.secretary)
    task = task_of(world, cell, "cell", issued, cell.member, status="reported")
    report = report_of(world, cell, task, "reports", "filed", date(2026, 11, 1))
    report_of(world, cell, task, "own report", "draft", date(2026, 10, 1))
    paper_of(world, cell, "reports", report=report)
    Register.objects.create(
        organization=cell.organization, term=cell.organization.terms.get(), last_number=2,
        type="NQ", taken_over_after=1, take_over_reason=cell.mark("log", "lý do tiếp số"),
    )  # fmt: skip


def resolution_of(world, cell, kind, meeting, **fields):
    resolution = ResolutionFactory(
        organization=cell.organization,
        meeting=meeting,
        abstract=cell.mark(kind, "trích yếu"),
        body=cell.mark(kind, "nội dung văn bản"),
        recipients=cell.mark(kind, "nơi nhận"),
        created_by=cell.secretary.account,
        **fields,
    )
    world.note("resolution", resolution.pk)
    return resolution


def issue(cell, resolution, number):
    """As issued, without going through the action: numbers are not what is tested here."""
    Resolution.objects.filter(pk=resolution.pk).update(
        status="issued", number=number, symbol=f"{number:02d}-NQ/CB", signer=cell.secretary,
        term=cell.organization.terms.get(), issued_on=timezone.localdate(),
        signer_title="BÍ THƯ", signing_line="T/M CHI BỘ",
    )  # fmt: skip


def task_of(world, cell, kind, resolution, accountable, **fields):
    task = TaskFactory(
        organization=cell.organization,
        resolution=resolution,
        accountable=accountable,
        title=cell.mark(kind, "việc"),
        measure=cell.mark(kind, "kết quả cần đạt"),
        result=cell.mark(kind, "kết quả"),
        closing_note=cell.mark(kind, "ý kiến của cấp ủy"),
        created_by=cell.secretary.account,
        **fields,
    )
    world.note("task", task.pk)
    return task


def report_of(world, cell, task, kind, status, month):
    report = TaskReport.objects.create(
        member=cell.member,
        organization=cell.organization,
        month=month,
        status=status,
        filed_at=timezone.now() if status == "filed" else None,
        proposals=cell.mark(kind, "đề xuất"),
    )
    words = ["result", "obstacle", "next_step"]
    texts = {name: cell.mark(kind, f"báo cáo tháng: {name}") for name in words}
    TaskReportLine.objects.create(report=report, task=task, percent=50, **texts)
    return report


def add_rules(world):
    """The Party committee's own: rules for all to read, a paper for all, a draft, its meeting."""
    marks, party = world.marks, world.party
    rules = RuleSet.objects.create(
        title=marks.of("rules", "bộ quy định"), citation=marks.of("rules", "số, ký hiệu"),
        layer=2, effective_from=date(2020, 1, 1),
    )  # fmt: skip
    Rule.objects.create(
        rule_set=rules, key="minimum_minutes", value=90, citation=marks.of("rules", "điều, mục")
    )
    world.note("ruleset", rules.pk)
    meeting = MeetingFactory(
        organization=party, type="committee", place=marks.of("party", "nơi họp Đảng ủy"),
        status=MeetingStatus.CONVENED, **NOW,
    )  # fmt: skip
    AgendaItemFactory(meeting=meeting, title=marks.of("party", "mục của Đảng ủy"))
    draft = ResolutionFactory(organization=party, abstract=marks.of("party", "dự thảo Đảng ủy"))
    paper = ResolutionFactory(
        organization=party, abstract=marks.of("members", "văn bản Đảng ủy gửi mọi đảng viên")
    )
    Resolution.objects.filter(pk=paper.pk).update(
        status="issued", number=1, symbol="01-NQ/ĐU", issued_on=timezone.localdate(),
        signer=world.party_secretary, term=party_term(party),
    )  # fmt: skip
    world.note("meeting", meeting.pk)
    world.note("resolution", draft.pk, paper.pk)


def party_term(party):
    return Term.objects.create(organization=party, name="2025 - 2030", starts_on=date(2025, 1, 1))
