"""The demo: whole, alive on any day, repeatable, and closed to production.

Loading takes long, so one test loads it and every function marked `@shown` looks at it in a
sub-test of its own; what one of them writes is undone before the next.
"""

import datetime
from contextlib import contextmanager
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone

from home.demo import accounts
from home.models import MaterialDocument, NewsPage, ReportPage, ThemePage
from meetings.actions import resolutions
from meetings.demo.clock import Calendar, moment_of
from meetings.enums import (
    DocumentType,
    IntervalKind,
    MeetingStatus,
    MeetingType,
    MinutesStatus,
    ReportStatus,
    ResolutionStatus,
    RollMark,
    TaskStatus,
)
from meetings.models import (
    Attendance,
    Guest,
    LogEntry,
    Meeting,
    Member,
    MembershipInterval,
    Minutes,
    Office,
    Organization,
    Paper,
    Register,
    Resolution,
    Task,
    TaskReport,
    Vote,
)

SHOWN = []


def shown(check):
    """Enters a function of (sign_in) among those that look at the loaded demo."""
    SHOWN.append(check)
    return check


class Undo(Exception):
    """Ends a savepoint without keeping what was written."""


@contextmanager
def undone():
    """What is written inside is gone afterwards."""
    try:
        with transaction.atomic():
            yield
            raise Undo
    except Undo:
        pass


def test_demo(as_migrated, subtests):
    call_command("load_demo", verbosity=0)

    for check in SHOWN:
        with subtests.test(check.__name__), undone():
            check(signed_in)


def signed_in(username):
    """A browser that came in through the door of the house, with the demo's password."""
    client = Client()
    form = {"username": username, "password": accounts.password()}
    assert client.post("/dang-nhap/", form).status_code == 302, username
    return client


def counts():
    """Rows of every model there is."""
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


# --- The command ---------------------------------------------------------------------------


@shown
def second_run_changes_nothing(sign_in):
    before = counts()

    call_command("load_demo", verbosity=0)

    assert counts() == before


@shown
def accounts_only_prints_the_table(sign_in):
    before, printed = counts(), StringIO()

    call_command("load_demo", "--accounts", stdout=printed)

    assert counts() == before
    assert all(f"  {about.username} " in printed.getvalue() for about in accounts.ACCOUNTS)
    assert accounts.password() in printed.getvalue()
    assert "http" not in printed.getvalue()


@pytest.mark.django_db
def test_refuses_a_real_server(settings):
    settings.DEMO_ALLOWED = False
    before = counts()

    with pytest.raises(CommandError, match="máy chạy thật"):
        call_command("load_demo", verbosity=0)

    assert counts() == before


@pytest.mark.django_db
def test_refuses_a_database_in_use():
    call_command("set_up_site", "--no-input", verbosity=0)
    Organization.objects.create(
        kind="party_committee", name="Đảng ủy Trường", founded_on=datetime.date(2000, 1, 1)
    )
    before = counts()

    with pytest.raises(CommandError, match="dữ liệu trống"):
        call_command("load_demo", verbosity=0)

    assert counts() == before


def test_password_can_be_given(monkeypatch):
    monkeypatch.setenv("DEMO_PASSWORD", "mot-mat-khau-khac")

    assert accounts.password() == "mot-mat-khau-khac"
    assert "mot-mat-khau-khac" in accounts.table()[0]


# --- What each account sees ----------------------------------------------------------------

