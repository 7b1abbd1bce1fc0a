"""The admin of records: a committee editor's month, and what an editor of another cell gets."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from meetings.admin.directory import DirectoryGroup
from meetings.admin.viewsets import MONTH
from meetings.models import AgendaItem, LogEntry, Meeting, Member
from tests.factories.meetings import (
    AgendaItemFactory,
    MeetingFactory,
    MemberFactory,
    ResolutionFactory,
    TaskFactory,
    ThemeFactory,
)

pytestmark = pytest.mark.django_db


def address(model, name, *args):
    return reverse(f"wagtailsnippets_meetings_{model}:{name}", args=args)


@pytest.fixture
def desk_of(client):
    """Signs a person in and returns the client."""

    def sign_in(person):
        client.force_login(person.account, backend="intranet.accounts.backends.GroupBackend")
        return client

    return sign_in


def meeting_data(cell, secretary, items=(), **changes):
    """What the browser posts for a meeting with these agenda rows (dicts)."""
    data = {
        "loaded_version": "0",
        "organization": cell.pk,
        "type": "regular",
        "form": "at_school",
        "starts_at": "03/12/2026 14:00",
        "planned_minutes": "110",
        "place": "Phòng họp A2.3",
        "chair": secretary.pk,
        "minute_taker": "",
        "theme": "",
        "grounds": "",
        "equipment": "",
        "agenda-TOTAL_FORMS": str(len(items)),
        "agenda-INITIAL_FORMS": str(sum("id" in item for item in items)),
        "agenda-MIN_NUM_FORMS": "0",
        "agenda-MAX_NUM_FORMS": "1000",
    }
    blank = {
        "title": "", "part": "other", "kind": "information", "planned_minutes": "10",
        "presenter": "", "prepare_by": "", "readiness": "not_started", "grounds": "",
        "draft_text": "", "id": "", "ORDER": "1", "DELETE": "",
    }  # fmt: skip
    for number, item in enumerate(items):
        for key, value in (blank | item).items():
            data[f"agenda-{number}-{key}"] = value
    return data | changes


def test_a_committee_editor_creates_a_meeting_with_its_agenda(desk_of, cell, secretary, member):
    rows = [
        {"title": "Thời sự", "presenter": member.pk, "ORDER": "1"},
        {"title": "Nhiệm vụ tháng 12", "kind": "decision", "draft_text": "Bảy việc", "ORDER": "2"},
    ]
    response = desk_of(secretary).post(
        address("meeting", "add"), meeting_data(cell, secretary, rows)
    )

    assert response.status_code == 302
    meeting = Meeting.objects.get()
    local = timezone.localtime(meeting.starts_at)
    assert (local.day, local.month, local.hour) == (3, 12, 14)
    assert [item.title for item in meeting.agenda.all()] == ["Thời sự", "Nhiệm vụ tháng 12"]
    assert meeting.created_by == secretary.account
    assert [e.action for e in LogEntry.objects.for_instance(meeting)] == ["meetings.create"]


def test_an_item_without_title_is_said_in_vietnamese_and_nothing_is_lost(desk_of, cell, secretary):
    rows = [{"title": "", "grounds": "Căn cứ đã gõ"}]
    response = desk_of(secretary).post(
        address("meeting", "add"), meeting_data(cell, secretary, rows)
    )

    assert response.status_code == 200
    assert "Căn cứ đã gõ" in response.content.decode()
    assert not Meeting.objects.exists()


def test_editing_is_logged_with_what_was_before_and_after(desk_of, cell, secretary):
    meeting = MeetingFactory(organization=cell, chair=secretary)
    data = meeting_data(cell, secretary, place="Hội trường B", loaded_version=meeting.version)
    response = desk_of(secretary).post(address("meeting", "edit", meeting.pk), data)

    assert response.status_code == 302
    entry = LogEntry.objects.for_instance(meeting).first()
    assert ["Địa điểm", "Phòng họp A2.3", "Hội trường B"] in entry.data["changes"]
    history = desk_of(secretary).get(address("meeting", "history", meeting.pk))
    assert "Địa điểm: «Phòng họp A2.3» thành «Hội trường B»" in history.content.decode()


ROW_ADDRESSES = ["edit", "delete", "usage", "history", "history_results", "inspect"]


@pytest.mark.parametrize("name", ROW_ADDRESSES)
@pytest.mark.parametrize("kind", ["meeting", "resolution", "task", "theme"])
def test_an_editor_of_one_cell_gets_404_for_another_cells_record(
    desk_of, cell, stranger, kind, name
):
    make = {
        "meeting": lambda: MeetingFactory(organization=cell, convened=True),
        "resolution": lambda: ResolutionFactory(organization=cell),
        "task": lambda: TaskFactory(resolution=ResolutionFactory(organization=cell)),
        "theme": lambda: ThemeFactory(organizations=[cell]),
    }
    record = make[kind]()
    client = desk_of(stranger)

    for request in (client.get, client.post):
        assert request(address(kind, name, record.pk)).status_code == 404


@pytest.mark.parametrize("kind", ["meeting", "resolution", "task", "theme"])
def test_lists_hold_own_records_only_however_they_are_asked(desk_of, cell, stranger, kind):
    MeetingFactory(organization=cell, place="BÍ-MẬT-NƠI-HỌP")
    ResolutionFactory(organization=cell, abstract="BÍ-MẬT-TRÍCH-YẾU")
    TaskFactory(resolution=ResolutionFactory(organization=cell), title="BÍ-MẬT-VIỆC")
    ThemeFactory(organizations=[cell], title="BÍ-MẬT-CHUYÊN-ĐỀ")
    client = desk_of(stranger)

    for query in ("", "?export=csv", f"?organization={cell.pk}", "?q=M"):
        for name in ("list", "list_results"):
            response = client.get(address(kind, name) + query)
            assert response.status_code == 200
            assert "BÍ-MẬT" not in response.getvalue().decode()


def test_every_address_of_every_view_set_passes_the_gate():
    for viewset in (kind() for kind in (*MONTH, *DirectoryGroup.items)):
        for pattern in viewset.get_urlpatterns():
            assert getattr(pattern.callback, "is_gated", False), (viewset, pattern)


def test_members_without_office_have_no_desk_in_the_admin(desk_of, member):
    assert desk_of(member).get(address("meeting", "list")).status_code in (302, 404)


def test_the_directory_is_the_party_committees(desk_of, secretary, superior, party_committee):
    own = desk_of(secretary).get(address("member", "list")).status_code
    above = desk_of(superior).get(address("member", "list")).status_code

    assert (own, above) == (404, 200)


def test_a_record_is_not_created_for_another_cell(desk_of, cell, other_cell, secretary):
    data = meeting_data(other_cell, secretary)
    response = desk_of(secretary).post(address("meeting", "add"), data)

    assert response.status_code == 200
    assert not Meeting.objects.exists()


def test_a_record_is_not_moved_into_another_cell(desk_of, cell, other_cell, secretary):
    meeting = MeetingFactory(organization=cell, chair=secretary)
    data = meeting_data(other_cell, secretary, loaded_version=meeting.version)
    desk_of(secretary).post(address("meeting", "edit", meeting.pk), data)

    meeting.refresh_from_db()
    assert meeting.organization == cell


def test_a_person_of_another_cell_is_refused_in_the_form_and_in_its_rows(
    desk_of, cell, secretary, stranger
):
    in_row = meeting_data(cell, secretary, [{"title": "Mục", "presenter": stranger.pk}])
    in_form = meeting_data(cell, secretary, chair=stranger.pk)
    client = desk_of(secretary)

    for data in (in_row, in_form):
        response = client.post(address("meeting", "add"), data)
        assert response.status_code == 200
        assert "Bạch Văn Ẩn" not in response.content.decode()
    assert not Meeting.objects.exists()


def test_a_row_of_another_cells_agenda_is_not_taken_over_by_its_id(
    desk_of, cell, secretary, other_cell
):
    foreign = AgendaItemFactory(meeting=MeetingFactory(organization=other_cell), title="Của họ")
    meeting = MeetingFactory(organization=cell, chair=secretary)
    data = meeting_data(
        cell, secretary, [{"id": foreign.pk, "title": "Đã đổi"}], loaded_version=meeting.version
    )
    desk_of(secretary).post(address("meeting", "edit", meeting.pk), data)

    foreign.refresh_from_db()
    assert (foreign.title, foreign.meeting.organization) == ("Của họ", other_cell)


def test_what_stands_already_may_stay_though_one_could_not_choose_it(desk_of, cell, secretary):
    guest_chair = MemberFactory(full_name="Người Ngoài Chi")
    meeting = MeetingFactory(organization=cell, chair=guest_chair)
    data = meeting_data(cell, guest_chair, loaded_version=meeting.version, place="Nơi khác")
    response = desk_of(secretary).post(address("meeting", "edit", meeting.pk), data)

    meeting.refresh_from_db()
    assert (response.status_code, meeting.place) == (302, "Nơi khác")


def test_a_stale_form_gets_both_texts_and_saves_nothing(desk_of, cell, secretary):
    meeting = MeetingFactory(organization=cell, chair=secretary, place="Phòng A")
    loaded = meeting.version
    meeting.place = "Phòng người khác ghi"
    meeting.save()
    data = meeting_data(cell, secretary, place="Phòng tôi gõ", loaded_version=loaded)
    response = desk_of(secretary).post(address("meeting", "edit", meeting.pk), data)

    body = response.content.decode()
    assert response.status_code == 409
    assert "Phòng người khác ghi" in body
    assert "Phòng tôi gõ" in body
    meeting.refresh_from_db()
    assert meeting.place == "Phòng người khác ghi"


def test_a_form_that_lost_its_version_saves_nothing(desk_of, cell, secretary):
    meeting = MeetingFactory(organization=cell, chair=secretary)
    data = meeting_data(cell, secretary, place="Phòng khác")
    del data["loaded_version"]

    response = desk_of(secretary).post(address("meeting", "edit", meeting.pk), data)

    assert response.status_code == 409
    assert Meeting.objects.get().place == "Phòng họp A2.3"


def test_after_the_notice_the_form_is_for_reading(desk_of, cell, secretary):
    meeting = MeetingFactory(organization=cell, convened=True)

    response = desk_of(secretary).get(address("meeting", "edit", meeting.pk))

    assert response.status_code == 302
    assert response.url == address("meeting", "inspect", meeting.pk)


def test_what_was_not_filled_in_is_read_as_a_dash(desk_of, cell, secretary):
    meeting = MeetingFactory(organization=cell, convened=True, theme=None)

    page = desk_of(secretary).get(address("meeting", "inspect", meeting.pk)).content.decode()

    answers = set(map(str.strip, re.findall(r"<dd>(.*?)</dd>", page, re.DOTALL)))
    assert "–" in answers
    assert "None" not in answers


def test_status_and_number_are_not_taken_from_a_form(desk_of, cell, secretary):
    meeting = MeetingFactory(organization=cell, chair=secretary)
    data = meeting_data(
        cell, secretary, status="closed", convened_at="01/01/2026", loaded_version=meeting.version
    )
    desk_of(secretary).post(address("meeting", "edit", meeting.pk), data)

    meeting.refresh_from_db()
    assert (meeting.status, meeting.convened_at) == ("draft", None)


def test_an_item_with_a_paper_cannot_be_deleted_from_the_agenda(desk_of, cell, secretary, tmp_path):
    meeting = MeetingFactory(organization=cell, chair=secretary)
    item = AgendaItemFactory(meeting=meeting, title="Có tài liệu")
    TaskFactory(resolution=None, item=item, organization=cell, accountable=secretary)
    data = meeting_data(
        cell, secretary, [{"id": item.pk, "title": item.title, "DELETE": "on"}],
        loaded_version=Meeting.objects.get(pk=meeting.pk).version,
    )  # fmt: skip
    response = desk_of(secretary).post(address("meeting", "edit", meeting.pk), data)

    assert response.status_code == 200
    assert "Không xóa được" in response.content.decode()
    assert AgendaItem.objects.filter(pk=item.pk).exists()


@pytest.mark.parametrize("key", ["0", "9" * 18, "9" * 26])
def test_a_key_that_names_nothing_is_404(desk_of, secretary, key):
    base = address("meeting", "list")

    assert desk_of(secretary).get(f"{base}edit/{key}/").status_code == 404


def test_lists_cost_the_same_with_one_row_and_with_three(desk_of, cell, secretary):
    client = desk_of(secretary)

    def queries(kind):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address(kind, "list")).status_code == 200
        return len(captured)

    counts = {}
    for _ in range(3):
        MeetingFactory(organization=cell, chair=secretary)
        resolution = ResolutionFactory(organization=cell)
        TaskFactory(resolution=resolution, accountable=secretary)
        ThemeFactory(organizations=[cell])
        for kind in ("meeting", "resolution", "task", "theme"):
            queries(kind)  # the first request fills caches of the process
            counts.setdefault(kind, []).append(queries(kind))

    assert all(row[0] == row[2] for row in counts.values()), counts
    assert all(row[2] <= 20 for row in counts.values()), counts


def test_choices_are_loaded_once_a_form_not_once_a_row(desk_of, cell, secretary):
    client = desk_of(secretary)
    counts = []
    for rows in (1, 4):
        meeting = MeetingFactory(organization=cell, chair=secretary)
        for n in range(rows):
            AgendaItemFactory(meeting=meeting, presenter=secretary, sort_order=n)
        client.get(address("meeting", "edit", meeting.pk))
        with CaptureQueriesContext(connection) as captured:
            client.get(address("meeting", "edit", meeting.pk))
        counts.append(len(captured))

    assert counts[1] - counts[0] <= 2 * 3, counts


def test_members_of_the_directory_are_kept_without_overlaps(
    desk_of, cell, other_cell, superior, party_committee
):
    data = {
        "loaded_version": "0", "full_name": "Đoàn Văn Đức", "given_name": "", "account": "",
        "admitted_on": "03/10/2011", "ceremony_on": "", "confirmed_on": "03/10/2012",
        "memberships-TOTAL_FORMS": "2", "memberships-INITIAL_FORMS": "0",
        "memberships-MIN_NUM_FORMS": "0", "memberships-MAX_NUM_FORMS": "1000",
        "memberships-0-organization": cell.pk, "memberships-0-starts_on": "03/10/2011",
        "memberships-0-ends_on": "", "memberships-0-id": "", "memberships-0-DELETE": "",
        "memberships-1-organization": other_cell.pk, "memberships-1-starts_on": "01/01/2020",
        "memberships-1-ends_on": "", "memberships-1-id": "", "memberships-1-DELETE": "",
        "intervals-TOTAL_FORMS": "0", "intervals-INITIAL_FORMS": "0",
        "intervals-MIN_NUM_FORMS": "0", "intervals-MAX_NUM_FORMS": "1000",
    }  # fmt: skip
    client = desk_of(superior)
    refused = client.post(address("member", "add"), data)
    none = Member.objects.filter(full_name="Đoàn Văn Đức").exists()
    saved = client.post(address("member", "add"), data | {"memberships-0-ends_on": "31/12/2019"})

    assert (refused.status_code, none) == (200, False)
    assert "trùng thời gian" in refused.content.decode()
    assert saved.status_code == 302
    member = Member.objects.get(full_name="Đoàn Văn Đức")
    assert (member.admitted_on.day, member.admitted_on.month) == (3, 10)


@pytest.mark.parametrize("kind", ["meeting", "resolution", "task", "theme", "member"])
def test_records_have_no_pop_up_choosers(kind):
    with pytest.raises(NoReverseMatch):
        reverse(f"wagtailsnippetchoosers_meetings_{kind}:choose")
