"""Passes: an inspection team and an unlocking administrator read, for their time, and no more."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from home.actions.roles import sync_roles
from home.actions.site import build_site
from home.enums import Audience, Role
from home.models import MaterialDocument, ReportPage, ThemePage
from meetings.actions.base import Refused
from meetings.actions.passes import unlock_reading
from meetings.demo.clock import at
from meetings.models import InspectionPass, Meeting, Minutes, Organization, Resolution, Unlock
from meetings.permissions import can, may_unlock
from meetings.querysets.seen import seen_among
from meetings.roles import capacity_of, without_passes
from tests.factories.home import DocumentFactory, ReportPageFactory, ThemePageFactory
from tests.factories.meetings import (
    AccountFactory,
    CellFactory,
    MeetingFactory,
    MemberFactory,
    OfficeFactory,
    PartyCommitteeFactory,
    ThemeFactory,
)
from tests.home.conftest import editor

from . import month

pytestmark = pytest.mark.django_db
REASON = "Tìm tệp hỏng theo lời đồng chí Bí thư"


def fresh(account):
    """The account as the next request loads it."""
    return type(account).objects.get(pk=account.pk)


def sees(account, record):
    """As a queryset and asked by its key, which must be the same."""
    model, account = type(record), fresh(account)
    seen = model.objects.visible_to(account).filter(pk=record.pk).exists()
    assert seen_among(model, account, [record.pk]) == ({record.pk} if seen else set())
    return seen


@pytest.fixture
def signed(cast):
    return month.signed(**cast)


@pytest.fixture
def inspector():
    return AccountFactory(full_name="Trần Văn Kiểm")


def passed(account, *organizations, **fields):
    """A pass of this year's papers, running today."""
    today = timezone.localdate()
    defaults = {
        "decision": "15-QĐ/ĐUK",
        "first_year": today.year,
        "last_year": today.year,
        "starts_on": today,
        "ends_on": today + timedelta(days=5),
    }
    row = InspectionPass.objects.create(account=account, **defaults | fields)
    row.organizations.set(organizations)
    return row


# --- An inspection team -------------------------------------------------------------------


def test_an_inspector_reads_signed_minutes_and_what_is_internal_of_the_named_cell(
    signed, inspector, cell, other_cell
):
    foreign = MeetingFactory(organization=other_cell, convened=True)
    draft = MeetingFactory(organization=cell)
    passed(inspector, cell)

    assert sees(inspector, signed)
    assert sees(inspector, signed.minutes)
    assert Meeting.objects.seen_inside_by(fresh(inspector)).filter(pk=signed.pk).exists()
    assert not sees(inspector, foreign)
    assert not sees(inspector, draft)


def test_minutes_not_yet_signed_are_not_for_inspectors(cast, inspector, cell):
    meeting = month.closed(**cast)
    passed(inspector, cell)

    assert sees(inspector, meeting)
    assert not sees(inspector, meeting.minutes)


def test_a_pass_covers_its_years_only(signed, inspector, cell):
    passed(inspector, cell, first_year=2020, last_year=signed.day.year - 1)

    assert not sees(inspector, signed)


@pytest.mark.parametrize(("starts", "ends"), [(-9, -1), (1, 9)])
def test_a_pass_opens_nothing_before_its_first_day_and_after_its_last(
    signed, inspector, cell, starts, ends
):
    today = timezone.localdate()
    passed(
        inspector,
        cell,
        starts_on=today + timedelta(days=starts),
        ends_on=today + timedelta(days=ends),
    )

    assert not capacity_of(fresh(inspector)).has_records
    assert not sees(inspector, signed)


def test_a_pass_gives_no_right_to_write_or_to_enter_the_admin(signed, inspector, cell, client):
    passed(inspector, cell)
    reader = fresh(inspector)

    assert not reader.has_perm("wagtailadmin.access_admin")
    for action in ("meeting.change", "meeting.run", "meeting.cancel"):
        assert not can(reader, action, signed)
    client.force_login(inspector)
    assert client.get("/quan-tri/").status_code == 404
    assert client.get(reverse("tasks")).status_code == 404
    step = reverse("meeting_step", args=[signed.pk, "huy"])
    assert client.post(step, {"reason": "thử"}).status_code == 404


