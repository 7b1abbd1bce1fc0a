"""Who sees which meeting, minutes, paper and task: design §4, read aloud."""

from datetime import timedelta

import pytest
from django.utils import timezone

from meetings.models import Meeting, Minutes, Office, Resolution, Task
from meetings.querysets.seen import seen_among
from tests.factories.meetings import (
    AccountFactory,
    IntervalFactory,
    MeetingFactory,
    MemberFactory,
    OfficeFactory,
    ResolutionFactory,
    TaskFactory,
)

from . import month


def fresh(person):
    """The account as the next request loads it."""
    return type(person.account).objects.get(pk=person.account.pk)


def sees(person, record):
    """As a queryset and asked by its key, which must be the same."""
    model, account = type(record), fresh(person)
    seen = model.objects.visible_to(account).filter(pk=record.pk).exists()
    assert seen_among(model, account, [record.pk]) == ({record.pk} if seen else set())
    return seen


def test_a_draft_meeting_is_seen_by_its_committee_only(cell, secretary, member, stranger, superior):
    draft = MeetingFactory(organization=cell)

    assert [sees(p, draft) for p in (secretary, member, stranger, superior)] == [
        True, False, False, False,
    ]  # fmt: skip


def test_a_convened_meeting_is_seen_by_its_cell_and_the_party_committee(
    cell, secretary, member, stranger, superior
):
    meeting = MeetingFactory(organization=cell, convened=True)

    assert [sees(p, meeting) for p in (secretary, member, stranger, superior)] == [
        True, True, False, True,
    ]  # fmt: skip


def test_a_committee_meeting_is_not_for_the_whole_cell(cell, secretary, member, stranger, superior):
    meeting = MeetingFactory(organization=cell, convened=True, in_committee=True)

    assert [sees(p, meeting) for p in (secretary, member, stranger, superior)] == [
        True, False, False, True,
    ]  # fmt: skip


def test_the_named_minute_taker_sees_his_meeting_before_anyone_else_of_the_cell(cell, member):
    meeting = MeetingFactory(organization=cell, in_committee=True, minute_taker=member)

    assert sees(member, meeting)


def test_a_meeting_called_off_after_it_was_convened_is_still_seen(cell, member):
    meeting = MeetingFactory(organization=cell, convened=True)
    Meeting.objects.update(status="cancelled", status_reason="Bão")

    assert sees(member, meeting)


def test_a_party_conference_is_for_the_members_of_all_cells(party_committee, member, stranger):
    conference = MeetingFactory(organization=party_committee, type="conference", convened=True)
    own = MeetingFactory(organization=party_committee, type="committee", convened=True)

    assert [sees(member, conference), sees(stranger, conference)] == [True, True]
    assert [sees(member, own), sees(stranger, own)] == [False, False]


def test_minutes_are_the_committees_and_the_minute_takers_until_they_are_signed(
    rules, cell, secretary, minute_taker, member, superior
):
    meeting = month.closed(cell=cell, secretary=secretary, minute_taker=minute_taker)
    minutes = meeting.minutes
    before = [sees(p, minutes) for p in (secretary, minute_taker, member, superior)]
    Minutes.objects.filter(pk=minutes.pk).update(
        status="signed",
        seal="x",
        minute_taker_confirmed_at=timezone.now(),
        chair_confirmed_at=timezone.now(),
    )

    assert before == [True, True, False, False]
    assert [sees(p, minutes) for p in (secretary, minute_taker, member, superior)] == [True] * 4


def issued(organization, signer, **fields):
    paper = ResolutionFactory(organization=organization, **fields)
    Resolution.objects.filter(pk=paper.pk).update(
        status="issued",
        number=1,
        term=organization.terms.get(),
        issued_on=timezone.localdate(),
        signer=signer,
    )
    return paper


