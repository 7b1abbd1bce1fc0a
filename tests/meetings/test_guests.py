"""Guests with an account: each reads his own invitation, and not one word of the meeting more."""

import pytest
from django.urls import reverse

from meetings.actions import meetings as life
from meetings.actions.base import Refused
from meetings.actions.guests import invite, withdraw_invitation
from meetings.models import Guest
from tests.factories.meetings import AccountFactory

from . import month

pytestmark = pytest.mark.django_db
PURPOSE = "góp ý về an toàn xưởng"


@pytest.fixture
def teacher():
    return AccountFactory(username="thu.ha", full_name="Nguyễn Thị Thu Hà")


@pytest.fixture
def meeting(cast):
    return month.convened(**cast)


@pytest.fixture
def guest(meeting, teacher, secretary):
    return invite(meeting=meeting, name="thu.ha", purpose=PURPOSE, by=secretary.account)


def test_a_guest_reads_the_invitation_and_names_no_member(client, guest, teacher, cast):
    client.force_login(teacher)
    content = client.get(guest.get_absolute_url()).content.decode()

    assert "Chi bộ Đào tạo" in content
    assert PURPOSE in content
    assert guest.meeting.place in content
    assert "Thầy/Cô Nguyễn Thị Thu Hà" in content
    for word in ("Giáo án số", "Nhiệm vụ tháng 12", str(cast["secretary"]), "Võ Hoài Ân"):
        assert word not in content


def test_to_a_guest_the_meeting_itself_does_not_exist(client, guest, teacher):
    client.force_login(teacher)

    for url in (reverse("meetings"), guest.meeting.get_absolute_url(), reverse("resolutions")):
        assert client.get(url).status_code == 404
    assert not guest.meeting.__class__.objects.visible_to(teacher).exists()


def test_an_invitation_is_its_guests_alone(client, guest, stranger, member):
    for person in (stranger, member):
        client.force_login(person.account)
        assert client.get(guest.get_absolute_url()).status_code == 404


def test_a_guest_of_a_draft_reads_nothing_until_it_is_convened(client, cast, teacher, secretary):
    draft = month.prepared(**cast)
    guest = invite(meeting=draft, name="thu.ha", purpose=PURPOSE, by=secretary.account)
    client.force_login(teacher)
    assert client.get(guest.get_absolute_url()).status_code == 404

    life.convene(meeting=life.agree(meeting=draft, by=secretary.account), by=secretary.account)
    assert client.get(guest.get_absolute_url()).status_code == 200


def test_the_front_page_shows_a_teacher_his_coming_invitation(client, guest, teacher):
    from home.actions.site import build_site

    build_site()
    client.force_login(teacher)

    assert guest.get_absolute_url() in client.get("/").content.decode()


@pytest.mark.parametrize("typed", ["thu.ha", "THU.HA", "nguyễn thị THU HÀ", "Nguyễn Thị  Thu Hà"])
def test_the_committee_invites_by_a_typed_name(client, meeting, teacher, secretary, typed):
    client.force_login(secretary.account)
    client.post(reverse("invite", args=[meeting.pk]), {"name": typed, "purpose": PURPOSE})

    assert Guest.objects.get().account == teacher
    assert "Rút giấy mời" in client.get(meeting.get_absolute_url()).content.decode()


def test_an_unknown_or_shared_name_is_answered_with_what_to_type(meeting, teacher, secretary):
    AccountFactory(full_name="Nguyễn Thị Thu Hà")

    with pytest.raises(Refused, match="Không có tài khoản"):
        invite(meeting=meeting, name="Lê Vắng", purpose=PURPOSE, by=secretary.account)
    with pytest.raises(Refused, match="nhiều người tên"):
        invite(meeting=meeting, name=teacher.full_name, purpose=PURPOSE, by=secretary.account)


def test_what_was_typed_stays_when_the_invitation_is_refused(client, meeting, secretary):
    client.force_login(secretary.account)
    answer = client.post(reverse("invite", args=[meeting.pk]), {"name": "Lê Vắng", "purpose": "x"})

    assert answer.status_code == 400
    assert "Lê Vắng" in answer.content.decode()


def test_an_invitation_taken_back_is_gone(client, guest, teacher, secretary):
    withdraw_invitation(guest=guest, by=secretary.account)
    client.force_login(teacher)

    assert client.get(f"/giay-moi/{guest.pk or 1}/").status_code == 404


def test_only_the_committee_invites_and_only_guests_of_its_own_meeting_are_removed(
    client, guest, member, stranger, cast, secretary
):
    other = month.prepared(**cast)
    for person in (member, stranger):
        client.force_login(person.account)
        form = {"name": "thu.ha", "purpose": PURPOSE}
        assert client.post(reverse("invite", args=[other.pk]), form).status_code == 404
    client.force_login(secretary.account)
    wrong = reverse("withdraw_invitation", args=[other.pk, guest.pk])
    assert client.post(wrong).status_code == 404
    assert Guest.objects.filter(pk=guest.pk).exists()
