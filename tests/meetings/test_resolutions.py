"""Papers and their numbers; tasks in two steps; the monthly report."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from meetings.actions import resolutions, tasks
from meetings.actions.base import Refused, Stale
from meetings.models import Resolution, Task, TaskReport
from tests.factories.meetings import MemberFactory, ResolutionFactory

from . import month


@pytest.fixture
def adopted(rules, cell, secretary, minute_taker):
    """A closed meeting of the cell, whose resolution may be issued."""
    return month.closed(cell=cell, secretary=secretary, minute_taker=minute_taker)


@pytest.fixture
def resolution(adopted):
    return ResolutionFactory(organization=adopted.organization, meeting=adopted)


def test_a_resolution_takes_the_next_number_in_the_party_form(resolution, secretary):
    paper = resolutions.issue(resolution=resolution, by=secretary.account)

    assert paper.symbol == "01-NQ/CB"
    assert (paper.signing_line, paper.signer_title) == ("T/M CHI BỘ", "BÍ THƯ")
    assert paper.issued_on == timezone.localdate()


def test_each_type_of_paper_has_its_own_numbers(adopted, cell, secretary):
    kinds = ["NQ", "KL", "NQ", "KL"]
    papers = [ResolutionFactory(organization=cell, type=k, meeting=adopted) for k in kinds]

    symbols = [resolutions.issue(resolution=p, by=secretary.account).symbol for p in papers]

    assert symbols == ["01-NQ/CB", "01-KL/CB", "02-NQ/CB", "02-KL/CB"]


def test_a_register_taken_over_from_paper_goes_on_after_its_last_number(resolution, secretary):
    cell = resolution.organization
    resolutions.take_over_register(
        organization=cell, term=cell.terms.get(), type="NQ", last_number=41,
        reason="Chuyển từ sổ giấy", by=secretary.account,
    )  # fmt: skip

    paper = resolutions.issue(resolution=resolution, by=secretary.account)

    assert paper.symbol == "42-NQ/CB"
    with pytest.raises(Refused, match="không đặt lại được"):
        resolutions.take_over_register(
            organization=cell, term=cell.terms.get(), type="NQ", last_number=50,
            reason="Lại lần nữa", by=secretary.account,
        )  # fmt: skip


def test_a_cells_resolution_needs_a_meeting_that_adopted_it(cell, secretary):
    loose = ResolutionFactory(organization=cell)

    with pytest.raises(Refused, match="phải qua một kỳ họp"):
        resolutions.issue(resolution=loose, by=secretary.account)


def test_a_refused_issue_takes_no_number(resolution, secretary, cell):
    empty = ResolutionFactory(organization=cell, meeting=resolution.meeting, body=" ")
    with pytest.raises(Refused):
        resolutions.issue(resolution=empty, by=secretary.account)

    assert resolutions.issue(resolution=resolution, by=secretary.account).number == 1


def test_nobody_but_secretary_and_deputy_issues(resolution, committee_member, stranger, superior):
    for person in (committee_member, stranger, superior):
        with pytest.raises(PermissionDenied):
            resolutions.issue(resolution=resolution, by=person.account)


def test_dates_go_with_the_numbers(adopted, cell, secretary):
    first, second = (
        ResolutionFactory(organization=cell, type="TB", meeting=adopted) for _ in range(2)
    )
    resolutions.issue(resolution=first, by=secretary.account)

    with pytest.raises(Refused, match="cùng chiều với ngày"):
        resolutions.issue(
            resolution=second, by=secretary.account,
            issued_on=timezone.localdate() - timedelta(days=1),
        )  # fmt: skip


def test_a_withdrawn_paper_keeps_its_number(resolution, secretary):
    paper = resolutions.issue(resolution=resolution, by=secretary.account)
    gone = resolutions.withdraw(resolution=paper, reason="Sai thẩm quyền", by=secretary.account)

    assert (gone.status, gone.symbol) == ("withdrawn", "01-NQ/CB")


@pytest.fixture
def issued(resolution, secretary):
    return resolutions.issue(resolution=resolution, by=secretary.account)


@pytest.fixture
def task(issued, member, secretary):
    return tasks.assign(
        resolution=issued, title="Kế hoạch tuyển sinh quý IV", accountable=member,
        due_on=timezone.localdate() + timedelta(days=9), by=secretary.account,
    )  # fmt: skip


def test_a_task_is_done_by_its_owner_and_accepted_by_the_cell(task, member, secretary):
    reported = tasks.report_done(task=task, result="Đã gửi kế hoạch.", by=member.account)
    accepted = tasks.accept(task=reported, by=secretary.account)

    assert (reported.status, accepted.status) == ("reported", "accepted")


def test_the_owner_cannot_accept_his_own_task(task, member):
    reported = tasks.report_done(task=task, result="Xong.", by=member.account)

    with pytest.raises(PermissionDenied):
        tasks.accept(task=reported, by=member.account)


def test_a_task_handed_back_says_what_is_missing(task, member, secretary):
    reported = tasks.report_done(task=task, result="Xong.", by=member.account)
    again = tasks.hand_back(task=reported, note="Thiếu số liệu khối 2", by=secretary.account)

    assert (again.status, again.closing_note) == ("open", "Thiếu số liệu khối 2")


def test_a_task_is_not_due_before_it_was_given(issued, member, secretary):
    with pytest.raises(ValidationError, match="từ ngày giao trở đi"):
        tasks.assign(
            resolution=issued, title="Việc", accountable=member,
            due_on=timezone.localdate() - timedelta(days=1), by=secretary.account,
        )  # fmt: skip


def this_month():
    return timezone.localdate().replace(day=1)


def report_of(member, cell, task, **line):
    return {
        "member": member, "organization": cell, "month": this_month(), "proposals": "",
        "lines": {task.pk: line}, "by": member.account,
    }  # fmt: skip


def test_a_monthly_report_is_kept_then_filed_then_frozen(task, member, cell):
    draft = tasks.write_report(**report_of(member, cell, task, percent=60, result="Đang làm"))
    filed = tasks.file_report(report=draft, by=member.account)

    assert filed.is_filed
    assert [(x.task, x.percent) for x in filed.lines.all()] == [(task, 60)]
    with pytest.raises(Refused, match="đã nộp"):
        tasks.write_report(**report_of(member, cell, task, result="Sửa"), loaded_version=2)


def test_a_report_with_an_empty_line_is_not_filed(task, member, cell):
    draft = tasks.write_report(**report_of(member, cell, task, percent=10))

    with pytest.raises(Refused, match="Chưa ghi kết quả"):
        tasks.file_report(report=draft, by=member.account)


def test_a_report_form_opened_before_another_save_overwrites_nothing(task, member, cell):
    tasks.write_report(**report_of(member, cell, task, result="Bản một"))

    with pytest.raises(Stale):
        tasks.write_report(**report_of(member, cell, task, result="Bản cũ"), loaded_version=0)

    assert TaskReport.objects.get().lines.get().result == "Bản một"


def test_nobody_writes_another_members_report(task, member, cell, secretary):
    arguments = report_of(member, cell, task, result="Hộ") | {"by": secretary.account}

    with pytest.raises(PermissionDenied):
        tasks.write_report(**arguments)


def test_a_task_of_a_draft_paper_is_refused(cell, member, secretary, resolution):
    with pytest.raises(Refused, match="chưa ban hành"):
        tasks.assign(
            resolution=resolution, title="Việc", accountable=member,
            due_on=date(2030, 1, 1), by=secretary.account,
        )  # fmt: skip

    assert not Task.objects.exists()


def test_a_clerk_types_but_never_issues(resolution, cell):
    clerk = MemberFactory(cell=cell, office=("clerk", cell))

    with pytest.raises(PermissionDenied):
        resolutions.issue(resolution=resolution, by=clerk.account)

    assert Resolution.objects.get(pk=resolution.pk).is_draft
