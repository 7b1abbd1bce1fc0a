"""«Việc của tôi» in the hall of the admin: what waits in the records of whoever asks."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.actions import meetings as life
from meetings.actions import minutes as taking
from meetings.actions.replies import reply
from meetings.enums import OfficeRole, TaskStatus
from meetings.models import Meeting, Organization, TaskReport
from tests.factories.meetings import (
    AgendaItemFactory,
    CellFactory,
    MeetingFactory,
    MemberFactory,
    OfficeFactory,
    ResolutionFactory,
    TaskFactory,
)
from tests.queries import queries_of

from . import month

pytestmark = pytest.mark.django_db

HALL = reverse("wagtailadmin_home")


@pytest.fixture
def hall_of(as_person):
    """The words of somebody's hall, tags and runs of spaces taken away."""

    def read(person):
        response = as_person(person).get(HALL)
        assert response.status_code == 200
        main = response.content.decode().partition("<h1")[2].partition("</main>")[0]
        return " ".join(re.sub(r"<[^>]+>", " ", main).split())

    return read


@pytest.fixture
def links_of(as_person):
    def read(person):
        return re.findall(r'href="([^"]+)"', as_person(person).get(HALL).content.decode())

    return read


# --- The next meeting ---------------------------------------------------------------------


def test_a_draft_says_all_that_it_lacks_and_leads_to_its_form(hall_of, links_of, cell, secretary):
    meeting = MeetingFactory(organization=cell)

    hall = hall_of(secretary)

    assert "Kỳ sinh hoạt sắp tới" in hall
    assert "Chương trình chưa có mục nào." in hall
    assert "Chưa ghi người chủ trì." in hall
    assert "Chưa ghi thư ký cuộc họp." in hall
    assert reverse("wagtailsnippets_meetings_meeting:edit", args=[meeting.pk]) in links_of(
        secretary
    )


def test_each_step_of_preparation_is_named_when_its_turn_has_come(hall_of, cast, secretary):
    meeting = month.prepared(**cast)
    assert "Ghi chi ủy thống nhất" in hall_of(secretary)

    life.agree(meeting=meeting, by=secretary.account)
    assert "Triệu tập" in hall_of(secretary)

    life.convene(meeting=meeting, by=secretary.account)
    hall = hall_of(secretary)
    assert "Đã triệu tập" in hall
    assert "Ghi chi ủy thống nhất" not in hall


def test_presenters_who_owe_their_paper_are_named_with_the_days_they_are_late(
    hall_of, cast, member, secretary
):
    meeting = month.convened(**cast)
    two_days_ago = timezone.localdate() - timedelta(days=2)
    owed = AgendaItemFactory(meeting=meeting, presenter=member, prepare_by=two_days_ago)

    expected = f"Mục «{owed.title}» chưa nộp tài liệu: đồng chí {member}, trễ hẹn 2 ngày."
    assert expected in hall_of(secretary)

    owed.readiness = "ready"
    owed.save()
    assert "chưa nộp tài liệu" not in hall_of(secretary)


def test_who_asked_for_leave_is_named_without_the_reason(hall_of, cast, member, secretary):
    meeting = month.convened(**cast)
    reply(meeting=meeting, answer="leave", reason="đi khám bệnh", by=member.account)
    assert f"Xin vắng: {member}." in hall_of(secretary)
    assert "đi khám bệnh" not in hall_of(secretary)

    later = meeting.starts_at + timedelta(days=1)
    life.postpone(meeting=meeting, reason="trùng giờ", to=later, by=secretary.account)
    assert "Xin vắng" not in hall_of(secretary)


def test_many_owed_papers_are_told_in_one_sentence(hall_of, cell, member, secretary):
    meeting = MeetingFactory(organization=cell)
    day = timezone.localdate() + timedelta(days=3)
    for _ in range(4):
        AgendaItemFactory(meeting=meeting, presenter=member, prepare_by=day)

    assert f"4 mục chưa nộp tài liệu, hạn {day:%d/%m}." in hall_of(secretary)


def test_a_themed_session_without_any_paper_says_so(hall_of, cast, secretary):
    month.prepared(**cast, type="thematic")

    assert "Sinh hoạt chuyên đề chưa có bài viết." in hall_of(secretary)


