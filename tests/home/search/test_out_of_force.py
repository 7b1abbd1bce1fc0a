"""Papers that no longer hold are found, say so, and stand behind those that hold."""

import pytest

from home.models import SearchEntry
from home.search.finding import beginning
from meetings.actions import resolutions
from meetings.enums import OutOfForce
from meetings.models import Paper
from tests.factories.meetings import ResolutionFactory
from tests.home.test_archive import issued, secretary

from .conftest import card_title, titles

__all__ = ["issued", "secretary"]
pytestmark = pytest.mark.django_db

ORDER = ["Kết luận về giờ trực, bản đầu", "Kết luận về giờ trực, bản hai"]


def reasons():
    """By key of a paper: why its card says that it no longer holds."""
    cards = SearchEntry.objects.filter(content_type__model="resolution")
    return dict(cards.values_list("object_id", "out_of_force"))


def withdraw(paper, by):
    return resolutions.withdraw(resolution=paper, reason="Viết sai", by=by.account)


@pytest.mark.parametrize("most_ranked", [2000, 0])
def test_a_withdrawn_paper_is_found_behind_one_that_holds(
    people, issued, secretary, monkeypatch, most_ranked
):
    monkeypatch.setattr("home.search.matching.RANKED_UP_TO", most_ranked)
    issued(abstract="về giờ trực, bản đầu")
    later = issued(abstract="về giờ trực, bản hai")
    assert titles(people["member"], "giờ trực") == ORDER[::-1]

    withdraw(later, secretary)
    assert titles(people["member"], "giờ trực") == ORDER
    rows = beginning(people["member"], "kết luận về giờ", 8)
    assert [card_title(row) for row in rows] == ORDER


def test_a_replaced_paper_comes_back_into_force_with_the_withdrawal_of_the_newer(issued, secretary):
    first = issued()
    newer = ResolutionFactory(organization=first.organization, type="KL", replaces=first)
    assert reasons() == {first.pk: "", newer.pk: ""}  # a draft replaces nothing

    newer = resolutions.issue(resolution=newer, by=secretary.account)
    assert reasons() == {first.pk: OutOfForce.REPLACED, newer.pk: ""}

    withdraw(newer, secretary)
    assert reasons() == {first.pk: "", newer.pk: OutOfForce.WITHDRAWN}


def test_the_files_of_a_paper_go_out_of_force_with_it(issued, secretary):
    paper = issued()
    annex = Paper.objects.create(
        title="Phụ lục", size=1, uploaded_by=secretary.account, resolution=paper
    )
    cards = SearchEntry.objects.filter(content_type__model="paper", object_id=annex.pk)

    issued(replaces=paper)
    assert cards.get().out_of_force == OutOfForce.REPLACED
    withdraw(paper, secretary)
    assert cards.get().out_of_force == OutOfForce.WITHDRAWN


def test_hits_and_proposals_say_that_a_paper_was_withdrawn(client, people, issued, secretary):
    issued(abstract="về giờ trực, bản đầu")
    withdraw(issued(abstract="về giờ trực, bản hai"), secretary)
    client.force_login(people["member"])

    page = client.get("/tim-kiem/", {"q": "gio truc"})
    states = [hit.state and hit.state["word"] for hit in page.context["hits"]]
    assert states == [None, "Thu hồi"]
    assert page.content.decode().count("Thu hồi") == 1
    proposed = client.get("/tim-kiem/goi-y/", {"q": "ket luan ve gio"}).content.decode()
    assert proposed.count(", thu hồi</small>") == 1