def test_an_inspector_walks_the_records_by_their_pages(signed, inspector, cell, client):
    passed(inspector, cell)
    client.force_login(inspector)

    pages = [
        reverse("meetings"),
        signed.get_absolute_url(),
        signed.minutes.get_absolute_url(),
        reverse("resolutions"),
        "/",
    ]
    site = build_site()
    answers = {page: client.get(page) for page in pages}
    assert site.live
    assert {page: a.status_code for page, a in answers.items()} == dict.fromkeys(pages, 200)
    assert "Thẻ đọc của đoàn kiểm tra" in answers["/"].content.decode()


def test_an_inspector_who_is_a_member_elsewhere_keeps_his_own_rights(signed, stranger, cell):
    passed(stranger.account, cell)

    account = fresh(stranger.account)
    assert sees(account, signed)
    assert capacity_of(account).committees
    assert not capacity_of(without_passes(account)).reaches
    assert not Meeting.objects.visible_to(without_passes(account)).filter(pk=signed.pk).exists()


def test_themes_reports_and_their_files_open_for_the_named_organisation_and_years(
    inspector, cell, other_cell
):
    build_site()
    year = timezone.localdate().year
    pages = {}
    for whose in (cell, other_cell):
        document = DocumentFactory(audience=Audience.COMMITTEE, organization=whose)
        report = ReportPageFactory(
            organization=whose,
            document=document,
            period_start=date(year, 1, 1),
            period_end=date(year, 1, 31),
        )
        theme = ThemePageFactory(theme=ThemeFactory(organizations=[whose], year=year))
        pages[whose] = (report, theme, document)
    old = ReportPageFactory(
        organization=cell, period_start=date(2019, 1, 1), period_end=date(2019, 1, 31)
    )
    passed(inspector, cell)

    reader = fresh(inspector)
    report, theme, document = pages[cell]
    assert list(ReportPage.objects.visible_to(reader)) == [report]
    assert list(ThemePage.objects.visible_to(reader)) == [theme]
    assert list(MaterialDocument.objects.visible_to(reader)) == [document]
    assert old.live


def test_the_party_committee_hands_out_passes_on_its_screen(client, superior, cell, inspector):
    client.force_login(superior.account)
    add = reverse("wagtailsnippets_meetings_inspectionpass:add")
    form = {
        "account": inspector.pk,
        "decision": "15-QĐ/ĐUK, 02/11/2026",
        "organizations": [cell.pk],
        "first_year": 2024,
        "last_year": 2026,
        "starts_on": f"{timezone.localdate():%d/%m/%Y}",
        "ends_on": f"{timezone.localdate() + timedelta(days=9):%d/%m/%Y}",
        "loaded_version": 0,
    }

    assert client.post(add, form | {"last_year": 2020}).status_code == 200
    assert not InspectionPass.objects.exists()
    assert client.post(add, form).status_code == 302
    assert InspectionPass.objects.get().covers(date(2025, 5, 1))
    assert fresh(inspector).inspection_passes.count() == 1


def test_a_cell_committee_hands_out_no_pass(client, secretary):
    client.force_login(secretary.account)

    assert client.get(reverse("wagtailsnippets_meetings_inspectionpass:add")).status_code == 404


def test_superusers_and_ended_accounts_get_no_pass(cell):
    for fields in ({"is_superuser": True}, {"is_active": False}):
        row = passed(AccountFactory(**fields), cell)
        with pytest.raises(ValidationError, match="không dùng được"):
            row.full_clean()


# --- Unlocking ----------------------------------------------------------------------------


@pytest.fixture
def administrator(db):
    build_site()
    sync_roles()
    return fresh(editor(Role.ADMINISTRATOR))


