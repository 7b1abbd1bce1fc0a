"""The door's book: one line for each coming, going and refusal, and nobody writes in it himself."""

import pytest
from django.test import Client

from intranet.accounts.door_log import one_line
from tests.factories.meetings import PASSWORD

DOOR = "/dang-nhap/"


@pytest.fixture
def book(caplog):
    """Lines written since the last call."""
    caplog.set_level("INFO", "intranet.door")

    def lines():
        written = [r.getMessage() for r in caplog.records if r.name == "intranet.door"]
        caplog.clear()
        return written

    return lines


def knock(username, password):
    return Client().post(DOOR, {"username": username, "password": password})


def test_coming_going_and_failures_are_one_line_each(client, staff, book):
    client.post(DOOR, {"username": "GiaoVien", "password": PASSWORD})
    client.post("/dang-xuat/")
    knock("giaovien", "sai")

    assert book() == [
        "sign-in user=giaovien address=127.0.0.1",
        "sign-out user=giaovien address=127.0.0.1",
        "sign-in-failed user=giaovien address=127.0.0.1",
    ]


def test_slowing_is_written(staff, book):
    for _ in range(5):
        knock("giaovien", "sai")

    assert book().count("sign-in-slowed user=giaovien address=127.0.0.1") == 1


def test_a_name_that_is_nobodys_is_not_written_it_may_be_a_password(db, book):
    knock("mat-khau-go-nham-o", "x")

    assert book() == ["sign-in-failed user=(unknown) address=127.0.0.1"]


def test_what_a_signed_in_person_was_refused_is_written(signed_in, staff, book):
    client = signed_in(staff)
    book()

    client.get("/quan-tri/")
    client.get("/khong-co%0Asign-in user=gia address=1.1.1.1")
    Client().get("/quan-tri/khong-co/")

    assert book() == [
        "refused user=giaovien address=127.0.0.1 status=404 method=GET url=/quan-tri/",
        "refused user=giaovien address=127.0.0.1 status=404 method=GET "
        "url=/khong-co%0Asign-in%20user%3Dgia%20address%3D1.1.1.1",
    ]


@pytest.mark.parametrize("sign", ["\n", "\r", "\x1b", "\x85", "\u2028", "\u202e", "\x00", "\x9b"])
def test_no_control_character_reaches_the_book(sign):
    assert one_line(f"a{sign}b") == "a\ufffdb"


def test_a_line_has_an_end():
    assert len(one_line("x" * 5000)) == 300
