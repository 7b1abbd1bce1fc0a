"""Several people writing at once, on real transactions: no gap, no double, nothing lost."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.actions import meetings, minutes, resolutions
from meetings.actions.access_check import verify
from meetings.actions.base import Refused, Stale
from meetings.actions.reading import extend
from meetings.actions.rules import install_national_rules
from meetings.models import Meeting, Membership, Minutes, Resolution
from tests.factories.meetings import (
    CellFactory,
    MemberFactory,
    PartyCommitteeFactory,
    ResolutionFactory,
)

from . import month

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(jobs, workers):
    """Runs the jobs in threads, each with its own connection; returns results or exceptions."""

    def run(job):
        try:
            return job()
        except Exception as problem:
            return problem
        finally:
            connections.close_all()

    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(run, jobs))


@pytest.fixture
def cast(db):
    install_national_rules()
    cell = CellFactory()
    return {
        "cell": cell,
        "secretary": MemberFactory(cell=cell, office="secretary"),
        "minute_taker": MemberFactory(cell=cell),
    }


def test_twenty_resolutions_issued_by_eight_workers_are_numbered_1_to_20(cast):
    meeting = month.closed(**cast)
    papers = [ResolutionFactory(organization=cast["cell"], meeting=meeting) for _ in range(20)]
    account = cast["secretary"].account

    def job(paper):
        return lambda: resolutions.issue(
            resolution=Resolution.objects.get(pk=paper.pk),
            by=type(account).objects.get(pk=account.pk),
        )

    results = at_once([job(paper) for paper in papers], workers=8)

    assert [r for r in results if isinstance(r, Exception)] == []
    assert sorted(Resolution.objects.values_list("number", flat=True)) == list(range(1, 21))


def test_one_paper_issued_twice_at_once_takes_one_number(cast):
    meeting = month.closed(**cast)
    paper = ResolutionFactory(organization=cast["cell"], meeting=meeting)
    account = cast["secretary"].account

    def job():
        return resolutions.issue(
            resolution=Resolution.objects.get(pk=paper.pk),
            by=type(account).objects.get(pk=account.pk),
        )

    results = at_once([job, job], workers=2)

    assert sum(isinstance(r, Refused) for r in results) == 1
    assert list(Resolution.objects.values_list("number", flat=True)) == [1]


def test_of_two_writers_of_one_item_the_second_is_told(cast):
    meeting = month.in_session(**cast)
    item = meeting.agenda.first()
    account = cast["minute_taker"].account
    ready = threading.Barrier(2)

    def job(text):
        def write():
            ready.wait()
            return minutes.record_item(
                item=item, gist=text, conclusion="", loaded_version=item.version,
                by=type(account).objects.get(pk=account.pk),
            )  # fmt: skip

        return write

    results = at_once([job("Bản A"), job("Bản B")], workers=2)

    assert sum(isinstance(r, Stale) for r in results) == 1
    item.refresh_from_db()
    assert item.gist in ("Bản A", "Bản B")


def test_both_signers_confirming_at_once_seal_the_minutes_once(cast):
    meeting = month.closed(**cast)
    people = [cast["minute_taker"].account, cast["secretary"].account]

    def job(account):
        return lambda: minutes.confirm(
            minutes=Minutes.objects.get(meeting=meeting),
            by=type(account).objects.get(pk=account.pk),
        )

    results = at_once([job(account) for account in people], workers=2)

    assert [r for r in results if isinstance(r, Exception)] == []
    signed = Minutes.objects.get(meeting=meeting)
    assert (signed.status, signed.seal_holds) == ("signed", True)


def test_two_clerks_cannot_give_one_member_two_homes_at_once(cast, client):
    other = CellFactory()
    committee = PartyCommitteeFactory()
    clerk = MemberFactory(cell=cast["cell"], office=("clerk", committee))
    member = MemberFactory()
    url = reverse("wagtailsnippets_meetings_member:edit", args=[member.pk])
    data = {
        "loaded_version": str(member.version), "full_name": member.full_name,
        "given_name": member.given_name, "account": member.account_id,
        "admitted_on": "03/02/2010", "ceremony_on": "", "confirmed_on": "03/02/2011",
        "memberships-TOTAL_FORMS": "1", "memberships-INITIAL_FORMS": "0",
        "memberships-MIN_NUM_FORMS": "0", "memberships-MAX_NUM_FORMS": "1000",
        "memberships-0-starts_on": "01/01/2020", "memberships-0-ends_on": "",
        "memberships-0-id": "", "memberships-0-DELETE": "",
        "intervals-TOTAL_FORMS": "0", "intervals-INITIAL_FORMS": "0",
        "intervals-MIN_NUM_FORMS": "0", "intervals-MAX_NUM_FORMS": "1000",
    }  # fmt: skip

    def job(cell):
        def post():
            browser = Client()
            browser.force_login(clerk.account, backend="intranet.accounts.backends.GroupBackend")
            return browser.post(url, data | {"memberships-0-organization": cell.pk}).status_code

        return post

    codes = at_once([job(cast["cell"]), job(other)], workers=2)

    assert sorted(codes) == [302, 409]
    assert Membership.objects.filter(member=member).count() == 1


def test_the_desk_writes_while_an_admin_form_is_open_and_nothing_is_gone(cast, client):
    meeting = month.prepared(**cast)
    client.force_login(cast["secretary"].account, backend="intranet.accounts.backends.GroupBackend")
    url = reverse("wagtailsnippets_meetings_meeting:edit", args=[meeting.pk])
    loaded = Meeting.objects.get(pk=meeting.pk).version
    assert client.get(url).status_code == 200

    by = cast["secretary"].account
    meetings.convene(meeting=meetings.agree(meeting=meeting, by=by), by=by)
    Meeting.objects.update(starts_at=timezone.now())  # the day comes
    meetings.open_meeting(meeting=Meeting.objects.get(pk=meeting.pk), by=by)
    item = Meeting.objects.get(pk=meeting.pk).agenda.get(kind="discussion")
    minutes.record_item(item=item, gist="", conclusion="Giữ hạn 30/12.", by=by)

    response = client.post(url, {"loaded_version": loaded, "place": "Nơi tôi vừa gõ"})

    body = response.content.decode()
    assert response.status_code == 409
    assert "Nơi tôi vừa gõ" in body
    item.refresh_from_db()
    assert item.conclusion == "Giữ hạn 30/12."


def test_readers_at_once_leave_a_chain_without_a_gap():
    account = MemberFactory(cell=CellFactory()).account

    def job(key):
        return lambda: extend(
            account_id=account.pk, user_name="anh", kind="minutes", key=key, symbol="",
            right="own", pass_id=0, address="",
        )  # fmt: skip

    results = at_once([job(key) for key in range(12)], workers=6)

    assert sorted(entry.number for entry in results) == list(range(1, 13))
    assert verify().trouble == ""
