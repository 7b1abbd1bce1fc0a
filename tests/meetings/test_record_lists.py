"""Lists of records in the admin: the columns and filters people need, of their own rows only."""

from datetime import timedelta

import pytest
from django.utils import timezone

from meetings.enums import TaskStatus
from tests.factories.meetings import (
    CellFactory,
    MeetingFactory,
    MemberFactory,
    OfficeFactory,
    ResolutionFactory,
    TaskFactory,
    ThemeFactory,
)

from . import month
from .test_admin import address

pytestmark = pytest.mark.django_db


@pytest.fixture
def listed(as_person):
    """listed(person, "task", is_late="true") gives the rows of that list."""

    def ask(person, kind, **query):
        response = as_person(person).get(address(kind, "list"), query)
        assert response.status_code == 200
        return list(response.context["object_list"])

    return ask


@pytest.fixture
def page_of(as_person):
    def ask(person, kind, **query):
        return as_person(person).get(address(kind, "list"), query).content.decode()

    return ask


def test_the_list_of_meetings_names_chair_minute_taker_and_state_of_minutes(
    page_of, cast, secretary
):
    month.closed(**cast)

    page = page_of(secretary, "meeting")

    for label, value in [
        ("Số mục", "3"),
        ("Chủ trì", "Đặng Hữu Phước"),
        ("Thư ký", "Võ Hoài Ân"),
        ("Biên bản", "Đã thông qua"),
    ]:
        cell = page.partition(f'data-label="{label}"')[2].partition("</td>")[0]
        assert value in cell
    assert "Đọc biên bản" in page


def test_whose_a_record_is_is_printed_only_where_one_writes_for_several(page_of, cell, secretary):
    MeetingFactory(organization=cell)
    assert 'data-label="Tổ chức"' not in page_of(secretary, "meeting")

    OfficeFactory(member=secretary, organization=CellFactory())
    assert 'data-label="Tổ chức"' in page_of(secretary, "meeting")


def test_meetings_are_narrowed_by_their_day(listed, cell, secretary):
    soon = MeetingFactory(organization=cell)
    later = MeetingFactory(organization=cell, starts_at=soon.starts_at + timedelta(days=30))
    between = {"starts_at_from": f"{later.day:%d/%m/%Y}", "starts_at_to": ""}

    assert listed(secretary, "meeting", **between) == [later]
    assert set(listed(secretary, "meeting")) == {soon, later}


def test_tasks_are_narrowed_to_the_late_ones_and_to_one_person(listed, cell, secretary, page_of):
    today = timezone.localdate()
    paper = ResolutionFactory(organization=cell)
    old = {"resolution": paper, "assigned_on": today - timedelta(days=30)}
    late = TaskFactory(due_on=today - timedelta(days=2), **old)
    done = TaskFactory(due_on=today - timedelta(days=2), status=TaskStatus.ACCEPTED, **old)
    running = TaskFactory(due_on=today + timedelta(days=2), **old)

    assert listed(secretary, "task", is_late="true") == [late]
    assert set(listed(secretary, "task", is_late="false")) == {done, running}
    assert listed(secretary, "task", accountable=done.accountable.pk) == [done]
    assert "Quá hạn 2 ngày" in page_of(secretary, "task")


def test_filters_name_nobody_of_another_cell(page_of, secretary, other_cell):
    stranger = MemberFactory(full_name="Người chi bộ khác", cell=other_cell)
    TaskFactory(resolution=ResolutionFactory(organization=other_cell), accountable=stranger)

    page = page_of(secretary, "task")

    assert "Người chi bộ khác" not in page
    assert "Chi bộ Khoa Kinh tế" not in page


def test_tasks_and_themes_are_found_without_marks(listed, cell, secretary):
    paper = ResolutionFactory(organization=cell)
    wanted = TaskFactory(title="Đổi mới giáo án số", resolution=paper)
    TaskFactory(title="Việc khác", resolution=paper)
    theme = ThemeFactory(title="Kỷ luật lao động", organizations=[cell])

    assert listed(secretary, "task", q="doi moi") == [wanted]
    assert listed(secretary, "theme", q="KY LUAT") == [theme]


def test_members_show_their_cell_of_today_and_are_narrowed_by_it(
    listed, page_of, cell, member, superior
):
    newcomer = MemberFactory(
        full_name="Tô Khánh Vy", cell=CellFactory(), probationary=True, account=None
    )

    assert listed(superior, "member", cell=cell.pk) == [member]
    assert listed(superior, "member", is_full="false") == [newcomer]
    assert listed(superior, "member", has_account="false") == [newcomer]
    assert listed(superior, "member", q="to khanh") == [newcomer]
    page = page_of(superior, "member")
    assert f"{cell.name}" in page.partition('data-label="Nơi sinh hoạt"')[2]
    assert "năm trước" not in page


def test_organizations_show_who_leads_them_today(page_of, listed, cell, secretary, superior):
    closed = CellFactory(name="Chi bộ cũ", dissolved_on=timezone.localdate() - timedelta(days=1))

    assert "Đặng Hữu Phước" in page_of(superior, "organization")
    assert listed(superior, "organization", is_active="false") == [closed]


def test_offices_are_narrowed_to_those_held_today(listed, cell, superior, secretary):
    yesterday = timezone.localdate() - timedelta(days=1)
    former = OfficeFactory(organization=cell, ends_on=yesterday)

    assert listed(superior, "office", is_held="false") == [former]
    assert former not in listed(superior, "office", is_held="true")
