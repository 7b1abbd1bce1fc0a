"""The marks beside papers without text: for those who keep them, on the pages where they stand."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from meetings.actions import meetings, papers, resolutions
from meetings.enums import TextState
from meetings.models import Paper
from meetings.texts.troubles import LOCKED
from tests.factories.files import PDF
from tests.factories.meetings import ResolutionFactory

from . import month

pytestmark = pytest.mark.django_db
SCAN, BAD, WAITS = "Bản quét, không có chữ", f"Không đọc được chữ: {LOCKED}", "Chưa đọc được chữ"
TOLD = "tài liệu là bản quét hoặc không đọc được chữ"


def hand_in(owner, by, state=TextState.EMPTY, trouble=""):
    upload = SimpleUploadedFile("ban-quet.pdf", PDF)
    paper = papers.hand_in(owner=owner, upload=upload, by=by.account)
    Paper.objects.filter(pk=paper.pk).update(text_state=state, text_trouble=trouble)
    return paper


@pytest.fixture
def page_of(as_person):
    """The page of a record as that person reads it."""
    return lambda record, who: as_person(who).get(record.get_absolute_url()).content.decode()


def test_the_committee_is_told_of_scans_before_convening(page_of, cast, secretary):
    meeting = month.prepared(**cast)
    hand_in(meeting, secretary)
    hand_in(meeting.agenda.first(), secretary, TextState.UNREADABLE, LOCKED)
    hand_in(meeting, secretary, TextState.WAITING)
    hand_in(meeting, secretary, TextState.FOUND)

    page = page_of(meeting, secretary)

    assert f"2 {TOLD}" in page
    assert [page.count(mark) for mark in (SCAN, BAD, WAITS)] == [1, 1, 1]


def test_members_see_the_papers_without_marks(page_of, cast, secretary, member):
    meeting = month.prepared(**cast)
    hand_in(meeting, secretary)
    hand_in(meeting.agenda.first(), secretary)
    meeting = meetings.agree(meeting=meeting, by=secretary.account)
    meeting = meetings.convene(meeting=meeting, by=secretary.account)

    page = page_of(meeting, member)

    assert page.count("ban-quet") == 2
    assert SCAN not in page
    assert TOLD not in page
    assert page_of(meeting, secretary).count(SCAN) == 2


def test_who_presents_an_item_sees_the_mark_beside_his_own_paper(page_of, cast, secretary, member):
    meeting = month.prepared(**cast)
    mine, other = meeting.agenda.all()[:2]
    mine.presenter = member
    mine.save()
    hand_in(mine, secretary)
    hand_in(other, secretary)
    meeting = meetings.agree(meeting=meeting, by=secretary.account)
    meeting = meetings.convene(meeting=meeting, by=secretary.account)

    assert page_of(meeting, member).count(SCAN) == 1


def test_the_mark_of_a_paper_never_shows_to_who_may_not_see_it(page_of, cast, secretary, stranger):
    meeting = month.prepared(**cast)
    hand_in(meeting, secretary)

    page = page_of(meeting, stranger)

    assert "ban-quet" not in page
    assert SCAN not in page


def test_a_resolution_says_it_to_its_committee_alone(page_of, cast, cell, secretary, member):
    meeting = month.signed(**cast)
    resolution = ResolutionFactory(organization=cell, meeting=meeting)
    hand_in(resolution, secretary)
    resolution = resolutions.issue(resolution=resolution, by=secretary.account)

    assert SCAN in page_of(resolution, secretary)
    assert "ban-quet" in page_of(resolution, member)
    assert SCAN not in page_of(resolution, member)
