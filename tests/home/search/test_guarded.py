"""What is guarded is named in a list and shown nowhere but in the paper itself."""

import pytest

from tests.factories.meetings import AgendaItemFactory, MeetingFactory, ResolutionFactory

pytestmark = pytest.mark.django_db


def test_papers_of_the_committee_alone_show_no_fragment(client, people, cell):
    ResolutionFactory(organization=cell, abstract="phân công", body="tuabin", committee_only=True)
    ResolutionFactory(organization=cell, abstract="công khai", body="tuabin")
    client.force_login(people["committee"])

    hits = client.get("/tim-kiem/", {"q": "tuabin"}).context["hits"]
    shown = {hit.text.title: bool(hit.fragment) for hit in hits}
    assert shown == {"Nghị quyết phân công": False, "Nghị quyết công khai": True}


def test_internal_items_are_found_by_insiders_alone_and_never_quoted(client, people, cell):
    meeting = MeetingFactory(organization=cell, convened=True)
    AgendaItemFactory(meeting=meeting, title="Việc tuabin", keeping="internal")

    client.force_login(people["committee"])
    (hit,) = client.get("/tim-kiem/", {"q": "tuabin"}).context["hits"]
    assert hit.guarded
    assert not hit.fragment
    client.force_login(people["member"])
    assert client.get("/tim-kiem/", {"q": "tuabin"}).context["hits"] == []


def test_the_announcement_of_a_committees_meeting_is_quoted_to_its_readers(client, people, cell):
    meeting = MeetingFactory(organization=cell, convened=True, in_committee=True)
    AgendaItemFactory(meeting=meeting, title="Việc tuabin")
    client.force_login(people["committee"])

    (hit,) = client.get("/tim-kiem/", {"q": "tuabin"}).context["hits"]
    assert "tuabin" in "".join(piece.text for piece in hit.fragment)
