"""The text of a paper as a page, and a whole meeting in one file to read without a network."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from meetings.enums import Keeping, TextState
from meetings.models import AccessEntry, Paper
from tests.factories.meetings import AccountFactory, AgendaItemFactory, MeetingFactory

WORDS = "Nội quy xưởng\nMỗi ca một người trực."


@pytest.fixture
def meeting(cell):
    return MeetingFactory(organization=cell, convened=True, place="Phòng họp A2.3")


@pytest.fixture
def item(meeting):
    return AgendaItemFactory(meeting=meeting, title="Giữ xưởng an toàn", draft_text="Chi bộ quyết.")


def paper_with(text, uploader, title="Nội quy", **owner):
    paper = Paper(
        title=title, original_name="noi-quy.docx", content_type="text/plain", size=2048,
        sha256="0" * 64, uploaded_by=uploader.account, extracted_text=text,
        text_state=TextState.FOUND if text else TextState.EMPTY, **owner,
    )  # fmt: skip
    paper.file.save("noi-quy.docx", ContentFile(b"chu"), save=False)
    paper.save()
    return paper


def shown(client, member, url):
    client.force_login(member.account)
    response = client.get(url)
    assert response.status_code == 200
    return response, response.content.decode()


# --- One paper --------------------------------------------------------------------------------


def test_the_text_of_a_paper_is_read_as_a_page_with_its_file_beside_it(
    client, member, secretary, item
):
    paper = paper_with(WORDS, secretary, item=item)

    _, page = shown(client, member, reverse("paper_text", args=[paper.pk]))

    assert "<p>Nội quy xưởng</p><p>Mỗi ca một người trực.</p>" in page
    assert paper.get_absolute_url() in page
    assert "DOCX 2 kB" in page
    assert item.meeting.get_absolute_url() in page


def test_a_scan_says_that_there_is_nothing_to_read_and_leads_to_its_file(
    client, member, secretary, item
):
    paper = paper_with("", secretary, item=item)

    _, page = shown(client, member, reverse("paper_text", args=[paper.pk]))

    assert "Chưa có chữ để đọc ở đây" in page
    assert paper.get_absolute_url() in page


def test_a_list_of_papers_leads_to_the_text_of_those_that_have_one(client, member, secretary, item):
    paper = paper_with(WORDS, secretary, item=item)
    scan = paper_with("", secretary, item=item)

    _, page = shown(client, member, item.meeting.get_absolute_url())

    assert reverse("paper_text", args=[paper.pk]) in page
    assert reverse("paper_text", args=[scan.pk]) not in page


def test_markup_in_a_file_is_shown_as_it_was_written(client, member, secretary, item):
    paper = paper_with("<script>alert(1)</script>", secretary, item=item)

    for url in (reverse("paper_text", args=[paper.pk]), pack_of(item.meeting)):
        _, page = shown(client, member, url)
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)" in page


# --- The whole meeting ------------------------------------------------------------------------


def pack_of(meeting):
    return reverse("meeting_pack", args=[meeting.pk])


def test_the_file_holds_the_agenda_its_drafts_and_the_text_of_every_paper(
    client, member, secretary, item
):
    paper_with(WORDS, secretary, item=item)
    paper_with("Chung cho cả kỳ.", secretary, title="Đọc trước", meeting=item.meeting)
    paper_with("", secretary, title="Bản chụp", item=item)

    response, page = shown(client, member, pack_of(item.meeting))

    for words in (
        "Giữ xưởng an toàn", "Chi bộ quyết.", "Mỗi ca một người trực.", "Chung cho cả kỳ.",
        "Phòng họp A2.3", "bản quét, không có chữ",
    ):  # fmt: skip
        assert words in page
    disposition = response["Content-Disposition"]
    assert disposition.startswith("attachment;")
    assert "<style>" in page


def test_the_file_needs_nothing_from_the_network_and_says_that_signing_out_leaves_it(
    client, member, item
):
    _, page = shown(client, member, pack_of(item.meeting))

    for outside in ("src=", "href=", "url(", "@import", "<script"):
        assert outside not in page
    assert "đăng xuất không xóa được nó" in page


def test_what_is_internal_to_the_committee_is_in_its_file_alone(client, member, secretary, meeting):
    inner = AgendaItemFactory(
        meeting=meeting, title="Việc riêng của chi ủy", keeping=Keeping.INTERNAL
    )
    paper_with("Chữ kín.", secretary, item=inner)

    _, of_secretary = shown(client, secretary, pack_of(meeting))
    assert AccessEntry.objects.filter(kind="paper").count() == 1
    _, of_member = shown(client, member, pack_of(meeting))

    assert "Việc riêng của chi ủy" in of_secretary
    assert "Chữ kín." in of_secretary
    assert "Việc riêng" not in of_member
    assert "Chữ kín" not in of_member


def test_neither_exists_for_those_who_may_not_see_the_meeting(client, stranger, secretary, item):
    paper = paper_with(WORDS, secretary, item=item)
    for account in (stranger.account, AccountFactory()):
        client.force_login(account)
        for url in (reverse("paper_text", args=[paper.pk]), pack_of(item.meeting)):
            assert client.get(url).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_file_costs_the_same_with_one_item_and_with_three(
    client, member, secretary, meeting, django_assert_num_queries, count
):
    for _ in range(count):
        paper_with(WORDS, secretary, item=AgendaItemFactory(meeting=meeting))
    client.force_login(member.account)

    with django_assert_num_queries(6):
        client.get(pack_of(meeting))