def test_an_issued_paper_reaches_its_cell_its_addressees_and_the_party_committee(
    cell, other_cell, secretary, member, stranger, superior
):
    paper = issued(cell, secretary)
    before = [sees(p, paper) for p in (secretary, member, stranger, superior)]
    paper.addressees.add(other_cell)

    assert before == [True, True, False, True]
    assert sees(stranger, paper)


def test_a_draft_paper_is_the_committees(cell, secretary, member, superior):
    draft = ResolutionFactory(organization=cell)

    assert [sees(p, draft) for p in (secretary, member, superior)] == [True, False, False]


def test_a_paper_for_the_committee_only_is_hidden_from_members(cell, secretary, member):
    paper = issued(cell, secretary, committee_only=True)

    assert [sees(secretary, paper), sees(member, paper)] == [True, False]


def test_the_list_of_issued_papers_holds_what_the_rule_of_all_papers_gives(
    cell, secretary, member, stranger, superior
):
    papers = [issued(cell, secretary), issued(cell, secretary, committee_only=True, type="KL")]
    for person in (secretary, member, stranger, superior):
        account = fresh(person)
        seen = set(Resolution.objects.visible_to(account).issued())
        assert set(Resolution.objects.issued_to(account)) == seen
    ResolutionFactory(organization=cell)
    assert set(Resolution.objects.issued_to(fresh(secretary))) == set(papers)


def test_a_task_is_seen_by_who_answers_for_it_and_by_readers_of_its_paper(
    cell, secretary, member, stranger
):
    task = TaskFactory(resolution=issued(cell, secretary), accountable=member)
    hidden = TaskFactory(resolution=ResolutionFactory(organization=cell), accountable=secretary)

    assert [sees(p, task) for p in (secretary, member, stranger)] == [True, True, False]
    assert [sees(p, hidden) for p in (secretary, member, stranger)] == [True, False, False]


def test_an_account_without_membership_has_no_records_at_all(cell, superuser_of_nothing):
    MeetingFactory(organization=cell, convened=True)
    TaskFactory()

    assert not Meeting.objects.visible_to(superuser_of_nothing)
    assert not Task.objects.visible_to(superuser_of_nothing)
    assert not Resolution.objects.visible_to(superuser_of_nothing)


@pytest.fixture
def superuser_of_nothing(db):
    """is_superuser alone opens no record."""
    return AccountFactory(is_superuser=True)


def test_the_end_of_an_office_counts_from_the_next_day(cell, secretary):
    draft = MeetingFactory(organization=cell)
    Office.objects.update(ends_on=timezone.localdate() - timedelta(days=1))

    assert not sees(secretary, draft)


def test_an_ended_membership_takes_office_and_reading_with_it(cell, secretary):
    meeting = MeetingFactory(organization=cell, convened=True)
    secretary.memberships.update(ends_on=timezone.localdate() - timedelta(days=1))

    assert not sees(secretary, meeting)


def test_a_suspended_member_reads_as_staff_from_that_day(cell, member):
    meeting = MeetingFactory(organization=cell, convened=True)
    IntervalFactory(member=member, kind="suspended")

    assert not sees(member, meeting)


def test_who_is_here_for_a_time_reads_like_a_member_within_it(cell):
    guest = MemberFactory()
    meeting = MeetingFactory(organization=cell, convened=True)
    interval = IntervalFactory(member=guest, kind="here", organization=cell)
    within = sees(guest, meeting)
    interval.ends_on = interval.starts_on = timezone.localdate() - timedelta(days=1)
    interval.save()

    assert [within, sees(guest, meeting)] == [True, False]


def test_who_is_away_for_a_time_still_reads_the_home_cell(cell, member):
    meeting = MeetingFactory(organization=cell, convened=True)
    IntervalFactory(member=member, kind="away")

    assert sees(member, meeting)


def test_a_clerk_reads_what_the_committee_reads(cell, party_committee):
    clerk = MemberFactory(cell=cell, office=None)
    OfficeFactory(member=clerk, organization=party_committee, role="clerk")
    meeting = MeetingFactory(organization=party_committee, type="committee")

    assert sees(clerk, meeting)