# Front page, records, themes, admin: the answers that every demo account gets.
DOORS = ["/", "/sinh-hoat/", "/nghi-quyet/", "/nhiem-vu/", "/chuyen-de/", "/bao-cao/", "/quan-tri/"]
STAFF = [200, 404, 404, 404, 404, 404, 404]
MEMBER = [200, 200, 200, 200, 200, 200, 404]
KEEPER = [200, 200, 200, 200, 200, 200, 200]
# An editor finds his own section in any case; the administrator has an admin and no records.
EXPECTED = {
    "quantri": [200, 404, 404, 404, 404, 404, 200],
    "bientap": KEEPER,
    "bientin": [200, 404, 404, 404, 404, 404, 200],
    "danguy": KEEPER,
    "vanthu": KEEPER,
    "bithu.daotao": KEEPER,
    "chiuy.daotao": KEEPER,
    "dangvien.daotao": MEMBER,
    "dubi.daotao": MEMBER,
    "bithu.kinhte": KEEPER,
    "dangvien.kinhte": MEMBER,
    "giaovien": STAFF,
    "kiemtra": [200, 200, 200, 404, 200, 200, 404],
}


@shown
def each_account_finds_its_doors(sign_in):
    found = {}
    for username in EXPECTED:
        client = sign_in(username)
        found[username] = [client.get(door).status_code for door in DOORS]

    assert found == EXPECTED


def test_every_account_is_tried():
    assert set(EXPECTED) == {about.username for about in accounts.ACCOUNTS}


def next_meeting():
    return Meeting.objects.get(
        organization__name="Chi bộ Đào tạo",
        type=MeetingType.REGULAR,
        status=MeetingStatus.CONVENED,
    )


@shown
def a_teacher_finds_his_invitation_and_an_inspector_the_inspected_cell(sign_in):
    teacher = sign_in("giaovien")
    invitation = Guest.objects.get().get_absolute_url()
    assert invitation in teacher.get("/").content.decode()
    assert "lịch dùng xưởng" in teacher.get(invitation).content.decode()
    assert teacher.get(next_meeting().get_absolute_url()).status_code == 404
    meetings = sign_in("kiemtra").get("/sinh-hoat/").context["page"]
    assert {str(meeting.organization) for meeting in meetings} == {"Chi bộ Đào tạo"}


@shown
def a_matter_about_a_person_is_on_paper_and_a_note_for_the_committee_only(sign_in):
    meeting = Meeting.objects.get(agenda__internal_note__gt="")
    pages = [meeting.get_absolute_url(), meeting.minutes.get_absolute_url()]
    note = "gặp riêng hai tổ trưởng"
    for username, told in (("bithu.daotao", True), ("dangvien.daotao", False)):
        client = sign_in(username)
        texts = "".join(client.get(page).content.decode() for page in pages)
        assert (note in texts) is told
        assert "sổ biên bản số 3, trang 18" in texts
        assert "Đề nghị công nhận" not in texts


@shown
def member_sees_the_next_meeting_and_the_late_task_on_the_front_page(sign_in):
    page = sign_in("dangvien.daotao").get("/").content.decode()

    assert next_meeting().title in page
    assert next_meeting().get_absolute_url() in page
    assert "Quá hạn 3 ngày" in page


@shown
def every_page_of_a_past_month_opens_for_its_member(sign_in):
    client = sign_in("dangvien.daotao")
    minutes = Minutes.objects.filter(
        status=MinutesStatus.SIGNED,
        meeting__type=MeetingType.REGULAR,
        meeting__organization__name="Chi bộ Đào tạo",
    ).first()
    resolution = minutes.meeting.resolutions.get()
    pages = [minutes.meeting, minutes, resolution, resolution.tasks.first()]

    assert [client.get(page.get_absolute_url()).status_code for page in pages] == [200] * 4
    paper = minutes.meeting.agenda.get(part="plan").papers.get()
    assert client.get(paper.get_absolute_url()).getvalue().startswith(b"PK")


@shown
def another_cells_meetings_do_not_exist(sign_in):
    meetings = list(Meeting.objects.filter(organization__name="Chi bộ Đào tạo"))
    for username in ("bithu.kinhte", "dangvien.kinhte", "giaovien", "quantri"):
        client = sign_in(username)
        answers = {client.get(meeting.get_absolute_url()).status_code for meeting in meetings}

        assert answers == {404}, username


