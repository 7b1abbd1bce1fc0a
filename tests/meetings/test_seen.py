"""Asking by keys which records one may see: kept by capacity, so never for the wrong person.

That it says what `visible_to` says, test_visibility.py asks with every one of its questions.
"""

import pytest
from django.contrib.auth.models import AnonymousUser

from meetings.models import Meeting
from meetings.querysets.seen import seen_among
from tests.factories.meetings import CellFactory, MeetingFactory, MemberFactory

pytestmark = pytest.mark.django_db


def test_who_joins_a_cell_sees_its_meetings_at_once():
    member, cell = MemberFactory(), CellFactory()
    meeting = MeetingFactory(organization=cell, convened=True)
    assert seen_among(Meeting, member.account, [meeting.pk]) == set()

    newcomer = MemberFactory(cell=cell).account
    assert seen_among(Meeting, newcomer, [meeting.pk]) == {meeting.pk}


def test_strangers_and_closed_accounts_see_nothing():
    member = MemberFactory(cell=(cell := CellFactory()))
    meeting = MeetingFactory(organization=cell, convened=True)
    member.account.is_active = False
    for account in (AnonymousUser(), member.account):
        assert seen_among(Meeting, account, [meeting.pk]) == set()