def test_an_administrator_reads_nothing_until_he_unlocks_and_everything_for_one_hour(
    signed, administrator, client
):
    report = ReportPageFactory(organization=signed.organization)
    client.force_login(administrator)
    addresses = [signed.get_absolute_url(), signed.minutes.get_absolute_url(), report.url]
    assert [client.get(url).status_code for url in addresses] == [404, 404, 404]

    answer = client.post(reverse("unlock"), {"reason": REASON}, follow=True)
    assert "Đang mở" in answer.content.decode()
    assert [client.get(url).status_code for url in addresses] == [200, 200, 200]

    with at(timezone.now() + timedelta(minutes=61)):
        assert not capacity_of(fresh(administrator)).has_records


def test_locking_again_ends_it_at_once(signed, administrator, client):
    client.force_login(administrator)
    unlock_reading(reason=REASON, by=administrator)
    client.post(reverse("lock_again"))

    assert client.get(signed.get_absolute_url()).status_code == 404
    assert Unlock.objects.get().ends_at <= timezone.now()


@pytest.mark.parametrize("reason", ["", "   ", "cần xem"])
def test_a_reason_that_says_nothing_opens_nothing(administrator, client, reason):
    client.force_login(administrator)
    answer = client.post(reverse("unlock"), {"reason": reason})

    assert answer.status_code == 400
    assert not Unlock.objects.exists()


def test_two_clicks_open_one_hour(administrator):
    unlock_reading(reason=REASON, by=administrator)

    with pytest.raises(Refused, match="Đang mở khóa"):
        unlock_reading(reason=REASON, by=administrator)


def test_the_secretary_of_the_party_committee_is_told_by_letter_and_on_the_front_page(
    administrator, client, django_capture_on_commit_callbacks
):
    account = AccountFactory(email="bithu@truong.example")
    party = PartyCommitteeFactory()
    secretary = MemberFactory(account=account, cell=CellFactory())
    OfficeFactory(member=secretary, organization=party, role="secretary")

    with django_capture_on_commit_callbacks(execute=True):
        unlock_reading(reason=REASON, by=administrator)

    assert mail.outbox[0].to == ["bithu@truong.example"]
    assert REASON in mail.outbox[0].body
    client.force_login(account)
    assert REASON in client.get("/").content.decode()


def test_unlocking_gives_no_right_to_write(signed, administrator):
    unlock_reading(reason=REASON, by=administrator)
    reader = fresh(administrator)

    assert sees(reader, signed)
    for action in ("meeting.change", "meeting.run", "meeting.cancel"):
        assert not can(reader, action, signed)


def test_nobody_but_administrators_can_unlock(client, secretary, superior, administrator):
    superuser = AccountFactory(is_superuser=True)
    for account in (secretary.account, superior.account, AccountFactory(), superuser):
        assert not may_unlock(fresh(account))
        with pytest.raises(PermissionDenied):
            unlock_reading(reason=REASON, by=fresh(account))
        client.force_login(account)
        assert client.get(reverse("unlock")).status_code == 404
        assert client.post(reverse("unlock"), {"reason": REASON}).status_code == 404
    assert may_unlock(administrator)


# --- What it costs ------------------------------------------------------------------------


def test_who_a_person_is_costs_one_query_with_a_pass_and_without(
    signed, secretary, inspector, cell, other_cell
):
    for organization in (cell, other_cell):
        passed(inspector, organization)
        passed(secretary.account, organization)
    for account in (secretary.account, inspector, AccountFactory()):
        reader = fresh(account)
        with CaptureQueriesContext(connection) as queries:
            capacity_of(reader)
        assert len(queries) == 1


def test_two_passes_open_two_cells(inspector, cell, other_cell, signed):
    passed(inspector, cell)
    passed(inspector, other_cell)

    found = Organization.objects.visible_to(fresh(inspector))
    assert set(found) == {cell, other_cell}
    assert Minutes.objects.visible_to(fresh(inspector)).count() == 1
    assert not Resolution.objects.visible_to(fresh(inspector)).exists()