@shown
def every_published_page_opens(sign_in):
    client = sign_in("danguy")

    for model in (NewsPage, ThemePage, ReportPage):
        for page in model.objects.live():
            assert client.get(page.url).status_code == 200, page


# --- The story -----------------------------------------------------------------------------


def cell(name):
    return Organization.objects.get(name=f"Chi bộ {name}")


@shown
def seven_cells_and_their_people(sign_in):
    today = timezone.localdate()
    sizes = {
        organization.name.removeprefix("Chi bộ "): organization.memberships.on(today).count()
        for organization in Organization.objects.filter(kind="cell")
    }

    assert sizes == {
        "Đào tạo": 14,
        "Hành chính - Tổng hợp": 17,
        "Khoa Kinh tế": 13,
        "Khoa Kỹ thuật công nghiệp": 16,
        "Khoa Nông nghiệp - Thủy sản": 12,
        "Công tác học sinh - sinh viên": 10,
        "Học sinh - sinh viên": 13,
    }
    assert Member.objects.filter(full_name="Nguyễn Thị Lan").count() == 2
    initials = {name[0] for name in Member.objects.values_list("given_name", flat=True)}
    assert {"Đ", "Ư", "Ơ", "Ê"} <= initials
    assert Member.objects.filter(given_name="Ánh Đào").exists()


@shown
def intervals_of_all_three_kinds(sign_in):
    kinds = {interval.kind for interval in MembershipInterval.objects.all()}

    assert kinds == {IntervalKind.EXEMPT, IntervalKind.AWAY, IntervalKind.HERE}


@shown
def three_probationary_members_among_the_staff(sign_in):
    new = Member.objects.filter(confirmed_on=None, memberships__isnull=False)

    assert new.exclude(memberships__organization=cell("Học sinh - sinh viên")).count() == 3


@shown
def cell_of_eight_full_members_has_no_committee(sign_in):
    small = cell("Công tác học sinh - sinh viên")
    full = Member.objects.filter(memberships__organization=small, confirmed_on__isnull=False)
    roles = Office.objects.filter(organization=small).order_by("pk").values_list("role", flat=True)

    assert full.count() == 8
    assert list(roles) == ["secretary", "deputy_secretary"]


@shown
def meetings_in_every_state_but_running(sign_in):
    statuses = set(Meeting.objects.values_list("status", flat=True))

    assert statuses == set(MeetingStatus) - {MeetingStatus.IN_SESSION}
    assert not Meeting.objects.filter(status=MeetingStatus.POSTPONED, status_reason="").exists()
    assert not Meeting.objects.filter(status=MeetingStatus.CANCELLED, status_reason="").exists()


@shown
def twelve_months_lie_behind_and_the_last_still_lacks_a_signature(sign_in):
    held = Minutes.objects.filter(
        meeting__organization=cell("Đào tạo"), meeting__type=MeetingType.REGULAR
    ).order_by("meeting__starts_at")

    signed, adopted = MinutesStatus.SIGNED, MinutesStatus.ADOPTED
    assert [minutes.status for minutes in held] == [signed] * 11 + [adopted]
    assert all(minutes.seal_holds for minutes in held[:11])
    assert held[11].minute_taker_confirmed_at is not None
    assert held[11].chair_confirmed_at is None


@shown
def joint_session_has_a_host_and_a_linked_meeting(sign_in):
    linked = Meeting.objects.get(host__isnull=False)

    assert (linked.host.organization, linked.organization) == (
        cell("Đào tạo"),
        cell("Khoa Kinh tế"),
    )
    assert linked.theme == linked.host.theme


@shown
def one_vote_fails_at_seven_of_eleven(sign_in):
    failed = [vote for vote in Vote.objects.all() if not vote.passed]

    assert [(v.in_favour, v.base, v.share, v.manner) for v in failed] == [(7, 11, "2/3", "secret")]


@shown
def one_unexcused_absence(sign_in):
    assert Attendance.objects.filter(mark=RollMark.UNEXCUSED).count() == 1


