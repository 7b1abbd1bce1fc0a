"""The access log: what is noted, that it only grows, and that no tampering stays unseen."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from home.actions.site import build_site
from home.enums import Audience
from home.management.commands import run_due
from meetings.actions import access_check, reading
from meetings.actions.access_check import check_once_a_day, verify
from meetings.actions.reading import CannotNote, extend
from meetings.demo.clock import at
from meetings.models import AccessEntry, AccessLedger, Paper
from meetings.roles import capacity_of
from tests.factories.home import DocumentFactory, ReportPageFactory
from tests.factories.meetings import (
    AccountFactory,
    MeetingFactory,
    MemberFactory,
    ResolutionFactory,
)

from . import month
from .test_passes import passed

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed(cast):
    return month.signed(**cast)


def entries():
    """(user name, kind, key, right) of every entry, oldest first."""
    rows = AccessEntry.objects.order_by("number")
    return [(row.user_name, row.kind, row.key, row.right) for row in rows]


def paper_of(uploader, **owner):
    paper = Paper(
        title="Bản kín", original_name="kin.txt", content_type="text/plain", size=3,
        sha256="0" * 64, uploaded_by=uploader.account, **owner,
    )  # fmt: skip
    from django.core.files.base import ContentFile

    paper.file.save("kin.txt", ContentFile(b"kin"), save=False)
    paper.save()
    return paper


def read(client, url):
    """The whole answer, a file included."""
    response = client.get(url)
    return response.status_code, b"".join(response)


# --- What is noted ------------------------------------------------------------------------


def test_reading_signed_minutes_leaves_one_line_however_often_the_page_is_reloaded(
    client, signed, member
):
    client.force_login(member.account)
    for _ in range(3):
        client.get(signed.minutes.get_absolute_url(), REMOTE_ADDR="10.0.0.7")

    assert entries() == [(member.account.username, "minutes", signed.minutes.pk, "own")]
    assert AccessEntry.objects.get().address == "10.0.0.7"
    with at(timezone.now() + timedelta(minutes=11)):
        reading.note_record(record=signed.minutes, by=member.account)
    assert AccessEntry.objects.count() == 2


def test_what_is_for_the_whole_cell_is_not_noted(client, signed, member, secretary):
    paper = paper_of(secretary, meeting=signed)
    client.force_login(member.account)
    for url in (reverse("meetings"), signed.get_absolute_url(), paper.get_absolute_url()):
        assert read(client, url)[0] == 200

    assert entries() == []


def test_papers_of_the_committee_are_noted_before_they_are_handed_out(
    client, cell, secretary, signed
):
    inner = MeetingFactory(organization=cell, in_committee=True, convened=True)
    resolution = ResolutionFactory(organization=cell, committee_only=True)
    papers = [paper_of(secretary, meeting=inner), paper_of(secretary, resolution=resolution)]
    client.force_login(secretary.account)
    for record in (*papers, resolution):
        assert read(client, record.get_absolute_url())[0] == 200

    kinds = [(kind, key) for _, kind, key, _ in entries()]
    assert kinds == [
        ("paper", papers[0].pk),
        ("paper", papers[1].pk),
        ("resolution", resolution.pk),
    ]


def test_a_refused_reading_is_no_reading(client, signed, stranger):
    client.force_login(stranger.account)

    assert client.get(signed.minutes.get_absolute_url()).status_code == 404
    assert entries() == []


def test_a_head_request_shows_nothing_and_leaves_no_line(client, signed, member):
    client.force_login(member.account)

    assert client.head(signed.minutes.get_absolute_url()).status_code == 200
    assert entries() == []


def test_everything_read_by_a_pass_is_noted_with_its_number(client, signed, cell):
    inspector = AccountFactory()
    given = passed(inspector, cell)
    client.force_login(inspector)
    for url in (reverse("meetings"), signed.get_absolute_url(), reverse("resolutions")):
        client.get(url)

    found = [(entry.kind, entry.key, entry.symbol) for entry in AccessEntry.objects.order_by("pk")]
    assert found == [
        ("list", 0, reverse("meetings")),
        ("meeting", signed.pk, ""),
        ("list", 0, reverse("resolutions")),
    ]
    rights = AccessEntry.objects.order_by().values_list("right", "pass_id").distinct()
    assert list(rights) == [("inspection", given.pk)]


@pytest.mark.parametrize("view", ["inspect", "edit", "history"])
def test_a_committees_document_is_noted_in_the_admin_too(client, cell, secretary, view):
    inner, usual = (
        ResolutionFactory(organization=cell, committee_only=only) for only in (True, False)
    )
    client.force_login(secretary.account)
    for record in (inner, usual, secretary.offices.get()):
        model = record._meta.model_name
        url = reverse(f"wagtailsnippets_meetings_{model}:{view}", args=[record.pk])
        client.get(url)

    assert entries() == [(secretary.account.username, "resolution", inner.pk, "own")]


def test_a_document_shown_beside_a_refused_form_is_noted(client, cell, secretary):
    inner = ResolutionFactory(organization=cell, committee_only=True)
    client.force_login(secretary.account)
    answer = client.post(reverse("resolution_issue", args=[inner.pk]), {"issued_on": "mai"})

    assert inner.body.splitlines()[0] in answer.content.decode()
    assert [(kind, key) for _, kind, key, _ in entries()] == [("resolution", inner.pk)]


def test_minutes_of_a_committee_are_noted_where_they_are_tidied(client, cast, minute_taker):
    MemberFactory(cell=cast["cell"], office="committee_member")
    closed = month.closed(**cast, type="committee")
    client.force_login(minute_taker.account)

    assert client.get(reverse("minutes_tidy", args=[closed.pk])).status_code == 200
    assert [(kind, key) for _, kind, key, _ in entries()] == [("minutes", closed.minutes.pk)]


def test_the_archives_are_noted_when_read_by_a_pass_only(client, cell, member):
    build_site()
    inspector = AccountFactory()
    given = passed(inspector, cell)
    for reader in (member.account, inspector):
        client.force_login(reader)
        for url in ("/bao-cao/", "/chuyen-de/", "/tin-tuc/"):
            assert client.get(url).status_code == 200

    rows = AccessEntry.objects.order_by("number").values_list("symbol", "account", "pass_id")
    assert list(rows) == [
        ("/bao-cao/", inspector.pk, given.pk),
        ("/chuyen-de/", inspector.pk, given.pk),
    ]


def test_a_page_and_its_file_for_a_committee_or_by_a_pass_are_noted(client, cell, secretary):
    build_site()
    today = timezone.localdate()
    document = DocumentFactory(audience=Audience.COMMITTEE, organization=cell)
    period = {"period_start": today.replace(month=1, day=1), "period_end": today}
    inner, usual = (
        ReportPageFactory(organization=cell, audience=audience, document=document, **period)
        for audience in (Audience.COMMITTEE, Audience.ORGANIZATION)
    )
    inspector = AccountFactory()
    passed(inspector, cell)
    for reader in (secretary.account, inspector):
        client.force_login(reader)
        for url in (inner.url, usual.url, document.url):
            assert read(client, url)[0] == 200

    assert entries() == [
        (secretary.account.username, "page", inner.pk, "own"),
        (secretary.account.username, "file", document.pk, "own"),
        (inspector.username, "page", inner.pk, "inspection"),
        (inspector.username, "page", usual.pk, "inspection"),
        (inspector.username, "file", document.pk, "inspection"),
    ]


def test_of_several_passes_the_one_that_opened_the_record_is_named(signed, other_cell, cell):
    inspector = AccountFactory()
    passed(inspector, other_cell)
    opening = passed(inspector, cell)
    passed(inspector, other_cell)

    reading.note_record(record=signed, by=inspector)

    assert AccessEntry.objects.get().pass_id == opening.pk


def test_the_same_reading_from_another_machine_is_another_line(client, signed, member):
    client.force_login(member.account)
    for address in ("10.0.0.7", "10.0.0.8", "10.0.0.7"):
        client.get(signed.minutes.get_absolute_url(), REMOTE_ADDR=address)

    found = AccessEntry.objects.order_by("number").values_list("address", flat=True)
    assert list(found) == ["10.0.0.7", "10.0.0.8"]


def test_an_inspectors_own_cell_is_read_by_own_right(client, cast, signed, other_cell, member):
    passed(member.account, other_cell)
    client.force_login(member.account)
    client.get(signed.get_absolute_url())

    assert entries() == []


def test_where_the_log_cannot_be_written_nothing_is_read(client, signed, member, monkeypatch):
    def broken(**fields):
        raise DatabaseError("disk full")

    monkeypatch.setattr(reading, "extend", broken)
    client.force_login(member.account)

    answer = client.get(signed.minutes.get_absolute_url())
    assert answer.status_code == 503
    assert "Tạm chưa mở được" in answer.content.decode()
    with pytest.raises(CannotNote):
        reading.note_record(record=signed.minutes, by=member.account)


def test_a_noted_reading_costs_four_queries_in_one_transaction_and_a_repeated_one_one(
    signed, member
):
    minutes, by = signed.minutes, member.account
    reading.note_record(record=minutes, by=by)
    other = type(by).objects.get(pk=signed.chair.account_id)
    for reader, most in ((by, 1), (other, 4 + len(["SAVEPOINT", "RELEASE"]))):
        capacity_of(reader)
        with CaptureQueriesContext(connection) as queries:
            reading.note_record(record=minutes, by=reader)
        assert len(queries) <= most, [query["sql"] for query in queries]


# --- It only grows ------------------------------------------------------------------------


@pytest.fixture
def chain(member):
    """Five lines."""
    for key in range(1, 6):
        extend(
            account_id=member.account.pk, user_name="anh", kind="minutes", key=key, symbol="",
            right="own", pass_id=0, address="",
        )  # fmt: skip
    return AccessEntry.objects.order_by("number")


def test_entries_are_numbered_without_a_gap_and_the_chain_holds(chain):
    assert [entry.number for entry in chain] == [1, 2, 3, 4, 5]
    assert verify().trouble == ""
    assert verify().number == 5


def test_code_cannot_change_or_remove_an_entry(chain):
    entry = chain[0]
    for attempt in (
        entry.save,
        entry.delete,
        chain.delete,
        lambda: chain.update(user_name="khác"),
        lambda: AccessEntry.objects.bulk_create([entry]),
    ):
        with pytest.raises(ValidationError, match="chỉ ghi thêm"):
            attempt()
    assert verify().trouble == ""


def raw():
    """A way past the guards, as somebody with a hand in the database has it."""
    return QuerySet(AccessEntry)


def renumber(old, new):
    raw().filter(number=old).update(number=new)


def swap():
    renumber(2, 99)
    renumber(3, 2)
    renumber(99, 3)


TAMPERINGS = {
    "edited": (lambda: raw().filter(number=3).update(user_name="khác"), "Dòng 3 đã bị sửa"),
    "moved in time": (lambda: raw().filter(number=3).update(moment=timezone.now()), "Dòng 3"),
    "removed": (lambda: raw().filter(number=3).delete(), "Thiếu dòng 3"),
    "removed and closed up": (
        lambda: (raw().filter(number=3).delete(), renumber(4, 3), renumber(5, 4)),
        "Dòng 3 không nối",
    ),
    "swapped": (swap, "Dòng 2 không nối"),
    "cut at the end": (lambda: raw().filter(number__gt=3).delete(), "Mất các dòng cuối"),
    "emptied": (lambda: raw().delete(), "Mất các dòng cuối"),
}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_a_hand_in_the_database_is_named_by_the_check(chain, name):
    tamper, sentence = TAMPERINGS[name]
    tamper()

    assert sentence in verify().trouble
    with pytest.raises(CommandError, match=sentence):
        call_command("verify_access_log", stdout=StringIO())


def test_cutting_the_ledger_as_well_is_seen_by_what_was_written_down_outside(chain):
    printed = StringIO()
    call_command("verify_access_log", stdout=printed)
    written_down = printed.getvalue().split()[-1]
    raw().filter(number=5).delete()
    fourth = chain.get(number=4)
    AccessLedger.objects.update(last_number=4, last_seal=fourth.seal)
    assert verify().trouble == ""

    with pytest.raises(CommandError, match="Dòng 5 không còn"):
        call_command("verify_access_log", expect=written_down, stdout=StringIO())


def test_a_chain_made_again_without_the_key_is_seen(chain, settings):
    entry = chain.get(number=5)
    entry.user_name = "khác"
    secret, settings.ACCESS_LOG_KEY = settings.ACCESS_LOG_KEY, "khoa-doan-mo"
    from meetings.models.access import seals_of

    forged = seals_of(entry)[0]
    settings.ACCESS_LOG_KEY = secret
    raw().filter(number=5).update(user_name="khác", seal=forged)
    AccessLedger.objects.update(last_seal=forged)

    assert "Dòng 5 đã bị sửa" in verify().trouble


def test_lines_sealed_before_the_key_was_changed_still_hold(chain, settings):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "khoa-moi-" + "y" * 50

    assert verify().trouble == ""


def test_a_reading_added_during_the_check_is_no_trouble(chain, monkeypatch):
    heads = iter([(4, chain.get(number=4).seal), access_check.head()])
    monkeypatch.setattr(access_check, "head", lambda: next(heads))

    assert verify().trouble == ""
    assert list(heads) == []


@pytest.mark.parametrize(
    "ledger", [{"last_number": 3}, {"last_seal": "0" * 64}, {"last_number": 0, "last_seal": ""}]
)
def test_a_ledger_that_tells_another_end_is_said_to_be_changed(chain, ledger):
    AccessLedger.objects.update(**ledger)

    assert "Sổ cái đã bị sửa" in verify().trouble


def test_no_reader_waits_for_the_daily_check(chain, monkeypatch):
    def walk():
        assert not connection.savepoint_ids[begun:], "the walk holds the ledger"
        return verify()

    begun = len(connection.savepoint_ids)
    monkeypatch.setattr(access_check, "verify", walk)
    check_once_a_day()

    assert AccessLedger.objects.get().checked_number == 5


@pytest.mark.parametrize("text", ["12", "a:b", "1:" + "g" * 64, "-1:" + "a" * 64])
def test_a_mistyped_expectation_is_answered_with_how_to_write_it(text, chain):
    with pytest.raises(CommandError, match="Viết --expect"):
        call_command("verify_access_log", expect=text, stdout=StringIO())


def test_the_daily_check_keeps_what_it_found_and_runs_once_a_day(chain):
    check_once_a_day()
    assert AccessLedger.objects.get().checked_number == 5
    raw().filter(number=2).update(user_name="khác")
    check_once_a_day()
    assert AccessLedger.objects.get().trouble == ""

    with at(timezone.now() + timedelta(days=1, minutes=1)):
        run_due.check_once_a_day()
    assert "Dòng 2" in AccessLedger.objects.get().trouble
