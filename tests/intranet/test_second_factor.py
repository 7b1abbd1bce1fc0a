"""The second step: set up by its owner, asked for at the door, good once, removed with care."""

import time

import pytest
from django.core import mail
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from intranet.accounts import second_factor as steps
from meetings.models import Office
from tests.factories.meetings import PASSWORD

pytestmark = pytest.mark.django_db
DOOR, STEP, PAGE = "/dang-nhap/", "/dang-nhap/ma/", "/tai-khoan/hai-buoc/"
INSIDE = "/tai-khoan/"


def code_of(phone, steps_later=0):
    """What the phone shows now, or that many half minutes later."""
    return f"{totp(phone.bin_key, t0=-30 * steps_later):06d}"


def registered(account):
    """The account with a phone and recovery codes; returns (phone, codes)."""
    phone = steps.start_second_factor(by=account)
    codes = steps.confirm_second_factor(code=code_of(phone, -1), by=account)
    phone.refresh_from_db()
    assert phone.confirmed
    return phone, codes


def typed_password(account, **more):
    """A browser that typed the right password."""
    client = Client()
    form = {"username": account.username, "password": PASSWORD, **more}
    answer = client.post(DOOR, form)
    assert answer.status_code == 302
    return client, answer


def is_inside(client):
    return client.get(INSIDE).status_code == 200


# --- Setting it up --------------------------------------------------------------------------


def test_the_owner_scans_types_a_code_and_gets_ten_recovery_codes_once(signed_in, secretary):
    client = signed_in(secretary)
    client.post(f"{PAGE}bat-dau/")
    phone = TOTPDevice.objects.get()
    page = client.get(PAGE).content.decode()
    picture = client.get(f"{PAGE}hinh.svg")

    assert steps.key_in_groups(phone) in page
    assert picture["Content-Type"] == "image/svg+xml"
    assert b"<svg" in picture.content
    assert b"<style" not in picture.content
    assert b"style=" not in picture.content
    answer = client.post(f"{PAGE}xac-nhan/", {"code": code_of(phone)})
    codes = StaticToken.objects.values_list("token", flat=True)
    assert len(codes) == 10
    assert all(code in answer.content.decode() for code in codes)
    assert not any(code in client.get(PAGE).content.decode() for code in codes)
    assert client.get(f"{PAGE}hinh.svg").status_code == 404


def test_a_wrong_code_sets_up_nothing(signed_in, secretary):
    client = signed_in(secretary)
    client.post(f"{PAGE}bat-dau/")

    assert client.post(f"{PAGE}xac-nhan/", {"code": "000000"}).status_code == 400
    assert steps.phone_of(secretary) is None


def test_it_is_offered_to_those_with_a_desk_only(signed_in, staff, member, administrator):
    for account, status in ((staff, 404), (member, 404), (administrator, 200)):
        assert signed_in(account).get(PAGE).status_code == status


def test_who_lost_his_office_can_still_remove_it(signed_in, secretary):
    registered(secretary)
    Office.objects.update(ends_on="2026-01-01")

    assert signed_in(secretary).get(PAGE).status_code == 200


# --- At the door ----------------------------------------------------------------------------


def test_without_a_phone_nothing_changes_at_the_door(secretary):
    client, _ = typed_password(secretary)

    assert is_inside(client)


def test_after_the_password_alone_nobody_is_inside(secretary):
    registered(secretary)
    client, answer = typed_password(secretary)

    assert answer.url == STEP
    assert not is_inside(client)
    assert client.get("/quan-tri/").url.startswith(DOOR)


def test_the_code_from_the_phone_opens_the_door_and_leads_to_where_one_wanted(secretary):
    phone, _ = registered(secretary)
    client, answer = typed_password(secretary, next="/sinh-hoat/")
    answer = client.post(answer.url, {"code": code_of(phone), "next": "/sinh-hoat/"})

    assert answer.url == "/sinh-hoat/"
    assert is_inside(client)


@pytest.mark.parametrize(
    "wanted", ["https://evil.example/", "//evil.example", "javascript:alert(1)"]
)
def test_the_second_step_leads_inside_the_house_only(secretary, wanted):
    phone, _ = registered(secretary)
    client, _ = typed_password(secretary)

    assert client.post(STEP, {"code": code_of(phone), "next": wanted}).url == "/"


