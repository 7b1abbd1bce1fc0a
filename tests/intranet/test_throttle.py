"""Guessing is slowed, by account and address together; nobody else at that address notices."""

import unicodedata
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.core.management import call_command
from django.test import Client, RequestFactory
from django.utils import timezone

from intranet.accounts.origin import client_address, counted_address
from tests.factories.meetings import PASSWORD, AccountFactory

DOOR = "/dang-nhap/"
WRONG = "sai-mat-khau"
SCHOOL, ELSEWHERE = "203.113.131.1", "198.51.100.7"


def knock(username, password=WRONG, address=SCHOOL, client=None, **headers):
    form = {"username": username, "password": password}
    return (client or Client()).post(DOOR, form, REMOTE_ADDR=address, **headers)


def let_time_pass(**span):
    """As if the failures had been that long ago."""
    for attempt in AccessAttempt.objects.all():
        before = attempt.attempt_time - timedelta(**span)
        AccessAttempt.objects.filter(pk=attempt.pk).update(attempt_time=before)


def sentences(response):
    return response.context["form"].non_field_errors()


def test_thirty_bad_passwords_are_slowed_and_nobody_else_is(staff):
    others = AccountFactory.create_batch(29)

    codes = [knock("giaovien").status_code for _ in range(30)]

    assert codes == [200] * 4 + [429] * 26
    assert knock("giaovien", PASSWORD).status_code == 429
    assert knock("giaovien", PASSWORD, ELSEWHERE).status_code == 302
    assert {knock(other.username, PASSWORD).status_code for other in others} == {302}


def test_the_door_says_how_long_to_wait_and_keeps_the_typed_name(staff):
    for _ in range(5):
        response = knock("GiaoVien")

    assert "Xin chờ khoảng 5 phút rồi thử lại" in sentences(response)[0]
    assert 280 < int(response["Retry-After"]) <= 300
    assert 'value="GiaoVien"' in response.content.decode()
    let_time_pass(minutes=3)
    assert "khoảng 2 phút" in sentences(knock("giaovien"))[0]


def test_the_wait_ends_by_itself_however_often_one_tries_meanwhile(staff):
    for _ in range(20):
        knock("giaovien")
    let_time_pass(minutes=3)
    assert knock("giaovien", PASSWORD).status_code == 429
    let_time_pass(minutes=2, seconds=1)

    assert knock("giaovien", PASSWORD).status_code == 302


def test_coming_in_wipes_out_the_failures_before(staff):
    for _ in range(3):
        for _ in range(4):
            assert knock("giaovien").status_code == 200
        assert knock("giaovien", PASSWORD).status_code == 302


def test_spellings_of_one_name_count_as_one(db):
    AccountFactory(username="cô.ngọc")
    spellings = [
        "cô.ngọc",
        " CÔ.NGỌC ",
        unicodedata.normalize("NFD", "Cô.Ngọc"),
        "cô.NGỌC",
        "Cô.ngọc",
    ]

    codes = [knock(name).status_code for name in spellings]

    assert codes == [200] * 4 + [429]


def test_another_browser_at_the_same_address_counts_on(staff):
    codes = [knock("giaovien", HTTP_USER_AGENT=f"Trình duyệt {n}").status_code for n in range(6)]

    assert codes == [200] * 4 + [429] * 2


def test_unknown_wrong_and_inactive_are_slowed_alike(staff):
    AccountFactory(username="danghi", is_active=False)
    names = ["giaovien", "khong-co-ai", "danghi"]

    for _ in range(6):
        answers = [knock(name) for name in names]
        told = {
            (a.status_code, *sentences(a), a.headers.get("Retry-After") is None) for a in answers
        }
        assert len(told) == 1


def test_nothing_that_was_typed_is_kept(staff):
    typed = "hoa-sen-no-muon"  # a password in the wrong box
    form = {"username": typed, "password": "bi-mat-khac", "next": "/dieu-rieng/"}
    Client().post(DOOR + "?q=dieu-rieng", form)
    Client().post(DOOR + "?q=dieu-rieng", form)

    row = AccessAttempt.objects.get()

    assert row.failures_since_start == 2
    kept = f"{row.username} {row.get_data} {row.post_data}"
    assert not [word for word in (typed, "bi-mat-khac", "dieu-rieng") if word in kept]


def test_an_endless_name_is_no_error(db):
    assert knock("x" * 150).status_code == 200
    assert knock("x" * 5000).status_code == 200


def test_the_present_password_cannot_be_guessed_by_changing_it(signed_in, staff):
    client = signed_in(staff)
    form = {"new_password1": "bốn con chim sẻ nâu", "new_password2": "bốn con chim sẻ nâu"}

    codes = [
        client.post("/doi-mat-khau/", form | {"old_password": f"đoán {n}"}).status_code
        for n in range(6)
    ]
    last = client.post("/doi-mat-khau/", form | {"old_password": PASSWORD})

    assert codes == [200] * 4 + [429] * 2
    assert "Xin chờ khoảng 5 phút" in last.context["form"].errors["old_password"][0]
    staff.refresh_from_db()
    assert staff.check_password(PASSWORD)


def test_old_failures_are_cleared_away_by_the_clock(staff):
    knock("giaovien")
    knock("ke-khac")
    old = AccessAttempt.objects.order_by("pk").first()
    long_ago = timezone.now() - timedelta(hours=1)
    AccessAttempt.objects.filter(pk=old.pk).update(attempt_time=long_ago)

    call_command("run_due")
    call_command("run_due")

    assert AccessAttempt.objects.exclude(pk=old.pk).count() == AccessAttempt.objects.count() == 1


# --- From where ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("proxies", "told", "address"),
    [
        (0, "1.2.3.4", "10.0.0.1"),
        (1, "1.2.3.4", "1.2.3.4"),
        (1, "6.6.6.6, 1.2.3.4", "1.2.3.4"),
        (2, "6.6.6.6, 1.2.3.4, 10.0.0.9", "1.2.3.4"),
        (2, "1.2.3.4", "10.0.0.1"),
        (1, "không phải địa chỉ", "10.0.0.1"),
        (1, "", "10.0.0.1"),
        (1, "::ffff:1.2.3.4", "1.2.3.4"),
        (1, "2001:db8::1%eth0", "2001:db8::1"),
    ],
)
def test_a_forwarded_address_is_believed_only_from_counted_proxies(
    settings, proxies, told, address
):
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=told)

    assert client_address(request) == address


def test_one_household_counts_as_one_and_a_socket_as_none():
    v6 = RequestFactory().get("/", REMOTE_ADDR="2001:db8:1:2:3:4:5:6")
    socket = RequestFactory().get("/", REMOTE_ADDR="")

    assert counted_address(v6) == "2001:db8:1:2::"
    assert counted_address(socket) is None


def test_behind_a_socket_failures_are_counted_too(staff):
    codes = [knock("giaovien", address="").status_code for _ in range(6)]

    assert codes == [200] * 4 + [429] * 2


def test_a_made_up_header_does_not_escape_the_count(staff):
    codes = [knock("giaovien", HTTP_X_FORWARDED_FOR=f"10.1.1.{n}").status_code for n in range(6)]

    assert codes == [200] * 4 + [429] * 2
