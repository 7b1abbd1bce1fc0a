"""The door: who comes in, where to, and what those are told who don't."""

import re
import unicodedata
from datetime import timedelta

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.factories.meetings import PASSWORD, AccountFactory

DOOR = "/dang-nhap/"


def knock(client, username, password=PASSWORD, **more):
    return client.post(DOOR, {"username": username, "password": password, **more})


@pytest.mark.parametrize("typed", ["giaovien", "GiaoVien", "  giaovien ", "GIAOVIEN\u3000"])
def test_a_user_name_is_accepted_in_any_case_and_with_spaces_around(client, staff, typed):
    response = knock(client, typed)

    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(staff.pk)


def test_a_user_name_with_marks_is_accepted_in_either_unicode_form(client, db):
    account = AccountFactory(username="cô.ngọc")

    knock(client, unicodedata.normalize("NFD", "Cô.Ngọc"))

    assert client.session["_auth_user_id"] == str(account.pk)


def test_unknown_wrong_and_inactive_get_the_same_answer(client, staff):
    AccountFactory(username="danghi", is_active=False)

    pages = [
        knock(client, "giaovien", "sai-mat-khau"),
        knock(client, "khong-co-ai"),
        knock(client, "danghi"),
    ]

    errors = [page.context["form"].non_field_errors() for page in pages]
    assert errors == [["Tên đăng nhập hoặc mật khẩu không đúng."]] * 3
    assert [page.status_code for page in pages] == [200] * 3
    assert "_auth_user_id" not in client.session


def test_nothing_in_the_answer_or_the_work_tells_an_unknown_name(staff, monkeypatch):
    AccountFactory(username="danghi", is_active=False)
    unusable = AccountFactory(username="chuacap")
    unusable.set_unusable_password()
    unusable.save()
    hashes = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher, "encode", lambda *args: hashes.append(1) or encode(*args)
    )

    told = set()
    for name in ("giaovien", "khong-co-ai", "danghi", "chuacap"):
        hashes.clear()
        with CaptureQueriesContext(connection) as asked:
            answer = knock(Client(), name, "sai-mat-khau")
        body = re.sub(r'(csrfmiddlewaretoken" value=)"\w+"', r"\1", answer.content.decode())
        # Length follows the name; Expires is the clock, which may go on in between.
        apart = ("Content-Length", "Expires")
        headers = tuple(sorted((k, v) for k, v in answer.headers.items() if k not in apart))
        told.add((answer.status_code, body.replace(name, "?"), headers, len(hashes), len(asked)))

    assert len(told) == 1


@pytest.mark.parametrize(
    ("wanted", "led_to"),
    [
        ("\\\\ke-xau.vn", "/"),
        ("http:///ke-xau.vn", "/"),
        ("/\t/ke-xau.vn", "/"),
        ("data:text/html,x", "/"),
        ("/tin-tuc/?p=2", "/tin-tuc/?p=2"),
        ("https://ke-xau.vn/", "/"),
        ("//ke-xau.vn/", "/"),
        ("/\\ke-xau.vn", "/"),
        ("javascript:alert(1)", "/"),
        ("/dang-nhap/", "/"),
        ("/dang-nhap/?next=/dang-nhap/", "/"),
        ("", "/"),
    ],
)
def test_next_leads_inside_the_house_only(client, staff, wanted, led_to):
    response = knock(client, "giaovien", next=wanted)

    assert response.url == led_to


@pytest.mark.parametrize(("wanted", "led_to"), [("/tin-tuc/", "/tin-tuc/"), (DOOR, "/"), ("", "/")])
def test_who_is_inside_already_goes_on(signed_in, staff, wanted, led_to):
    response = signed_in(staff).get(DOOR, {"next": wanted})

    assert response.status_code == 302
    assert response.url == led_to


def test_signing_out_is_a_post(signed_in, staff):
    client = signed_in(staff)

    assert client.get("/dang-xuat/").status_code == 405
    assert "_auth_user_id" in client.session
    response = client.post("/dang-xuat/")

    assert response.url == DOOR
    assert "_auth_user_id" not in client.session


def test_deactivation_is_felt_on_the_next_request(signed_in, staff):
    client = signed_in(staff)
    assert client.get("/doi-mat-khau/").status_code == 200
    type(staff).objects.filter(pk=staff.pk).update(is_active=False)

    response = client.get("/doi-mat-khau/")

    assert response.url == f"{DOOR}?next=/doi-mat-khau/"


@pytest.mark.parametrize("path", ["/quan-tri/login/", "/_util/login/", "/quan-tri/password_reset/"])
def test_wagtails_own_doors_lead_to_ours(client, db, path):
    response = client.get(path)

    assert response.status_code in (301, 302)
    assert response.url.startswith(("/dang-nhap/", "/quen-mat-khau/"))


def test_an_expired_slip_is_told_only_after_the_right_password(client, staff):
    staff.one_time_until = timezone.now() - timedelta(minutes=1)
    staff.save()

    wrong = knock(client, "giaovien", "sai-mat-khau").context["form"].non_field_errors()
    right = knock(client, "giaovien").context["form"].non_field_errors()

    assert wrong == ["Tên đăng nhập hoặc mật khẩu không đúng."]
    assert "đã hết hạn" in right[0]
    assert "_auth_user_id" not in client.session


def test_a_one_time_password_opens_nothing_but_the_setting_of_an_own_one(client, staff):
    staff.one_time_until = timezone.now() + timedelta(days=1)
    staff.save()

    knock(client, "giaovien")

    for path in ("/", "/quan-tri/", "/tin-tuc/"):
        response = client.get(path)
        assert response.status_code == 302
        assert response.url == reverse("password_change")
    assert client.get("/doi-mat-khau/").context["must_change"]
