"""Slips: a password on paper for those without mail, shown once, good for two weeks."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from intranet.accounts.actions import hand_out_one_time_password
from intranet.accounts.passwords import ALPHABET, readable_password
from intranet.models import Session
from tests.factories.meetings import PASSWORD, AccountFactory

SLIP = re.compile(r"([a-z2-9]{4}(?:-[a-z2-9]{4}){3})")


def hand_out(client, account):
    return client.post(f"/quan-tri/tai-khoan/mat-khau/{account.pk}/")


def test_a_password_can_be_read_from_paper_and_not_be_guessed():
    passwords = {readable_password() for _ in range(200)}

    assert len(passwords) == 200
    assert all(SLIP.fullmatch(password) for password in passwords)
    assert not set("lo01") & set(ALPHABET)
    assert len(set(ALPHABET)) ** 16 >= 2**60


def test_a_slip_is_printed_once_and_opens_the_door_once(signed_in, administrator, staff):
    response = hand_out(signed_in(administrator), staff)

    page = response.content.decode()
    password = SLIP.search(page).group(1)
    staff.refresh_from_db()
    assert staff.check_password(password)
    assert not staff.check_password(PASSWORD)
    assert "no-store" in response["Cache-Control"]
    assert staff.full_name in page
    assert f"{staff.one_time_until.astimezone():%d/%m/%Y}" in page
    person = Client()
    person.post("/dang-nhap/", {"username": "giaovien", "password": password})
    assert person.get("/tin-tuc/").url == "/doi-mat-khau/"


def test_a_slip_is_good_to_the_end_of_its_last_day(administrator, staff, settings):
    settings.ONE_TIME_PASSWORD_DAYS = 3

    hand_out_one_time_password(account=staff, by=administrator)

    last = timezone.localtime(staff.one_time_until)
    assert last.date() == timezone.localdate() + timedelta(days=3)
    assert f"{last:%H:%M}" == "23:59"


def test_handing_out_is_logged_told_to_the_owner_and_kept_nowhere(
    signed_in, administrator, django_capture_on_commit_callbacks
):
    owner = AccountFactory(email="chu@example.vn")

    with django_capture_on_commit_callbacks(execute=True):
        page = hand_out(signed_in(administrator), owner).content.decode()

    password = SLIP.search(page).group(1)
    entry = ModelLogEntry.objects.get(action="accounts.hand_out_password")
    assert (entry.user, entry.object_id) == (administrator, str(owner.pk))
    assert [letter.to for letter in mail.outbox] == [["chu@example.vn"]]
    assert password not in mail.outbox[0].body + str(entry.data)
    assert not any(password in str(s.get_decoded()) for s in Session.objects.all())


def test_the_owners_sessions_end_when_a_slip_is_handed_out(signed_in, administrator, staff):
    owner = Client()
    owner.force_login(staff, backend="intranet.accounts.backends.GroupBackend")

    hand_out(signed_in(administrator), staff)

    assert owner.get("/doi-mat-khau/").status_code == 302


def test_nobody_hands_a_slip_to_himself_to_the_inactive_or_to_superusers(
    administrator, staff, root
):
    staff.is_active = False

    with pytest.raises(ValidationError, match="Đổi mật khẩu"):
        hand_out_one_time_password(account=administrator, by=administrator)
    with pytest.raises(ValidationError, match="đang ngừng"):
        hand_out_one_time_password(account=staff, by=administrator)
    with pytest.raises(PermissionDenied):
        hand_out_one_time_password(account=root, by=administrator)
    root.refresh_from_db()
    assert root.check_password(PASSWORD)


def test_a_slip_is_asked_for_by_post_and_refusals_come_as_sentences(signed_in, administrator):
    client = signed_in(administrator)
    address = f"/quan-tri/tai-khoan/mat-khau/{administrator.pk}/"

    assert client.get(address).status_code == 405
    page = client.post(address, follow=True)

    assert "Mật khẩu của mình thì đổi ở trang" in page.content.decode()
    administrator.refresh_from_db()
    assert administrator.check_password(PASSWORD)
