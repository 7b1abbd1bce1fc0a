"""How long a session lives, who ends it, and that the cookie alone decides nothing."""

import time
from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.conf import settings as site
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from home.enums import Role
from intranet.accounts import sessions
from intranet.models import Session
from meetings.models import Office
from tests.factories.meetings import PASSWORD, AccountFactory

DOOR, INSIDE = "/dang-nhap/", "/tai-khoan/"
BACKEND = "intranet.accounts.backends.GroupBackend"


def sign_in(client, account, **more):
    form = {"username": account.username, "password": PASSWORD, **more}
    response = client.post(DOOR, form)
    assert response.status_code == 302
    return client.cookies[site.SESSION_COOKIE_NAME]


def grow_old(client, **span):
    """As if everything in this session had happened that long ago."""
    session = client.session
    for stamp in (sessions.BEGAN, sessions.PASSWORD_TYPED):
        session[stamp] = session[stamp] - timedelta(**span).total_seconds()
    session.save()


def is_inside(client):
    return client.get(INSIDE).status_code == 200


def elsewhere(account):
    client = Client()
    client.force_login(account, backend=BACKEND)
    return client


def test_unticked_the_cookie_ends_with_the_browser_and_the_session_after_12_hours(client, staff):
    cookie = sign_in(client, staff)

    assert cookie["max-age"] == ""
    assert client.session.get_expiry_age() == 12 * 60 * 60
    grow_old(client, hours=11, minutes=59)
    assert is_inside(client)
    grow_old(client, minutes=2)
    assert client.get(INSIDE).url == f"{DOOR}?next={INSIDE}"
    assert "_auth_user_id" not in client.session


def test_ticked_it_stays_30_days_from_the_sign_in_and_no_longer(client, staff):
    cookie = sign_in(client, staff, keep="on")

    assert cookie["max-age"] == 30 * 24 * 60 * 60
    grow_old(client, days=29, hours=23)
    assert is_inside(client)
    grow_old(client, hours=2)
    assert not is_inside(client)


def test_reading_does_not_make_a_session_younger(client, staff):
    sign_in(client, staff)
    before = client.session[sessions.BEGAN]

    client.get(INSIDE)
    client.get("/doi-mat-khau/")

    assert client.session[sessions.BEGAN] == before


@pytest.mark.parametrize("began", [None, "an hour from now"])
def test_a_session_without_a_date_or_from_the_future_is_nobodys(signed_in, staff, began):
    began = began and time.time() + 3600
    client = signed_in(staff)
    session = client.session
    session[sessions.BEGAN] = began
    session.save()

    assert not is_inside(client)


def test_the_key_of_a_session_changes_at_the_door(client, staff):
    client.get(DOOR)
    session = client.session
    session["x"] = 1
    session.save()
    before = session.session_key
    client.cookies[site.SESSION_COOKIE_NAME] = before

    sign_in(client, staff)

    assert client.session.session_key != before


def test_dating_a_session_asks_the_database_nothing(signed_in, staff, django_assert_num_queries):
    client = signed_in(staff)
    client.get("/doi-mat-khau/xong/")

    # The session with its account; and of the frame: who he is today.
    with django_assert_num_queries(2):
        client.get("/doi-mat-khau/xong/")


# --- Whose a session is --------------------------------------------------------------------


def test_a_session_is_kept_with_the_account_that_signed_in_until_it_signs_out(client, staff):
    sign_in(client, staff)
    key = client.session.session_key
    assert Session.objects.get(pk=key).account == staff

    client.post("/dang-xuat/")

    assert not Session.objects.filter(account=staff).exists()


def test_a_session_is_whose_it_says_whatever_account_is_read_with_it(client, staff, administrator):
    sign_in(client, staff)
    Session.objects.update(account=administrator)

    assert client.get(INSIDE).context["user"] == staff


def test_an_account_that_is_gone_takes_its_sessions_along(client, staff):
    sign_in(client, staff)

    staff.delete()

    assert not Session.objects.exists()
    assert not is_inside(client)


