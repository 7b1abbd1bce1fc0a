"""Asking by keys which records one may see: kept by capacity, so never for the wrong person.

That it says what `visible_to` says, test_visibility.py asks with every one of its questions.
"""

import pytest
from django.contrib.auth.models import AnonymousUser

from meetings.models import Meeting
from meetings.querysets import seen
from meetings.querysets.seen import rule_of, seen_among
from meetings.roles import Capacity, capacity_of
from tests.factories.meetings import CellFactory, MeetingFactory, MemberFactory

pytestmark = pytest.mark.django_db


def test_more_keys_than_are_asked_at_a_time_are_asked_in_turn(monkeypatch):
    monkeypatch.setattr(seen, "MOST", 2)
    rule_of.cache_clear()
    member = MemberFactory(cell=(cell := CellFactory()))
    own = [MeetingFactory(organization=cell, convened=True).pk for _ in range(5)]
    other = MeetingFactory(organization=CellFactory(), convened=True).pk

    assert seen_among(Meeting, member.account, [*own, other]) == set(own)
    rule_of.cache_clear()


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


def test_a_rule_that_asks_for_more_than_the_capacity_fails_instead_of_being_kept():
    somebody = seen.Somebody(Capacity(member=1))
    assert capacity_of(somebody).member == 1
    with pytest.raises(AttributeError):
        somebody.pk  # noqa: B018
