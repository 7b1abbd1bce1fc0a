"""The second step: set up with one code, asked after the password, in nobody's way otherwise."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth import SESSION_KEY
from django.core import mail
from django.test import Client
from django.urls import reverse
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from intranet.accounts import second_factor, sessions
from intranet.accounts.second_factor_views import WAITING
from intranet.models import User
from tests.factories.meetings import PASSWORD

DOOR, STEP, PAGE = "/dang-nhap/", "/dang-nhap/ma/", "/tai-khoan/hai-buoc/"


def code_of(phone, steps=0):
    """What the phone shows now, or that many steps of 30 seconds later."""
    return f"{totp(phone.bin_key, drift=steps):06}"


@pytest.fixture
def phone(administrator):
    """The administrator's phone, registered, with one recovery code."""
    paper = StaticDevice.objects.create(user=administrator, name="Mã dự phòng")
    StaticToken.objects.create(device=paper, token="k7mqp2xw")
    return TOTPDevice.objects.create(user=administrator, name="Điện thoại")


def type_password(client, next_url="", **more):
    form = {"username": "quantri", "password": PASSWORD, "next": next_url, **more}
    return client.post(DOOR, form)


def type_code(client, code, address=STEP):
    return client.post(address, {"code": code})


def is_inside(client):
    return client.get("/tai-khoan/").status_code == 200


# --- Setting up ----------------------------------------------------------------------------


def set_up(client, account):
    client.post(f"{PAGE}bat-dau/")
    return TOTPDevice.objects.get(user=account, confirmed=False)


def test_one_code_turns_it_on_and_shows_ten_recovery_codes_once(signed_in, administrator):
    client = signed_in(administrator)
    phone = set_up(client, administrator)
    page = client.get(PAGE).content.decode()
    picture = client.get(f"{PAGE}hinh.svg")

    done = type_code(client, f" {code_of(phone)[:3]} {code_of(phone)[3:]} ", f"{PAGE}xac-nhan/")

    assert second_factor.key_in_groups(phone) in page
    assert picture["Content-Type"] == "image/svg+xml"
    assert b"style=" not in picture.content
    assert "no-store" in picture["Cache-Control"]
    assert "no-store" in done["Cache-Control"]
    codes = re.findall(r'<li class="slip-key">(\w+)</li>', done.content.decode())
    assert len(set(codes)) == 10
    assert codes[0] not in client.get(PAGE).content.decode()
    assert client.get(f"{PAGE}hinh.svg").status_code == 404
    assert second_factor.phone_of(administrator) == phone


def test_a_wrong_code_turns_nothing_on(signed_in, administrator):
    client = signed_in(administrator)
    set_up(client, administrator)

    response = type_code(client, "000000", f"{PAGE}xac-nhan/")

    assert response.status_code == 400
    assert "Mã chưa đúng" in response.content.decode()
    assert second_factor.phone_of(administrator) is None
    assert type_password(Client()).url == "/"


def test_it_is_offered_to_people_with_a_desk_only(signed_in, staff, member, secretary):
    for account, code in ((staff, 404), (member, 404), (secretary, 200)):
        assert signed_in(account).get(PAGE).status_code == code
    assert signed_in(staff).post(f"{PAGE}bat-dau/").status_code == 404


def test_turning_it_off_takes_the_password(signed_in, administrator, phone):
    client = signed_in(administrator)

    wrong = client.post(f"{PAGE}tat/", {"confirm_password": "sai"})
    assert wrong.status_code == 400
    assert second_factor.phone_of(administrator) == phone
    client.post(f"{PAGE}tat/", {"confirm_password": PASSWORD})

    assert not TOTPDevice.objects.exists()
    assert not StaticDevice.objects.exists()
    assert type_password(Client()).url == "/"


# --- At the door ---------------------------------------------------------------------------


def test_the_password_alone_signs_nobody_in(client, phone):
    response = type_password(client, "/tin-tuc/")

    assert response.url == f"{STEP}?next=%2Ftin-tuc%2F"
    assert SESSION_KEY not in client.session
    assert not is_inside(client)
    assert client.get("/quan-tri/").status_code == 302


def test_password_and_code_lead_in_and_on(client, phone):
    address = type_password(client, "/tin-tuc/", keep="on").url
    asked = client.get(address)

    response = client.post(address, {"code": code_of(phone), "next": "/tin-tuc/"})

    assert asked.status_code == 200
    assert response.url == "/tin-tuc/"
    assert client.session[sessions.SECOND_STEP] is True
    assert client.session[sessions.KEPT] is True
    assert WAITING not in client.session
    assert is_inside(client)


@pytest.mark.parametrize(
    "wanted", ["//ke-xau.vn/", "\\\\ke-xau.vn", "https://ke-xau.vn/", "javascript:alert(1)"]
)
def test_the_second_step_leads_inside_the_house_only(client, phone, wanted):
    address = type_password(client, wanted).url
    assert "ke-xau" not in address

    response = client.post(STEP, {"code": code_of(phone), "next": wanted})

    assert response.url == "/"


