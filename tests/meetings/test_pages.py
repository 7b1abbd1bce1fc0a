"""The reader's pages: what each person finds at each address, and what it costs."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from meetings.actions import attendance, papers, resolutions, tasks
from meetings.models import Meeting, Office, Paper, Task, TaskReport
from tests.factories.files import PDF
from tests.factories.meetings import (
    AccountFactory,
    AgendaItemFactory,
    MeetingFactory,
    MemberFactory,
    ResolutionFactory,
    TaskFactory,
)

from . import month

pytestmark = pytest.mark.django_db


@pytest.fixture
def issued(cast):
    meeting = month.signed(**cast)
    paper = ResolutionFactory(organization=cast["cell"], meeting=meeting)
    return resolutions.issue(resolution=paper, by=cast["secretary"].account)


@pytest.fixture
def task(issued, member, cast):
    return tasks.assign(
        resolution=issued, title="Kế hoạch tuyển sinh", accountable=member,
        due_on=timezone.localdate() + timedelta(days=5), by=cast["secretary"].account,
    )  # fmt: skip


def pages_of(issued, task):
    meeting = issued.meeting
    return [
        meeting.get_absolute_url(),
        reverse("minutes", args=[meeting.pk]),
        issued.get_absolute_url(),
        task.get_absolute_url(),
    ]


def test_a_member_reads_the_whole_month(as_person, member, issued, task):
    client = as_person(member)

    for page in ["/sinh-hoat/", "/nghi-quyet/", "/nhiem-vu/", *pages_of(issued, task)]:
        assert client.get(page).status_code == 200, page
    assert "01-NQ/CB" in client.get(issued.get_absolute_url()).content.decode()


def test_for_another_cells_secretary_none_of_it_exists(as_person, stranger, issued, task):
    client = as_person(stranger)

    for page in pages_of(issued, task):
        assert client.get(page).status_code == 404, page
    for page in ["/sinh-hoat/", "/nghi-quyet/", "/nhiem-vu/"]:
        body = client.get(page).content.decode()
        assert "Kế hoạch tuyển sinh" not in body
        assert "01-NQ/CB" not in body


@pytest.mark.parametrize("page", ["/sinh-hoat/", "/nghi-quyet/", "/nhiem-vu/"])
def test_for_staff_the_records_do_not_exist(as_person, page):
    assert as_person(AccountFactory()).get(page).status_code == 404


@pytest.mark.parametrize("page", ["/sinh-hoat/", "/nghi-quyet/", "/nhiem-vu/", "/tep/1/"])
def test_strangers_are_led_to_the_door(client, page):
    response = client.get(page)

    assert response.status_code == 302
    assert response.url.startswith("/dang-nhap/")


def test_an_office_that_ends_is_404_on_the_next_request(as_person, cell, secretary):
    draft = MeetingFactory(organization=cell)
    client = as_person(secretary)
    before = client.get(draft.get_absolute_url()).status_code
    Office.objects.update(ends_on=timezone.localdate() - timedelta(days=1))

    assert (before, client.get(draft.get_absolute_url()).status_code) == (200, 404)


@pytest.mark.parametrize(
    "page",
    ["/sinh-hoat/?p=abc", "/sinh-hoat/?p=" + "9" * 26, "/nghi-quyet/?p=0", "/nhiem-vu/?p=-1",
     "/sinh-hoat/" + "9" * 26 + "/", "/nghi-quyet/?loai=%00", "/nhiem-vu/bao-cao/0000-01/",
     "/nhiem-vu/bao-cao/2026-13/", "/nhiem-vu/tong-hop/2026-11/?to-chuc=abc", "/tep/0/"],
)  # fmt: skip
def test_odd_addresses_are_404_or_400_never_500(as_person, secretary, page):
    assert as_person(secretary).get(page).status_code in (400, 404)


def step(meeting, name):
    return reverse("meeting_step", args=[meeting.pk, name])


def test_the_committee_walks_a_meeting_through_its_buttons(as_person, cast, secretary):
    meeting = month.prepared(**cast)
    client = as_person(secretary)
    for name in ("thong-nhat", "trieu-tap"):
        assert client.post(step(meeting, name)).status_code == 302
    Meeting.objects.update(starts_at=timezone.now())  # the day comes
    assert client.post(step(meeting, "khai-mac")).status_code == 302

    meeting.refresh_from_db()
    assert meeting.status == "in_session"


def test_a_refused_step_says_why(as_person, cast, secretary):
    meeting = MeetingFactory(organization=cast["cell"], chair=secretary)

    page = as_person(secretary).post(step(meeting, "thong-nhat"), follow=True)

    assert "Chương trình chưa có mục nào" in page.content.decode()


def test_a_member_cannot_take_a_step_of_the_committee(as_person, cast, member):
    meeting = month.convened(**cast)

    assert as_person(member).post(step(meeting, "khai-mac")).status_code == 404
    assert Meeting.objects.get().status == "convened"


def test_the_committee_names_another_minute_taker_until_the_close(
    as_person, cast, secretary, member
):
    meeting = month.convened(**cast)

    as_person(secretary).post(step(meeting, "thu-ky"), {"member": member.pk})

    meeting.refresh_from_db()
    assert meeting.minute_taker == member


def test_namesakes_are_told_apart_where_one_of_them_is_chosen(as_person, cast, secretary, cell):
    for admitted in (date(2009, 6, 1), date(2014, 3, 1)):
        MemberFactory(cell=cell, full_name="Nguyễn Thị Lan", admitted_on=admitted,
                      confirmed_on=date(2020, 1, 1))  # fmt: skip
    meeting = month.convened(**cast)

    page = as_person(secretary).get(meeting.get_absolute_url()).content.decode()

    assert "Nguyễn Thị Lan (kết nạp 06/2009)" in page
    assert "Nguyễn Thị Lan (kết nạp 03/2014)" in page


def test_the_button_to_open_waits_for_the_day(as_person, cast, secretary):
    meeting = month.convened(**cast)
    before = as_person(secretary).get(meeting.get_absolute_url()).content.decode()
    Meeting.objects.update(starts_at=timezone.now())
    after = as_person(secretary).get(meeting.get_absolute_url()).content.decode()

    assert (step(meeting, "khai-mac") in before, step(meeting, "khai-mac") in after) == (
        False, True,
    )  # fmt: skip


def test_a_joint_session_names_its_host_and_its_guests_and_nothing_more(
    as_person, cast, member, other_cell
):
    host = MeetingFactory(organization=other_cell, convened=True, place="Nơi của họ")
    guest = MeetingFactory(organization=cast["cell"], convened=True, host=host)

    page = as_person(member).get(guest.get_absolute_url()).content.decode()

    assert "Họp chung với Chi bộ Khoa Kinh tế" in page
    assert "Nơi của họ" not in page


@pytest.mark.parametrize("typed", [{"reason": ""}, {"reason": "Bão", "to": "32/13/2026"}])
def test_a_postponement_typed_wrong_comes_back_with_what_was_typed(
    as_person, cast, secretary, typed
):
    meeting = month.convened(**cast)

    page = as_person(secretary).post(step(meeting, "hoan"), typed)

    assert page.status_code == 400
    assert typed.get("to", "") in page.content.decode()


def test_the_desk_is_for_who_runs_the_meeting(as_person, cast, member, minute_taker):
    meeting = month.in_session(**cast)
    url = reverse("desk_roll", args=[meeting.pk])

    assert as_person(member).get(url).status_code == 404
    assert as_person(minute_taker).get(url).status_code == 200


def test_the_minute_taker_writes_the_minutes_at_the_desk(as_person, cast, minute_taker, secretary):
    meeting = month.in_session(**cast)
    client = as_person(minute_taker)
    marks = {f"mark-{row.pk}": "present" for row in meeting.roll.all()}
    assert client.post(reverse("desk_roll", args=[meeting.pk]), marks).status_code == 302
    for item in meeting.agenda.all():
        typed = {"gist": "Đã bàn.", "conclusion": "Nhất trí.", "version": item.version}
        saved = client.post(reverse("desk_item", args=[meeting.pk, item.pk]), typed)
        assert saved.status_code == 302
    decision = meeting.agenda.get(kind="decision")
    vote = {"matter": "Phân công", "manner": "card", "threshold": "ordinary",
            "in_favour": "2", "against": "0", "other": "0"}  # fmt: skip
    client.post(reverse("desk_vote", args=[meeting.pk, decision.pk]), vote)
    closing = reverse("desk_closing", args=[meeting.pk])
    version = meeting.minutes.version
    done = client.post(closing, {"evaluation": "Tốt", "version": version, "close": "1"})

    assert done.url == reverse("minutes", args=[meeting.pk])
    meeting.refresh_from_db()
    assert meeting.status == "closed"
    for person in (minute_taker, secretary):
        as_person(person).post(reverse("minutes_confirm", args=[meeting.pk]), {})
    meeting.minutes.refresh_from_db()
    assert meeting.minutes.is_signed


@pytest.mark.parametrize("step", [month.prepared, month.convened])
def test_the_desk_may_be_looked_at_before_the_meeting_opens(as_person, cast, minute_taker, step):
    meeting = step(**cast)
    client = as_person(minute_taker)

    page = client.get(reverse("desk_roll", args=[meeting.pk]))
    assert page.status_code == 200
    assert "Khai mạc" not in page.content.decode()
    item = reverse("desk_item", args=[meeting.pk, meeting.agenda.first().pk])
    assert client.get(item).status_code == 200


def test_the_desk_offers_the_names_of_those_in_the_room(as_person, cast, member, minute_taker):
    meeting = month.in_session(**cast)
    month.mark_all(meeting, minute_taker.account)
    row = meeting.roll.get(member=member)
    attendance.mark_roll(row=row, mark="excused", reason="ốm", by=minute_taker.account)

    url = reverse("desk_item", args=[meeting.pk, meeting.agenda.first().pk])
    speakers = as_person(minute_taker).get(url).context["speakers"]
    assert {key for key, _ in speakers} == {cast["secretary"].pk, minute_taker.pk}


def test_the_desk_says_whether_enough_are_there_to_decide(as_person, cast, minute_taker):
    cell = cast["cell"]
    MemberFactory(cell=cell)
    meeting = month.in_session(**cast)  # three have a vote
    url = reverse("desk_roll", args=[meeting.pk])
    rows = list(meeting.roll.select_related("meeting"))

    before = as_person(minute_taker).get(url)
    assert before.context["quorums"] == []
    assert "Điểm danh rồi mới biết" in before.content.decode()
    words = []
    for row in rows:
        attendance.mark_roll(row=row, mark="present", by=minute_taker.account)
        states = as_person(minute_taker).get(url).context["quorums"]
        words.append([state["word"] for state in states])
    half, two_thirds = "quá nửa: cần 2", "hai phần ba: cần 2"
    assert words[0] == [
        f"Không đủ người cho {half}, có 1",
        f"Không đủ người cho {two_thirds}, có 1",
    ]
    assert words[1] == words[2] == [f"Đủ người cho {half}", f"Đủ người cho {two_thirds}"]


def test_a_stale_desk_form_keeps_what_was_typed(as_person, cast, minute_taker):
    meeting = month.in_session(**cast)
    item = meeting.agenda.first()
    client = as_person(minute_taker)
    url = reverse("desk_item", args=[meeting.pk, item.pk])
    client.post(url, {"gist": "Bản một", "conclusion": "", "version": item.version})

    page = client.post(url, {"gist": "Bản hai đã gõ", "conclusion": "", "version": item.version})

    body = page.content.decode()
    assert page.status_code == 409
    assert "Bản hai đã gõ" in body
    assert "Bản một" in body
    item.refresh_from_db()
    assert item.gist == "Bản một"


def test_an_item_of_another_meeting_is_404_at_this_desk(as_person, cast, minute_taker):
    meeting = month.in_session(**cast)
    foreign = AgendaItemFactory()

    url = reverse("desk_item", args=[meeting.pk, foreign.pk])

    assert as_person(minute_taker).get(url).status_code == 404


def upload(name="Báo cáo tháng 11.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


def test_who_presents_an_item_hands_in_its_paper_and_the_cell_opens_it(
    as_person, cast, member, probationer, stranger
):
    meeting = month.convened(**cast)
    item = meeting.agenda.first()
    type(item).objects.filter(pk=item.pk).update(presenter=member)
    url = reverse("hand_in_paper", args=[meeting.pk])
    assert as_person(member).post(url, {"item": item.pk, "file": upload()}).status_code == 302
    paper = Paper.objects.get()

    opened = as_person(probationer).get(paper.get_absolute_url())
    assert b"".join(opened.streaming_content) == PDF
    assert opened["Cache-Control"] == "private, no-store"
    assert "filename*=utf-8''B%C3%A1o" in opened["Content-Disposition"]
    assert as_person(stranger).get(paper.get_absolute_url()).status_code == 404


def test_who_does_not_present_hands_in_nothing(as_person, cast, member):
    meeting = month.convened(**cast)
    url = reverse("hand_in_paper", args=[meeting.pk])
    item = meeting.agenda.first()

    response = as_person(member).post(url, {"item": item.pk, "file": upload()})

    assert response.status_code == 404
    assert not Paper.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("virus.exe", b"MZ", "Không nhận tệp .exe"),
        ("giả.pdf", b"<html>", "không phải là .pdf"),
        ("giả.docx", PDF, "không phải là .docx"),
        ("trống.pdf", b"", "rỗng"),
        ("TỐI MẬT - kế hoạch.pdf", PDF, "dấu độ mật"),
        ("to.pdf", PDF + b"x" * 21 * 1024 * 1024, "quá 20 MB"),
    ],
)
def test_a_wrong_file_is_refused_with_a_sentence(
    as_person, cast, secretary, name, content, sentence
):
    meeting = month.convened(**cast)
    url = reverse("hand_in_paper", args=[meeting.pk])

    page = as_person(secretary).post(url, {"file": upload(name, content)})

    assert page.status_code == 400
    assert sentence in page.content.decode()
    assert not Paper.objects.exists()


def test_a_task_goes_through_its_two_steps_on_the_site(as_person, task, member, secretary):
    url = reverse("task_step", args=[task.pk, "bao-xong"])
    as_person(member).post(url, {"result": "Đã gửi."})
    as_person(secretary).post(reverse("task_step", args=[task.pk, "cong-nhan"]), {"note": ""})

    task.refresh_from_db()
    assert task.status == "accepted"


def test_a_task_reported_without_words_comes_back(as_person, task, member):
    url = reverse("task_step", args=[task.pk, "bao-xong"])

    assert as_person(member).post(url, {"result": ""}).status_code == 400


def test_a_monthly_report_is_written_filed_and_rolled_up(as_person, task, member, secretary):
    this_month = timezone.localdate().replace(day=1)
    url = reverse("month_report", args=[this_month])
    typed = {f"percent-{task.pk}": "60", f"result-{task.pk}": "Xong phần một",
             "proposals": "", "version": "0", "file": "1"}  # fmt: skip
    assert as_person(member).post(url, typed).status_code == 302
    assert TaskReport.objects.get().is_filed

    rollup = as_person(secretary).get(reverse("month_rollup", args=[this_month]))
    assert "Xong phần một" in rollup.content.decode()
    assert as_person(member).get(reverse("month_rollup", args=[this_month])).status_code == 404


def test_issuing_and_assigning_on_the_site(as_person, cast, secretary, member):
    meeting = month.closed(**cast)
    paper = ResolutionFactory(organization=cast["cell"], meeting=meeting)
    client = as_person(secretary)
    client.post(reverse("resolution_issue", args=[paper.pk]), {"issued_on": ""})
    typed = {"title": "Việc mới", "accountable": member.pk,
             "due_on": (timezone.localdate() + timedelta(days=3)).strftime("%d/%m/%Y")}  # fmt: skip
    client.post(reverse("assign_task", args=[paper.pk]), typed)

    paper.refresh_from_db()
    assert paper.symbol == "01-NQ/CB"
    assert Task.objects.get().accountable == member


def test_a_task_is_not_given_to_someone_of_another_cell(as_person, issued, secretary, stranger):
    typed = {"title": "Việc", "accountable": stranger.pk, "due_on": "01/01/2030"}

    page = as_person(secretary).post(reverse("assign_task", args=[issued.pk]), typed)

    assert page.status_code == 400
    assert not Task.objects.exists()


def cost(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def one_more_month(cast, member):
    """Another closed meeting with a paper, a task and a file."""
    meeting = month.signed(**cast)
    papers.hand_in(owner=meeting, upload=upload(), by=cast["secretary"].account)
    paper = ResolutionFactory(organization=cast["cell"], meeting=meeting)
    paper = resolutions.issue(resolution=paper, by=cast["secretary"].account)
    tasks.assign(
        resolution=paper, title="Việc", accountable=member,
        due_on=timezone.localdate(), by=cast["secretary"].account,
    )  # fmt: skip
    month.convened(**cast)
    month.prepared(**cast)


@pytest.mark.parametrize("url", ["/sinh-hoat/", "/nghi-quyet/", "/nhiem-vu/"])
def test_lists_cost_the_same_with_one_row_and_with_three(as_person, cast, member, url):
    client = as_person(member)
    counts = []
    for _ in range(3):
        one_more_month(cast, member)
        counts.append(cost(client, url))

    assert counts[0] == counts[2], counts
    assert counts[2] <= 15, counts


def test_details_cost_the_same_with_one_row_and_with_three(as_person, cast, member, secretary):
    one_more_month(cast, member)
    meeting = Meeting.objects.filter(status="closed").get()
    paper = meeting.resolutions.get()
    urls = [
        meeting.get_absolute_url(),
        reverse("minutes", args=[meeting.pk]),
        paper.get_absolute_url(),
        paper.tasks.get().get_absolute_url(),
    ]
    client = as_person(member)
    once = [cost(client, url) for url in urls]
    for n in range(2):
        item = AgendaItemFactory(meeting=meeting, presenter=member, sort_order=9 + n)
        tasks.assign(
            resolution=paper, title="Thêm", accountable=MemberFactory(cell=cast["cell"]),
            due_on=timezone.localdate(), by=secretary.account,
        )  # fmt: skip
        papers.hand_in(owner=item, upload=upload(), by=secretary.account)
        papers.hand_in(owner=meeting, upload=upload(), by=secretary.account)

    assert [cost(client, url) for url in urls] == once
    assert max(once) <= 15, once


def test_my_reports_and_my_closed_tasks_stand_newest_first(as_person, cast, member):
    cell, today = cast["cell"], timezone.localdate()
    months = [date(today.year - 1, number, 1) for number in range(1, 13)] + [date(today.year, 1, 1)]
    for day in months:
        TaskReport.objects.create(member=member, organization=cell, month=day)
    done = {"status": "accepted", "accountable": member, "assigned_on": date(2020, 1, 1)}
    paper = ResolutionFactory(organization=cell)
    old, new = (
        TaskFactory(resolution=paper, due_on=today - timedelta(days=days), **done)
        for days in (90, 5)
    )

    shown = as_person(member).get("/nhiem-vu/").context

    assert [report.month for report in shown["reports"]] == months[:0:-1]
    assert shown["page"].object_list == [new, old]
