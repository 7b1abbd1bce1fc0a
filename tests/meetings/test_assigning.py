"""«@Lan: gửi danh sách, hạn 20/12» under a conclusion becomes a task when somebody confirms it."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from meetings.actions import meetings, minutes
from meetings.actions.base import Refused
from meetings.actions.resolutions import issue
from meetings.actions.tasks import assign
from meetings.export.minutes_sheet import minutes_sheet
from meetings.models import AgendaItem, Meeting, Minutes, Task
from meetings.proposals import proposals_in, spoken
from meetings.waiting_tasks import lately_waiting
from tests.factories.meetings import MemberFactory, ResolutionFactory, TaskFactory
from tests.home.conftest import house
from tests.queries import queries_of

from . import month

__all__ = ["house"]

pytestmark = pytest.mark.django_db

DAY = date(2026, 12, 3)
ROOM = [
    "Lê Thị Ngọc Ánh",
    "Võ Hoàng Anh",
    "Nguyễn Thị Lan",
    "Trần Thị Lan",
    "Trương Kim Bé",
    "Bùi Thị Thúy",
]
PEOPLE = [SimpleNamespace(full_name=name, given_name=name.split()[-1]) for name in ROOM]


def read(*lines):
    """What the lines propose: names, title and day of each."""
    item = SimpleNamespace(conclusion="\n".join(lines))
    return [
        ([person.full_name for person in line.people], line.title, line.due_on)
        for line in proposals_in(item, PEOPLE, DAY)
    ]


# --- Reading a line ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("@Ánh: soạn bài", "Lê Thị Ngọc Ánh"),
        ("@Anh: soạn bài", "Võ Hoàng Anh"),
        ("@ngọc ánh: soạn bài", "Lê Thị Ngọc Ánh"),
        ("@Ngoc Anh: soạn bài", "Lê Thị Ngọc Ánh"),
        ("@Nguyễn Thị Lan: soạn bài", "Nguyễn Thị Lan"),
        ("@đồng chí Bé: soạn bài", "Trương Kim Bé"),
        ("- @đ/c Kim Bé soạn bài", "Trương Kim Bé"),
        ("@be soạn bài", "Trương Kim Bé"),
        ("@Thuý: soạn bài", "Bùi Thị Thúy"),
        ("@Be\u0301: soạn bài", "Trương Kim Bé"),
    ],
)
def test_a_name_is_known_as_people_say_it_in_the_room(line, name):
    assert read(line) == [([name], "Soạn bài", None)]


def test_a_name_that_two_bear_and_a_name_of_nobody_are_left_open():
    assert read("@Lan: gửi danh sách", "@Tám: gửi danh sách", "@") == [
        (["Nguyễn Thị Lan", "Trần Thị Lan"], "Gửi danh sách", None),
        ([], "Gửi danh sách", None),
        ([], "", None),
    ]


@pytest.mark.parametrize(
    ("words", "title", "due_on"),
    [
        ("kèm hai giáo viên, hạn 20/12", "Kèm hai giáo viên", date(2026, 12, 20)),
        ("kèm hai giáo viên, hạn 5/1", "Kèm hai giáo viên", date(2027, 1, 5)),
        ("kem hai giao vien han 05-01-2027", "Kem hai giao vien", date(2027, 1, 5)),
        ("nộp (hạn ngày 7.12.2026)", "Nộp", date(2026, 12, 7)),
        ("nộp trước ngày 3/12.", "Nộp", date(2026, 12, 3)),
        ("nộp, hạn cuối tháng", "Nộp", date(2026, 12, 31)),
        ("nộp, hạn cuối tháng 2", "Nộp", date(2027, 2, 28)),
        ("họp từ 1/12 đến 5/12, chậm nhất 6/12", "Họp từ 1/12 đến 5/12", date(2026, 12, 6)),
        ("nộp trước 31/2", "Nộp trước 31/2", None),
        ("nộp, hạn 20/13", "Nộp, hạn 20/13", None),
        ("nộp, hạn 20/11/2026", "Nộp, hạn 20/11/2026", None),
        ("giữ hạn nộp như cũ", "Giữ hạn nộp như cũ", None),
    ],
)
def test_a_deadline_is_the_next_such_day_or_none(words, title, due_on):
    assert read(f"@Bé: {words}") == [(["Trương Kim Bé"], title, due_on)]


def test_a_line_as_long_as_the_box_is_read_too():
    spaces, dots = "x" + " " * 19_000 + "y", "." * 19_000
    assert [title for _, title, _ in read(f"@Bé: {spaces}", f"@Bé: {dots}")] == ["X y", ""]


def test_lines_without_the_sign_propose_nothing():
    assert read("Giữ hạn 30/12.", "Gửi thư cho lan@truong.edu.vn", "") == []


def test_the_paper_says_the_whole_name_and_never_the_sign():
    said = "Giữ hạn 30/12.\n@Ánh: kèm hai giáo viên, hạn 20/12\n- @Lan: gửi danh sách"

    assert spoken(said, PEOPLE) == (
        "Giữ hạn 30/12.\nĐồng chí Lê Thị Ngọc Ánh: kèm hai giáo viên, hạn 20/12\n"
        "- Lan: gửi danh sách"
    )


# --- At the desk ---------------------------------------------------------------------------------


@pytest.fixture
def later():
    """A day to come, as it is typed."""
    return timezone.localdate() + timedelta(days=20)


@pytest.fixture
def meeting(cast, member):
    return month.in_session(**cast)


def discussed(meeting):
    return meeting.agenda.get(title="Giáo án số")


def desk_of(item):
    return reverse("desk_item", args=[item.meeting_id, item.pk])


def door_of(item):
    return reverse("desk_assign", args=[item.meeting_id, item.pk])


def conclude(meeting, by, *lines):
    item = discussed(meeting)
    return minutes.record_item(
        item=item, gist="Đã bàn.", conclusion="\n".join(lines), by=by.account
    )


def hidden(page):
    """The fields of the first «Giao việc» button, as the browser sends them."""
    form = page.split("giao-viec/", 1)[1].split("</form>", 1)[0]
    inputs = [part for part in form.split("<input")[1:] if 'type="hidden"' in part]
    pairs = (part.split('"') for part in inputs)
    return {part[part.index(" name=") + 1]: part[part.index(" value=") + 1] for part in pairs}


def test_a_typed_line_is_shown_at_once_and_one_press_assigns_it(as_person, meeting, member, later):
    client, item = as_person(meeting.chair), discussed(meeting)
    line = f"@Ánh: kèm hai giáo viên mới, hạn {later:%d/%m}"
    sent = client.post(
        desk_of(item), {"gist": "Đã bàn.", "conclusion": f"- {line}", "version": item.version}
    )
    assert sent.url == f"{desk_of(item)}#giao-viec"

    page = client.get(desk_of(item)).content.decode()
    assert "Giao việc này?" in page
    page = client.post(door_of(item), hidden(page), follow=True).content.decode()

    task = Task.objects.get()
    assert (task.item, task.accountable, task.due_on) == (item, member, later)
    assert (task.title, task.from_line) == ("Kèm hai giáo viên mới", line)
    assert "Giao việc này?" not in page
    assert "Việc đã giao" in page


def test_saving_the_same_lines_again_goes_on_to_the_next_item(as_person, meeting, member, later):
    item = conclude(meeting, meeting.chair, f"@Ánh: kèm hai giáo viên, hạn {later:%d/%m}")
    fields = {"gist": "Đã bàn thêm.", "conclusion": item.conclusion, "version": item.version}
    sent = as_person(meeting.chair).post(desk_of(item), fields)

    assert sent.url == desk_of(meeting.agenda.get(title="Nhiệm vụ tháng 12"))


def test_a_line_that_leaves_something_open_is_filled_in_by_hand(as_person, meeting, member, later):
    item = conclude(meeting, meeting.chair, "@Ánh: kèm hai giáo viên mới")
    client = as_person(meeting.chair)
    assert "Chưa có hạn" in client.get(desk_of(item)).content.decode()

    form = client.get(f"{door_of(item)}?dong=0").content.decode()
    assert "Kèm hai giáo viên mới" in form
    fields = {"title": "Kèm hai giáo viên mới", "accountable": member.pk, "line": item.conclusion}
    refused = client.post(door_of(item), fields)
    assert refused.status_code == 400
    assert "Kèm hai giáo viên mới" in refused.content.decode()

    client.post(
        door_of(item), fields | {"due_on": f"{later:%d/%m/%Y}", "title": "Kèm ba giáo viên"}
    )
    assert Task.objects.get().title == "Kèm ba giáo viên"
    assert "Việc chờ giao" not in client.get(desk_of(item)).content.decode()


def test_a_day_that_has_gone_by_is_refused_with_what_was_typed(as_person, meeting, member):
    item = conclude(meeting, meeting.chair, "@Ánh: kèm hai giáo viên mới")
    gone = timezone.localdate() - timedelta(days=1)
    fields = {"title": "Kèm giáo viên", "accountable": member.pk, "due_on": f"{gone:%d/%m/%Y}"}
    page = as_person(meeting.chair).post(door_of(item), fields)

    assert page.status_code == 400
    assert "Hạn hoàn thành phải từ ngày giao trở đi." in page.content.decode()
    assert "Kèm giáo viên" in page.content.decode()


def test_a_minute_taker_without_an_office_sees_the_line_and_no_button(
    as_person, meeting, member, minute_taker, later
):
    item = conclude(meeting, minute_taker, f"@Ánh: kèm hai giáo viên, hạn {later:%d/%m}")
    client = as_person(minute_taker)
    page = client.get(desk_of(item)).content.decode()

    assert "Cấp ủy giao những việc này" in page
    assert door_of(item) not in page
    assert client.get(door_of(item)).status_code == 404
    fields = {"title": "Việc", "accountable": member.pk, "due_on": f"{later:%d/%m/%Y}"}
    assert client.post(door_of(item), fields).status_code == 404
    assert not Task.objects.exists()


def test_the_door_is_closed_to_others_and_before_the_session(
    as_person, cast, meeting, member, stranger, committee_member
):
    item = discussed(meeting)
    for person in (member, stranger):
        assert as_person(person).get(door_of(item)).status_code == 404
    assert as_person(committee_member).get(door_of(item)).status_code == 200

    to_come = month.convened(**cast)
    assert as_person(meeting.chair).get(door_of(discussed(to_come))).status_code == 404


def test_only_those_the_meeting_called_are_offered(as_person, meeting, member, stranger, later):
    item = conclude(meeting, meeting.chair, f"@Ẩn: việc của người khác, hạn {later:%d/%m}")
    client = as_person(meeting.chair)
    assert "Chưa rõ giao ai." in client.get(desk_of(item)).content.decode()

    fields = {"title": "Việc", "accountable": stranger.pk, "due_on": f"{later:%d/%m/%Y}"}
    assert client.post(door_of(item), fields).status_code == 400
    assert not Task.objects.exists()


@pytest.mark.parametrize("line", ["x", "-1", "99", "9" * 40, "\x00", "<b>"])
def test_a_line_that_is_not_there_gives_an_empty_form(as_person, meeting, line):
    page = as_person(meeting.chair).get(door_of(discussed(meeting)), {"dong": line})

    assert page.status_code in (200, 400)


# --- After the session ---------------------------------------------------------------------------


@pytest.fixture
def closed(cast, member, later):
    """Adopted and closed, with a line nobody assigned."""
    meeting = month.recorded(**cast)
    conclude(meeting, meeting.chair, "Giữ hạn.", f"@Ánh: kèm hai giáo viên, hạn {later:%d/%m}")
    return meetings.adopt_and_close(meeting=meeting, by=meeting.chair.account)


def test_what_was_left_is_assigned_from_the_minutes(as_person, closed, member, committee_member):
    address = reverse("minutes", args=[closed.pk])
    client = as_person(committee_member)
    page = client.get(address).content.decode()
    assert "Mục «Giáo án số»" in page

    landed = client.post(door_of(discussed(closed)), hidden(page))
    assert landed.url == address
    assert Task.objects.get().accountable == member
    assert "Việc chờ giao" not in client.get(address).content.decode()
    assert "Việc chờ giao" not in as_person(member).get(address).content.decode()


def test_the_hall_reminds_the_committee_for_sixty_days(
    as_person, closed, member, committee_member, stranger
):
    hall = reverse("wagtailadmin_home")
    page = as_person(committee_member).get(hall).content.decode()
    assert "Việc chờ giao" in page
    assert "Kèm hai giáo viên" in page
    assert f"{reverse('minutes', args=[closed.pk])}#giao-viec" in page
    assert "Việc chờ giao" not in as_person(stranger).get(hall).content.decode()

    Meeting.objects.filter(pk=closed.pk).update(starts_at=timezone.now() - timedelta(days=61))
    assert "Việc chờ giao" not in as_person(committee_member).get(hall).content.decode()


def test_lines_of_one_meeting_and_of_three_cost_the_same(cast, closed, committee_member, later):
    committee_member.account.refresh_from_db()
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            assert lately_waiting(committee_member.account)
        counts.append(len(asked))
        for _ in range(2):
            other = month.closed(**cast)
            line = f"@Ánh: việc khác, hạn {later:%d/%m}"
            AgendaItem.objects.filter(pk=discussed(other).pk).update(conclusion=line)
    assert counts[0] - 1 == counts[1]  # who he is was asked the first time only


def test_minutes_print_the_whole_name_live_and_sealed(as_person, closed, member):
    sheet = minutes_sheet(Minutes.objects.get(meeting=closed))
    said = next(item["conclusion"] for item in sheet["items"] if item["title"] == "Giáo án số")
    assert f"Đồng chí {member.full_name}: kèm hai giáo viên" in said

    for signer in (closed.minute_taker, closed.chair):
        sealed = minutes.confirm(minutes=Minutes.objects.get(meeting=closed), by=signer.account)
    assert sealed.sealed_content["items"] == sheet["items"]
    page = as_person(member).get(reverse("minutes", args=[closed.pk])).content.decode()
    assert "@Ánh" not in page
    assert f"Đồng chí {member.full_name}: kèm hai giáo viên" in page


def test_who_answers_for_a_task_of_an_internal_item_does_not_learn_its_title(
    as_person, meeting, member, committee_member, later
):
    item = discussed(meeting)
    AgendaItem.objects.filter(pk=item.pk).update(keeping="internal", title="Chuyện riêng cấp ủy")
    item.refresh_from_db()
    task = assign(
        title="Soạn bài", accountable=member, due_on=later, by=meeting.chair.account, item=item
    )

    page = as_person(member).get(task.get_absolute_url())
    assert page.status_code == 200
    assert "Chuyện riêng cấp ủy" not in page.content.decode()
    page = as_person(committee_member).get(task.get_absolute_url())
    assert "Chuyện riêng cấp ủy" in page.content.decode()


def test_who_answers_for_a_task_of_a_committee_s_paper_does_not_learn_of_it(
    as_person, closed, cell, secretary, member, committee_member
):
    draft = ResolutionFactory(
        organization=cell, meeting=closed, abstract="riêng cấp ủy", committee_only=True
    )
    paper = issue(resolution=draft, by=secretary.account)
    task = TaskFactory(organization=cell, resolution=paper, accountable=member)

    own = as_person(member)
    for page in (own.get(task.get_absolute_url()), own.get(reverse("tasks"))):
        assert task.title in page.content.decode()
        assert paper.symbol not in page.content.decode()
        assert paper.abstract not in page.content.decode()
    assert (
        paper.abstract in as_person(committee_member).get(task.get_absolute_url()).content.decode()
    )


def test_one_waiting_line_and_three_cost_the_same(as_person, meeting, member, later):
    client, item = as_person(meeting.chair), discussed(meeting)
    for name in ("Bích", "Cúc"):
        MemberFactory(full_name=f"Trần Thị {name}", cell=meeting.organization)
    counts = []
    for size in (1, 3):
        lines = [f"@Ánh: việc số {n}, hạn {later:%d/%m}" for n in range(size)]
        AgendaItem.objects.filter(pk=item.pk).update(conclusion="\n".join(lines))
        counts.append(queries_of(client, desk_of(item)))
    assert counts[0] == counts[1]


def test_an_action_without_a_title_is_refused(meeting, member, later):
    with pytest.raises(Refused):
        assign(
            title=" ", accountable=member, due_on=later, by=meeting.chair.account,
            item=discussed(meeting), line="@Ánh:",
        )  # fmt: skip