def test_a_code_is_good_once_and_for_one_step_either_way(secretary):
    phone, _ = registered(secretary)
    now = code_of(phone)
    assert typed_password(secretary)[0].post(STEP, {"code": now}).status_code == 302

    client, _ = typed_password(secretary)
    answer = client.post(STEP, {"code": now})
    assert answer.status_code == 200
    assert not is_inside(client)
    TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)
    assert client.post(STEP, {"code": code_of(phone, 3)}).status_code == 200
    TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)
    assert client.post(STEP, {"code": code_of(phone, 1)}).status_code == 302


def test_each_recovery_code_opens_once(secretary):
    _, codes = registered(secretary)
    typed = f"{codes[0][:4]} {codes[0][4:].upper()}"
    assert typed_password(secretary)[0].post(STEP, {"code": typed}).status_code == 302

    client, _ = typed_password(secretary)
    assert client.post(STEP, {"code": typed}).status_code == 200
    assert not is_inside(client)
    assert steps.codes_left(secretary) == 9


def test_guessing_codes_is_slowed(secretary):
    registered(secretary)
    client, _ = typed_password(secretary)
    answers = [client.post(STEP, {"code": f"{n:06d}"}) for n in range(8)]

    assert answers[-1].status_code == 429
    assert "Xin chờ" in answers[-1].content.decode()
    assert not is_inside(client)


def test_the_step_must_follow_the_password_within_minutes(secretary, monkeypatch):
    phone, _ = registered(secretary)
    client, _ = typed_password(secretary)
    code, later = code_of(phone), time.time() + 301
    monkeypatch.setattr("intranet.accounts.second_factor_views.time.time", lambda: later)

    assert client.post(STEP, {"code": code}).url == DOOR
    assert not is_inside(client)


def test_nobody_comes_to_the_step_without_the_password(client, secretary):
    registered(secretary)

    assert client.get(STEP).url == DOOR
    assert client.post(STEP, {"code": "123456"}).url == DOOR


def test_a_password_changed_meanwhile_ends_the_waiting(secretary):
    phone, _ = registered(secretary)
    client, _ = typed_password(secretary)
    secretary.set_password("bốn con chim sẻ nâu")
    secretary.save()

    assert client.post(STEP, {"code": code_of(phone)}).url == DOOR


def test_an_account_ended_meanwhile_stays_outside(secretary):
    phone, _ = registered(secretary)
    client, _ = typed_password(secretary)
    type(secretary).objects.filter(pk=secretary.pk).update(is_active=False)

    assert client.post(STEP, {"code": code_of(phone)}).url == DOOR


@pytest.mark.parametrize("code", ["", "abc", "１２３４５６", "1" * 17, "' OR 1=1", "\u202e123456"])
def test_an_odd_code_is_a_wrong_code(secretary, code):
    registered(secretary)
    client, _ = typed_password(secretary)

    assert client.post(STEP, {"code": code}).status_code == 200
    assert not is_inside(client)


# --- Removing it ----------------------------------------------------------------------------


def test_the_owner_removes_it_with_the_password(signed_in, secretary):
    registered(secretary)
    client = signed_in(secretary)

    assert client.post(f"{PAGE}tat/", {"confirm_password": "sai rồi"}).status_code == 400
    assert steps.phone_of(secretary)
    assert client.post(f"{PAGE}tat/", {"confirm_password": PASSWORD}).status_code == 302
    assert steps.phone_of(secretary) is None
    assert steps.codes_left(secretary) == 0


def test_an_administrator_removes_it_for_a_lost_phone_and_the_owner_is_told(
    signed_in, administrator, secretary, django_capture_on_commit_callbacks
):
    secretary.email = "bithu@truong.example"
    secretary.save()
    registered(secretary)
    client = signed_in(administrator)
    page = client.get(f"/quan-tri/tai-khoan/edit/{secretary.pk}/").content.decode()
    assert "Tắt xác nhận hai bước" in page

    with django_capture_on_commit_callbacks(execute=True):
        client.post(address_of_removal(page))
    assert steps.phone_of(secretary) is None
    assert mail.outbox[0].to == ["bithu@truong.example"]


def address_of_removal(page):
    """Where the button of the account's page posts to."""
    before = page[: page.index("Tắt xác nhận hai bước</button>")]
    return before.rpartition('action="')[2].partition('"')[0]


def test_nobody_else_removes_another_persons_step(signed_in, secretary, member, administrator):
    registered(secretary)
    page = signed_in(administrator).get(f"/quan-tri/tai-khoan/edit/{secretary.pk}/")
    address = address_of_removal(page.content.decode())
    for account in (member, secretary):
        assert signed_in(account).post(address).status_code == 404
    assert steps.phone_of(secretary)