def test_a_running_meeting_leads_to_the_desk_and_a_missed_one_is_late(links_of, hall_of, cast):
    secretary = cast["secretary"]
    meeting = month.convened(**cast)
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=timezone.now() - timedelta(days=1))
    assert "Đã qua giờ họp mà chưa khai mạc." in hall_of(secretary)

    meeting.refresh_from_db()
    month.begun(meeting, secretary.account)
    assert reverse("desk", args=[meeting.pk]) in links_of(secretary)


def test_a_cell_with_nothing_ahead_is_asked_to_plan(hall_of, links_of, cell, secretary):
    assert "Chi bộ Đào tạo chưa có kỳ sinh hoạt nào sắp tới" in hall_of(secretary)
    assert reverse("wagtailsnippets_meetings_meeting:add") in links_of(secretary)

    MeetingFactory(organization=cell)
    assert "chưa có kỳ sinh hoạt nào sắp tới" not in hall_of(secretary)


def test_a_clerk_waits_for_the_committee_where_only_it_may_act(hall_of, cast, cell):
    month.prepared(**cast)
    clerk = MemberFactory(cell=CellFactory())
    OfficeFactory(member=clerk, organization=cell, role=OfficeRole.CLERK)

    hall = hall_of(clerk)

    assert "Chờ chi ủy" in hall
    assert "Ghi chi ủy thống nhất" not in hall


# --- Minutes, reports, tasks, papers ------------------------------------------------------


def test_adopted_minutes_wait_for_each_of_the_two_who_sign(hall_of, links_of, cast, secretary):
    minutes = month.closed(**cast).minutes
    hall = hall_of(secretary)
    assert "Biên bản chờ ký" in hall
    assert "Xác nhận biên bản" in hall
    assert reverse("minutes", args=[minutes.meeting_id]) in links_of(secretary)

    taking.confirm(minutes=minutes, by=secretary.account)
    hall = hall_of(secretary)
    assert f"Chờ thư ký {cast['minute_taker']} xác nhận." in hall
    assert "Xác nhận biên bản" not in hall

    minutes.refresh_from_db()
    taking.confirm(minutes=minutes, by=cast["minute_taker"].account)
    assert "Biên bản chờ ký" not in hall_of(secretary)


def last_month():
    return (timezone.localdate().replace(day=1) - timedelta(days=1)).replace(day=1)


def filed(member, cell, on):
    return TaskReport.objects.create(
        member=member, organization=cell, month=on, status="filed", filed_at=timezone.now()
    )


def test_reports_not_yet_in_are_counted_as_the_roll_up_counts_them(
    hall_of, as_person, cell, secretary, member, minute_taker
):
    filed(member, cell, last_month())
    Organization.objects.filter(pk=cell.pk).update(regular_day=28)

    hall = hall_of(secretary)
    page = as_person(secretary).get(reverse("month_rollup", args=[last_month()]))

    assert f"Báo cáo tháng {last_month():%-m/%Y}, Chi bộ Đào tạo" in hall
    assert f"Còn {len(page.context['missing'])} đồng chí chưa nộp." in hall
    assert len(page.context["missing"]) == 2


def test_when_everybody_has_reported_nothing_is_said(hall_of, cell, secretary):
    for on in (last_month(), timezone.localdate().replace(day=1)):
        filed(secretary, cell, on)

    assert "Báo cáo tháng" not in hall_of(secretary)


def test_late_tasks_and_those_to_be_accepted_are_listed_with_their_doer(hall_of, secretary, cell):
    paper = ResolutionFactory(organization=cell, status="draft")
    today = timezone.localdate()
    old = {"resolution": paper, "assigned_on": today - timedelta(days=30)}
    late = TaskFactory(due_on=today - timedelta(days=5), **old)
    done = TaskFactory(status=TaskStatus.REPORTED, **old)
    TaskFactory(title="Việc còn trong hạn", **old)

    hall = hall_of(secretary)

    assert f"{late.title} Quá hạn 5 ngày đồng chí {late.accountable}" in hall
    assert done.title in hall
    assert "Công nhận hoặc trả lại" in hall
    assert "Việc còn trong hạn" not in hall


