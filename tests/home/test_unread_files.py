"""«Tệp chưa đọc được chữ»: who finds which document there; the queue in numbers."""

import pytest
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from home.actions.roles import collection_named
from home.enums import Audience
from meetings.enums import TextState
from meetings.jobs import read_paper_text
from tests.factories.home import DocumentFactory
from tests.queries import queries_of

LIST = "/quan-tri/tep-chua-doc-duoc-chu/"


def unread(title, desk="Chuyên đề, báo cáo", **fields):
    """A document in the collection of that desk whose text was looked for in vain."""
    fields = {"audience": Audience.STAFF, "text_state": TextState.EMPTY, **fields}
    document = DocumentFactory(title=title, collection=collection_named(desk), **fields)
    # A new file waits; what became of it is noted afterwards.
    type(document).objects.filter(pk=document.pk).update(
        text_state=fields["text_state"], text_trouble=fields.get("text_trouble", "")
    )
    return document


@pytest.fixture
def read(client, people):
    """read(who, address) is the page as that person gets it."""

    def ask(who, address=LIST):
        client.force_login(people[who])
        return client.get(address)

    return ask


def test_editors_find_the_files_of_their_desk_that_have_no_text(read):
    unread("Bản quét của chuyên đề")
    unread("Tệp hỏng", text_state=TextState.UNREADABLE, text_trouble="Tệp bị hỏng.")
    unread("Đã đọc", text_state=TextState.FOUND)
    unread("Của bàn tin", "Tin tức")

    page = read("themes_editor").content.decode()

    assert "Bản quét của chuyên đề" in page
    assert "bản quét, không có chữ" in page
    assert "không đọc được chữ: Tệp bị hỏng." in page
    assert "Đã đọc" not in page
    assert "Của bàn tin" not in page


def test_a_committee_finds_what_it_has_handed_in_and_nothing_else(read, people, cell):
    mine = unread(
        "Báo cáo quét",
        uploaded_by_user=people["committee"],
        audience=Audience.ORGANIZATION,
        organization=cell,
    )
    unread("Của người khác")

    page = read("committee").content.decode()

    assert "Báo cáo quét" in page
    assert f'href="{mine.url}"' in page
    assert reverse("wagtaildocs:edit", args=[mine.pk]) not in page
    assert "Của người khác" not in page


def test_what_one_has_sent_and_may_no_longer_open_is_not_listed(read, people, other_cell):
    unread(
        "Của chi bộ khác",
        uploaded_by_user=people["committee"],
        audience=Audience.ORGANIZATION,
        organization=other_cell,
    )

    assert "Của chi bộ khác" not in read("committee").content.decode()


@pytest.mark.parametrize("who", ["staff", "member", "administrator", "former_themes_editor"])
def test_the_list_does_not_exist_or_is_empty_for_others(read, who):
    unread("Bản kín", audience=Audience.MEMBERS)

    page = read(who)

    assert page.status_code == (404 if who != "former_themes_editor" else 200)
    assert "Bản kín" not in page.content.decode()


def test_the_list_costs_the_same_for_three_as_for_one(client, people):
    unread("Một")
    client.force_login(people["themes_editor"])
    queries_of(client, LIST)
    one = queries_of(client, LIST)

    unread("Hai")
    unread("Ba")

    assert queries_of(client, LIST) == one


def test_the_hall_leads_to_the_list_only_while_there_is_something(read):
    assert LIST not in read("themes_editor", "/quan-tri/").content.decode()

    unread("Bản quét")

    assert LIST in read("themes_editor", "/quan-tri/").content.decode()


def test_the_list_of_documents_says_where_there_is_no_text(read):
    unread("Bản quét")

    page = read("themes_editor", reverse("wagtaildocs:index")).content.decode()

    assert "Chữ trong tệp" in page
    assert "bản quét, không có chữ" in page


# --- The queue ----------------------------------------------------------------------------


def test_administrators_find_the_queue_in_numbers_and_no_name(read):
    unread("Tệp có tên")
    for _ in range(2):
        read_paper_text.enqueue(1)
    DBTaskResult.objects.first().set_failed(RuntimeError("chi tiết kín"))

    page = read("administrator", "/quan-tri/").content.decode()

    assert "Việc nền" in page
    assert "<td>1</td><td>0</td><td>1</td>" in page
    assert "Tệp có tên" not in page
    assert "chi tiết kín" not in page


@pytest.mark.parametrize("who", ["themes_editor", "news_editor", "committee"])
def test_nobody_else_finds_the_queue(read, who):
    assert "Việc nền" not in read(who, "/quan-tri/").content.decode()
