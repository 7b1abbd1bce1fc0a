"""The ledger of the access log taken away: reading stays shut, and there is one way back."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.models import QuerySet
from django.urls import reverse

from home.actions.roles import sync_roles
from home.enums import Role
from meetings.actions import access_check
from meetings.actions.access_check import LOST, check_once_a_day, restore_ledger, verify
from meetings.actions.base import Refused
from meetings.actions.reading import LedgerLost, extend, note_record
from meetings.models import AccessEntry, AccessLedger
from tests.factories.meetings import AccountFactory
from tests.home.conftest import editor

from . import month

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed(cast):
    return month.signed(**cast)


def line(reader, key):
    return extend(
        account_id=reader.account.pk, user_name="anh", kind="minutes", key=key, symbol="",
        right="own", pass_id=0, address="",
    )  # fmt: skip


@pytest.fixture
def chain(signed, secretary):
    """Five lines, after the meeting was signed."""
    for key in range(1, 6):
        line(secretary, key)
    return AccessEntry.objects.order_by("number")


@pytest.fixture
def lost(chain):
    AccessLedger.objects.all().delete()
    return chain


@pytest.fixture
def keeper():
    """Who answers for making the ledger again."""
    return AccountFactory(username="quan-tri-may")


def raw():
    """A way past the guards, as somebody with a hand in the database has it."""
    return QuerySet(AccessEntry)


def command(**options):
    """What the command prints."""
    printed = StringIO()
    call_command("verify_access_log", stdout=printed, **options)
    return printed.getvalue()


def written_down():
    return command().split()[-1]


# --- It stays shut --------------------------------------------------------------------------


def test_without_its_ledger_nothing_guarded_is_read_and_no_new_ledger_is_begun(
    client, signed, lost, member
):
    client.force_login(member.account)

    for _ in range(2):
        answer = client.get(signed.minutes.get_absolute_url())
        assert answer.status_code == 503
        assert "Tạm chưa mở được" in answer.content.decode()
    check_once_a_day()

    assert (AccessLedger.objects.count(), AccessEntry.objects.count()) == (0, 5)


def test_taking_the_first_lines_away_too_opens_nothing(lost, signed, member):
    raw().filter(number=1).delete()  # so that a line number 1 would not clash

    with pytest.raises(LedgerLost):
        note_record(record=signed.minutes, by=member.account)
    assert not AccessLedger.objects.exists()


def test_what_is_for_everybody_is_read_all_the_same(client, signed, lost, member):
    client.force_login(member.account)

    assert client.get(signed.get_absolute_url()).status_code == 200


def test_a_new_log_begins_its_ledger_by_itself(signed, member):
    assert verify().trouble == ""
    note_record(record=signed.minutes, by=member.account)

    assert AccessLedger.objects.get().last_number == 1


# --- It is said -----------------------------------------------------------------------------


def test_the_command_says_what_is_wrong_and_how_it_is_mended(lost):
    with pytest.raises(CommandError) as told:
        command()

    sentence = str(told.value)
    assert "Mất sổ cái" in sentence
    assert "còn nguyên đến dòng 5" in sentence
    assert "tìm nguyên nhân trước" in sentence
    assert "--expect SỐ:MÃ --restore-ledger TÊN_ĐĂNG_NHẬP" in sentence


def test_a_changed_line_is_said_before_the_ledger_and_no_way_back_is_offered(lost):
    raw().filter(number=3).update(user_name="khác")

    with pytest.raises(CommandError, match="Dòng 3 đã bị sửa") as told:
        command()
    assert "--restore-ledger" not in str(told.value)


def test_the_daily_check_goes_on_and_writes_it_into_the_servers_log(lost, caplog):
    check_once_a_day()

    assert "ledger of the access log is gone" in caplog.text


def test_administrators_read_it_above_their_register(client, lost):
    sync_roles()
    client.force_login(editor(Role.ADMINISTRATOR))

    page = client.get(reverse("nhat-ky-truy-cap_modeladmin_index"))

    assert LOST.split("«")[0] in page.content.decode()


def test_the_sentence_fits_where_the_ledger_keeps_it():
    assert len(LOST) <= AccessLedger._meta.get_field("trouble").max_length


# --- The way back ---------------------------------------------------------------------------


def test_the_ledger_is_made_again_from_the_last_line_and_the_act_is_a_line(
    client, chain, keeper, signed, member
):
    outside = written_down()
    AccessLedger.objects.all().delete()

    printed = command(expect=outside, restore_ledger=keeper.username)

    last = AccessEntry.objects.get(number=6)
    assert (last.account, last.user_name, last.kind, last.key) == (
        keeper, "quan-tri-may", "ledger", 5,
    )  # fmt: skip
    assert last.symbol == "đã so với dòng 5"
    assert "việc này là dòng 6" in printed
    assert f"6:{last.seal}" in printed
    client.force_login(member.account)
    assert client.get(signed.minutes.get_absolute_url()).status_code == 200
    assert verify().trouble == ""


def test_without_a_code_from_outside_the_line_says_so(lost, keeper):
    printed = command(restore_ledger=keeper.username)

    assert AccessEntry.objects.get(number=6).symbol == "không có mã để so"
    assert "có thể đã bị cắt" in printed


TAMPERINGS = {
    "a line changed": (lambda: raw().filter(number=3).update(user_name="x"), "Dòng 3 đã bị sửa"),
    "a line removed": (lambda: raw().filter(number=3).delete(), "Thiếu dòng 3"),
    "the end cut off": (lambda: raw().filter(number=5).delete(), "Dòng 5 không còn"),
}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_restoring_hides_nothing(chain, keeper, name):
    tamper, sentence = TAMPERINGS[name]
    outside = written_down()
    AccessLedger.objects.all().delete()
    tamper()

    with pytest.raises(CommandError, match=sentence):
        command(expect=outside, restore_ledger=keeper.username)
    assert not AccessLedger.objects.exists()
    assert not AccessEntry.objects.filter(kind="ledger").exists()


def test_lines_cut_off_under_a_standing_ledger_are_not_restored_away(chain, keeper):
    raw().filter(number=5).delete()

    with pytest.raises(Refused, match="Mất các dòng cuối"):
        restore_ledger(by=keeper)
    assert AccessLedger.objects.get().last_number == 5


def test_a_ledger_set_back_is_made_again_too(chain, keeper):
    AccessLedger.objects.update(last_number=0, last_seal="")

    command(restore_ledger=keeper.username)

    assert AccessLedger.objects.get().last_number == 6
    assert verify().trouble == ""


def test_a_whole_ledger_is_left_alone(chain, keeper):
    with pytest.raises(CommandError, match="không có gì để lập lại"):
        command(restore_ledger=keeper.username)
    assert AccessEntry.objects.count() == 5


@pytest.mark.parametrize("is_active", [False, None])
def test_somebody_in_use_answers_for_it(lost, is_active):
    if is_active is not None:
        AccountFactory(username="nguoi-cu", is_active=is_active)

    with pytest.raises(CommandError, match="Không có tài khoản đang dùng"):
        command(restore_ledger="nguoi-cu")
    assert not AccessLedger.objects.exists()


def test_it_is_all_or_nothing(lost, keeper, monkeypatch):
    def broken(**fields):
        raise RuntimeError("power cut")

    monkeypatch.setattr(access_check, "extend", broken)
    with pytest.raises(RuntimeError):
        restore_ledger(by=keeper)

    assert not AccessLedger.objects.exists()