def test_drafted_papers_wait_to_be_issued_by_those_who_sign(
    hall_of, cell, secretary, committee_member
):
    ResolutionFactory(organization=cell, abstract="phân công tháng 12")

    assert "phân công tháng 12" in hall_of(secretary)
    assert "Xem và ban hành" in hall_of(secretary)
    assert "Xem và ban hành" not in hall_of(committee_member)


# --- The party committee ------------------------------------------------------------------


def test_the_party_committee_learns_which_cells_called_nobody_this_month(
    hall_of, cell, other_cell, superior
):
    today = timezone.now()
    MeetingFactory(organization=cell, convened=True, starts_at=today)
    MeetingFactory(organization=other_cell, starts_at=today)  # a draft, so nobody was called

    hall = hall_of(superior)

    assert "2 chi bộ chưa triệu tập" in hall
    assert "Chi bộ Hành chính - Tổng hợp, Chi bộ Khoa Kinh tế" in hall


def test_gaps_of_the_directory_are_for_those_who_keep_it(hall_of, cell, secretary, superior):
    cell.terms.all().delete()

    hall = hall_of(superior)

    assert "Danh bạ cần bổ sung" in hall
    assert "Chi bộ Đào tạo chưa ghi nhiệm kỳ hiện nay" in hall
    assert "Danh bạ cần bổ sung" not in hall_of(secretary)


# --- Nothing foreign ----------------------------------------------------------------------


def everything_of(cell, cast):
    """One of each kind that would show in the hall of the cell's committee."""
    month.closed(**cast)
    meeting = month.prepared(**cast)
    paper = ResolutionFactory(organization=cell, abstract="văn bản kín của chi bộ")
    today = timezone.localdate()
    TaskFactory(
        title="Việc kín của chi bộ",
        resolution=paper,
        assigned_on=today - timedelta(days=9),
        due_on=today - timedelta(days=5),
    )
    return meeting


FOREIGN = ["Chi bộ Đào tạo", "văn bản kín", "Việc kín", "Giáo án số", "Đặng Hữu Phước"]


def test_another_cells_committee_finds_nothing_of_this_one(hall_of, cell, cast, stranger):
    everything_of(cell, cast)

    hall = hall_of(stranger)

    assert "Chi bộ Khoa Kinh tế" in hall
    assert [word for word in FOREIGN if word in hall] == []


def test_the_party_committee_finds_no_draft_task_or_minutes_of_a_cell(
    hall_of, cell, cast, superior
):
    everything_of(cell, cast)

    hall = hall_of(superior)

    assert [word for word in FOREIGN[1:] if word in hall] == []
    assert "Biên bản chờ ký" not in hall


def test_the_hall_does_not_exist_for_members_without_an_office(as_person, cell, cast, member):
    everything_of(cell, cast)

    assert as_person(member).get(HALL).status_code == 404


# --- What it costs ------------------------------------------------------------------------


def add_one_of_each(cell):
    """With people of its own, lest one lookup serve for all rows."""
    taker, chair = MemberFactory(cell=cell), MemberFactory(cell=cell)
    cast = {"cell": cell, "secretary": chair, "minute_taker": taker}
    for made in (MeetingFactory, month.prepared):
        fields = {"organization": cell} if made is MeetingFactory else cast
        AgendaItemFactory(meeting=made(**fields), presenter=MemberFactory(cell=cell))
    OfficeFactory(member=chair, organization=cell, role=OfficeRole.COMMITTEE_MEMBER)
    month.closed(**cast)
    paper = ResolutionFactory(organization=cell, signer=chair)
    TaskFactory(
        resolution=paper,
        accountable=taker,
        assigned_on=date(2026, 1, 5),
        due_on=timezone.localdate() - timedelta(days=3),
    )


def test_the_hall_costs_the_same_with_one_row_and_with_three(as_person, rules, cell, secretary):
    client = as_person(secretary)
    costs = []
    for _ in range(3):
        add_one_of_each(cell)
        costs.append(queries_of(client, HALL))

    assert costs[0] == costs[2], costs


def test_the_hall_costs_the_same_for_one_cell_and_for_three(as_person, cell, superior):
    client = as_person(superior)
    one = queries_of(client, HALL)
    for _ in range(3):
        OfficeFactory(member=superior, organization=CellFactory(), role="committee_member")

    assert queries_of(client, HALL) == one