def test_who_was_signed_in_before_sessions_knew_their_accounts_stays_so(client, staff):
    sign_in(client, staff)
    kept = Session.objects.values("session_key", "session_data", "expire_date")
    former = apps.get_model("sessions", "Session").objects
    former.create(**kept.get())
    former.create(session_key="x", session_data="unreadable", expire_date=timezone.now())
    Session.objects.all().delete()

    import_module("intranet.migrations.0006_sessions_with_accounts").move(apps, None)

    assert is_inside(client)
    assert dict(Session.objects.values_list("pk", "account")) == {
        client.session.session_key: staff.pk,
        "x": None,
    }
    assert not former.exists()


# --- Who ends sessions ---------------------------------------------------------------------


def test_a_change_of_password_ends_every_other_session(client, staff):
    sign_in(client, staff)
    other = elsewhere(staff)
    new = "bốn con chim sẻ nâu"
    form = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}

    client.post("/doi-mat-khau/", form)

    assert is_inside(client)
    assert not is_inside(other)


def test_one_signs_out_everywhere_else(client, staff, caplog):
    caplog.set_level("INFO", "intranet.door")
    sign_in(client, staff)
    other, stranger = elsewhere(staff), elsewhere(AccountFactory())

    response = client.post("/tai-khoan/cac-may/", follow=True)

    assert "Đã đăng xuất khỏi mọi máy khác" in response.content.decode()
    assert is_inside(client)
    assert not is_inside(other)
    assert is_inside(stranger)
    assert "sessions-ended user=giaovien address=127.0.0.1" in caplog.messages
    assert client.get("/tai-khoan/cac-may/").status_code == 405


def test_an_administrator_signs_a_person_out_everywhere(signed_in, administrator, staff):
    office, person = signed_in(administrator), elsewhere(staff)

    response = office.post(reverse("accounts:end_sessions", args=[staff.pk]))

    assert response.url == reverse("accounts:edit", args=[staff.pk])
    assert not is_inside(person)
    assert is_inside(office)
    history = office.get(reverse("accounts:history", args=[staff.pk])).content.decode()
    assert "Đã đăng xuất khỏi mọi máy" in history


def test_an_administrator_does_not_shut_himself_out(signed_in, administrator):
    office = signed_in(administrator)

    office.post(reverse("accounts:end_sessions", args=[administrator.pk]))

    assert is_inside(office)


def test_deactivation_is_felt_at_the_next_request(signed_in, staff):
    client = signed_in(staff)
    type(staff).objects.filter(pk=staff.pk).update(is_active=False)

    assert not is_inside(client)


def test_loss_of_a_group_is_felt_at_the_next_request(signed_in, administrator):
    client = signed_in(administrator)
    assert client.get("/quan-tri/tai-khoan/").status_code == 200

    administrator.groups.filter(name=Role.ADMINISTRATOR).first().user_set.remove(administrator)

    assert client.get("/quan-tri/tai-khoan/").status_code == 404
    assert client.get("/quan-tri/").status_code == 404


def test_loss_of_an_office_is_felt_at_the_next_request(signed_in, secretary):
    client = signed_in(secretary)
    assert client.get("/quan-tri/").status_code == 200

    yesterday = timezone.localdate() - timedelta(days=1)
    Office.objects.filter(member__account=secretary).update(ends_on=yesterday)

    assert client.get("/quan-tri/").status_code == 404
    assert client.get("/nghi-quyet/so-van-ban/").status_code == 404


@pytest.mark.parametrize("door", ["/dang-xuat/", "/quan-tri/logout/"])
def test_signing_out_ends_the_session_and_clears_the_browser(signed_in, administrator, door):
    client = signed_in(administrator)
    key = client.session.session_key

    response = client.post(door)

    assert response.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert not client.session.exists(key)
    assert not is_inside(client)


def test_the_account_page_leads_to_everything_and_offers_the_second_step_to_some(
    signed_in, staff, secretary
):
    plain = signed_in(staff).get(INSIDE).content.decode()
    leading = elsewhere(secretary).get(INSIDE).content.decode()

    assert "/doi-mat-khau/" in plain
    assert "/tai-khoan/cac-may/" in plain
    assert "/tai-khoan/hai-buoc/" not in plain
    assert "/tai-khoan/hai-buoc/" in leading