@shown
def one_paper_of_each_type_one_withdrawn_one_replaced(sign_in):
    issued = Resolution.objects.issued()

    assert {paper.type for paper in issued} == set(DocumentType)
    assert issued.filter(status=ResolutionStatus.WITHDRAWN).count() == 1
    assert issued.filter(replaced_by__isnull=False).count() == 1
    assert Resolution.objects.filter(status=ResolutionStatus.DRAFT).exists()


@shown
def paper_register_goes_on_with_42(sign_in):
    register = Register.objects.get(type=DocumentType.LETTER, taken_over_after=41)
    committee = register.organization
    secretary = committee.offices.get(role="secretary").member.account
    letter = Resolution.objects.create(
        organization=committee, type=register.type, abstract="mời dự lễ", body="Kính mời."
    )

    letter = resolutions.issue(resolution=letter, by=secretary)

    assert letter.symbol == "42-CV/ĐU"


@shown
def old_papers_keep_their_old_lines(sign_in):
    rules = Resolution.objects.get(type=DocumentType.RULES)
    old = rules.organization.lines_on(rules.issued_on)

    assert old.place_name == "Thị trấn Hương Tràm"
    assert rules.organization.lines_on(timezone.localdate()).place_name == "Hương Tràm"


@shown
def tasks_in_every_state(sign_in):
    assert set(Task.objects.values_list("status", flat=True)) == set(TaskStatus)
    assert [task.days_late for task in Task.objects.all().overdue()] == [3]
    handed_back = Task.objects.get(status=TaskStatus.OPEN, reported_on__isnull=False)
    assert handed_back.closing_note
    assert Task.objects.filter(resolution=None).exists()


@shown
def reports_filed_and_one_draft(sign_in):
    drafts = TaskReport.objects.filter(status=ReportStatus.DRAFT)

    assert [report.member.full_name for report in drafts] == ["Lê Thị Ngọc Ánh"]
    assert TaskReport.objects.filter(status=ReportStatus.FILED).count() == 12


@shown
def nothing_was_written_in_the_future(sign_in):
    now = timezone.now()

    assert not LogEntry.objects.filter(timestamp__gt=now).exists()
    assert not Minutes.objects.filter(closed_at__gt=now).exists()
    assert not Resolution.objects.filter(issued_on__gt=timezone.localdate()).exists()
    assert not NewsPage.objects.filter(first_published_at__gt=now).exists()


@shown
def files_are_what_they_say(sign_in):
    signs = {"pdf": b"%PDF-", "docx": b"PK", "xlsx": b"PK"}
    found = set()
    for holder in [*Paper.objects.all(), *MaterialDocument.objects.all()]:
        ending = holder.file.name.rpartition(".")[2]
        found.add(ending)
        with holder.file.open() as content:
            assert content.read(5).startswith(signs[ending]), holder

    assert found == set(signs)


@shown
def pages_for_every_section(sign_in):
    assert NewsPage.objects.live().count() >= 8
    assert NewsPage.objects.values("category").distinct().count() >= 8
    assert ThemePage.objects.count() == 8
    assert all(page.materials.exists() for page in ThemePage.objects.all())
    assert ReportPage.objects.exclude(document=None).count() >= 3


# --- On any day ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "last", "coming"),
    [
        ("2026-11-02", "2026-10-03", "2026-11-03"),
        ("2026-11-03", "2026-10-03", "2026-11-03"),
        ("2026-11-04", "2026-11-03", "2026-12-03"),
        ("2026-12-31", "2026-12-03", "2027-01-03"),
        ("2028-02-29", "2028-02-03", "2028-03-03"),
    ],
)
def test_calendar_stands_between_the_last_meeting_and_the_next(day, last, coming):
    calendar = Calendar(moment_of(datetime.date.fromisoformat(day), 8))

    assert f"{calendar.regular(-1)}" == last
    assert f"{calendar.next_regular}" == coming
    assert len(set(calendar.past_regular())) == 12