@pytest.mark.parametrize(("steps", "is_right"), [(-2, 0), (-1, 1), (0, 1), (1, 1), (3, 0)])
def test_a_clock_may_be_one_step_off(client, phone, steps, is_right):
    type_password(client)

    type_code(client, code_of(phone, steps))

    assert is_inside(client) == bool(is_right)


def test_a_code_is_good_once(client, phone):
    code = code_of(phone)
    type_password(client)
    type_code(client, code)
    second = Client()
    type_password(second)

    response = type_code(second, code)

    assert "Mã chưa đúng, hoặc đã dùng rồi" in response.content.decode()
    assert not is_inside(second)


def test_a_recovery_code_is_good_once(client, phone):
    type_password(client)
    type_code(client, "K7MQ-P2XW")
    second = Client()
    type_password(second)
    type_code(second, "k7mqp2xw")

    assert is_inside(client)
    assert not is_inside(second)


def test_guessing_codes_is_slowed_here_and_not_elsewhere(client, phone):
    type_password(client)
    codes = [type_code(client, f"00000{n}").status_code for n in range(6)]
    assert codes == [200] * 4 + [429] * 2
    TOTPDevice.objects.update(throttling_failure_count=0)

    last = type_code(client, code_of(phone))

    assert last.status_code == 429
    assert "Xin chờ khoảng 5 phút" in last.content.decode()
    assert type_password(client).status_code == 429


def test_the_wait_of_a_phone_never_grows_past_some_minutes(client, phone):
    failed = phone.created_at - timedelta(seconds=257)
    TOTPDevice.objects.update(throttling_failure_count=40, throttling_failure_timestamp=failed)
    type_password(client)

    type_code(client, code_of(phone))

    assert is_inside(client)


@pytest.mark.parametrize(
    "code", ["", "abc", "１２３４５６", "٣" * 6, "9" * 18, "000000000000", "-1"]
)
def test_odd_codes_get_a_sentence(client, phone, code):
    type_password(client)

    response = type_code(client, code)

    assert response.status_code == 200
    assert response.context["form"].errors["code"]


def test_the_second_step_waits_five_minutes(client, phone):
    type_password(client)
    session = client.session
    session[WAITING] = session[WAITING] | {"since": session[WAITING]["since"] - 301}
    session.save()

    assert type_code(client, code_of(phone)).url == DOOR
    assert "Đã quá lâu" in client.get(DOOR).content.decode()


@pytest.mark.parametrize(
    "change", [{"is_active": False}, {"password": "khác"}, {"session_round": 9}]
)
def test_an_account_changed_meanwhile_starts_again(client, administrator, phone, change):
    type_password(client)
    User.objects.filter(pk=administrator.pk).update(**change)

    assert type_code(client, code_of(phone)).url == DOOR
    assert not is_inside(client)


def test_nobody_comes_to_the_second_step_without_the_first(client, phone):
    assert client.get(STEP).url == DOOR
    assert type_code(client, code_of(phone)).url == DOOR


def test_without_a_phone_nothing_changes(client, administrator):
    assert type_password(client).url == "/"
    assert is_inside(client)


def test_being_inside_asks_no_question_about_phones(
    signed_in, administrator, phone, django_assert_num_queries
):
    client = signed_in(administrator)
    client.get("/doi-mat-khau/xong/")

    with django_assert_num_queries(3) as asked:
        client.get("/doi-mat-khau/xong/")
    assert not [q for q in asked.captured_queries if "otp" in q["sql"]]


# --- The administrator ---------------------------------------------------------------------


def test_an_administrator_removes_a_lost_phone_and_the_owner_is_told(
    signed_in, administrator, secretary, django_capture_on_commit_callbacks
):
    User.objects.filter(pk=secretary.pk).update(email="bi.thu@example.vn")
    TOTPDevice.objects.create(user=secretary, name="Điện thoại")
    office = signed_in(administrator)
    page = office.get(reverse("accounts:edit", args=[secretary.pk])).content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        office.post(reverse("accounts:remove_second_factor", args=[secretary.pk]))

    assert "Tắt xác nhận hai bước" in page
    assert not TOTPDevice.objects.exists()
    assert [letter.to for letter in mail.outbox] == [["bi.thu@example.vn"]]
    history = office.get(reverse("accounts:history", args=[secretary.pk])).content.decode()
    assert "Đã tắt xác nhận hai bước" in history


def test_an_administrator_cannot_drop_his_own_without_the_password(signed_in, administrator, phone):
    signed_in(administrator).post(reverse("accounts:remove_second_factor", args=[administrator.pk]))

    assert second_factor.phone_of(administrator) == phone
