"""An own password: changed by its owner, or set anew by a letter."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from intranet.accounts.letters import send_waiting_letters
from intranet.models import ResetLetter
from tests.factories.meetings import PASSWORD, AccountFactory

NEW = "bốn con chim sẻ nâu"


def change(client, old=PASSWORD, new=NEW, again=None):
    form = {"old_password": old, "new_password1": new, "new_password2": again or new}
    return client.post("/doi-mat-khau/", form)


def test_setting_an_own_password_spends_the_slip_and_opens_the_house(signed_in, staff):
    staff.one_time_until = timezone.now() + timedelta(days=1)
    staff.save()
    client = signed_in(staff)

    response = change(client)

    staff.refresh_from_db()
    assert response.url == "/doi-mat-khau/xong/"
    assert staff.one_time_until is None
    assert staff.check_password(NEW)
    assert client.get("/doi-mat-khau/xong/").status_code == 200


def test_other_sessions_end_and_the_own_one_stays(signed_in, staff):
    elsewhere = Client()
    elsewhere.force_login(staff, backend="intranet.accounts.backends.GroupBackend")
    here = signed_in(staff)

    change(here)

    assert here.get("/doi-mat-khau/").status_code == 200
    assert elsewhere.get("/doi-mat-khau/").status_code == 302


@pytest.mark.parametrize(
    ("old", "new", "again", "sentence"),
    [
        ("sai-mat-khau", NEW, NEW, "Mật khẩu đang dùng không đúng. Xin gõ lại."),
        (PASSWORD, NEW, NEW + "x", "Hai lần gõ mật khẩu mới không giống nhau."),
        (PASSWORD, PASSWORD, PASSWORD, "Mật khẩu mới phải khác mật khẩu cũ."),
        (PASSWORD, "12345678901234567890", None, "Mật khẩu không được toàn chữ số."),
    ],
)
def test_a_bad_change_gets_a_sentence_and_changes_nothing(
    signed_in, staff, old, new, again, sentence
):
    response = change(signed_in(staff), old, new, again)

    errors = [e for errors in response.context["form"].errors.values() for e in errors]
    assert sentence in errors
    staff.refresh_from_db()
    assert staff.check_password(PASSWORD)


def test_the_words_everybody_here_would_try_are_refused(signed_in, staff, settings):
    settings.AUTH_PASSWORD_VALIDATORS = [
        {"NAME": "intranet.accounts.password_rules.LongEnough", "OPTIONS": {"min_length": 12}},
        {"NAME": "intranet.accounts.password_rules.NotOurWords"},
    ]
    client = signed_in(staff)

    short = change(client, new="ngắn").context["form"].errors["new_password2"]
    guessed = change(client, new="Chi bộ Trường 2026").context["form"].errors["new_password2"]

    assert short[0] == "Mật khẩu phải có ít nhất 12 ký tự."
    assert guessed == ["Mật khẩu này dễ đoán ở trường ta. Hãy ghép vài từ khác nhau."]
    assert change(client).status_code == 302


# --- Forgotten -----------------------------------------------------------------------------


@pytest.fixture
def writer(db):
    return AccountFactory(username="nguoiviet", email="nguoi.viet@example.vn")


def forget(client, address):
    return client.post("/quen-mat-khau/", {"email": address})


def letters():
    """What run_due has written by now."""
    send_waiting_letters()
    return mail.outbox


def link_in(letter):
    return re.search(r"https?://[^/\s]+(/quen-mat-khau/\S+)", letter.body).group(1)


def test_everyone_gets_the_same_answer_and_only_the_right_ones_a_letter(client, writer):
    AccountFactory(email="da.nghi@example.vn", is_active=False)
    unusable = AccountFactory(email="chua.cap@example.vn")
    unusable.set_unusable_password()
    unusable.save()

    addresses = ["nguoi.viet@example.vn", "la@example.vn", "da.nghi@example.vn", unusable.email]
    answers = [forget(client, address) for address in addresses]

    assert {(a.status_code, a.url) for a in answers} == {(302, "/quen-mat-khau/da-gui/")}
    assert [letter.to for letter in letters()] == [["nguoi.viet@example.vn"]]


def test_the_letter_bears_our_own_address_whatever_host_was_asked(client, writer, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://noibo.truong.edu.vn"

    client.post("/quen-mat-khau/", {"email": writer.email}, headers={"host": "ke-xau.vn"})

    body = letters()[0].body
    assert "https://noibo.truong.edu.vn/quen-mat-khau/" in body
    assert "ke-xau" not in body


def test_a_letter_sets_the_password_once_and_spends_the_slip(client, writer):
    writer.one_time_until = timezone.now() - timedelta(days=1)
    writer.save()
    forget(client, writer.email)
    link = link_in(letters()[0])

    page = client.get(link, follow=True)
    form = {"new_password1": NEW, "new_password2": NEW}
    done = client.post(page.redirect_chain[-1][0], form)

    writer.refresh_from_db()
    assert done.url == "/quen-mat-khau/xong/"
    assert writer.check_password(NEW)
    assert writer.one_time_until is None
    assert not Client().get(link).context["validlink"]


def test_a_letter_of_an_account_ended_meanwhile_is_spent(client, writer):
    forget(client, writer.email)
    link = link_in(letters()[0])
    type(writer).objects.update(is_active=False)

    page = client.get(link)

    assert page.status_code == 200
    assert not page.context["validlink"]


@pytest.mark.parametrize("uid", ["AAAA", "x", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5", "____", "MQ"])
def test_a_made_up_link_is_spent(client, db, uid):
    page = client.get(f"/quen-mat-khau/{uid}/abc-123/")

    assert page.status_code == 200
    assert not page.context["validlink"]


def test_a_mail_server_that_is_down_changes_no_answer_and_the_letter_comes_later(
    client, writer, settings
):
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "tests.intranet.test_own_password.BrokenMail"
    response = forget(client, writer.email)
    assert letters() == []
    settings.EMAIL_BACKEND = working

    assert response.url == "/quen-mat-khau/da-gui/"
    assert [letter.to for letter in letters()] == [[writer.email]]
    assert len(letters()) == 1  # and not again


def test_nobody_floods_a_mailbox_and_nobody_notices_the_limit(client, writer):
    other = AccountFactory(email="khac@example.vn")
    answers = [
        Client().post("/quen-mat-khau/", {"email": writer.email}, REMOTE_ADDR=f"10.0.0.{n}")
        for n in range(6)
    ]
    forget(client, other.email)

    assert {(a.status_code, a.url) for a in answers} == {(302, "/quen-mat-khau/da-gui/")}
    assert [letter.to[0] for letter in letters()] == [writer.email] * 3 + [other.email]
    assert client.get(link_in(mail.outbox[0]), follow=True).context["validlink"]
    ResetLetter.objects.update(asked_at=timezone.now() - timedelta(minutes=61))
    forget(client, writer.email)
    assert len(letters()) == 5


def test_a_letter_asked_for_by_an_account_ended_meanwhile_is_not_sent(client, writer):
    forget(client, writer.email)
    type(writer).objects.update(is_active=False)

    assert letters() == []


class BrokenMail:
    """A mail server that is down."""

    def __init__(self, **kwargs):
        pass

    def send_messages(self, messages):
        raise ConnectionRefusedError
