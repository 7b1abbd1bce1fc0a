"""Who reads what: the page's audience answers, in every list and at every door."""

import pytest
from django.test import Client
from wagtail.models import Page

from home.enums import Audience
from home.models import NewsIndexPage, PlainIndexPage, ThemeIndexPage, pages_visible_to
from tests.factories.home import (
    DocumentFactory,
    ImageFactory,
    NewsPageFactory,
    PlainPageFactory,
    ReportPageFactory,
    ThemePageFactory,
)

# Wagtail leaves the temporary file of a new rendition to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file <tempfile:ResourceWarning")

# Read aloud: a page for … is read by ….
READERS = {
    Audience.STAFF: {
        "staff", "member", "other_member", "committee", "party_committee",
        "news_editor", "themes_editor", "former_themes_editor", "administrator",
    },
    Audience.MEMBERS: {"member", "other_member", "committee", "party_committee", "themes_editor"},
    Audience.ORGANIZATION: {"member", "committee", "party_committee"},
    Audience.COMMITTEE: {"committee", "party_committee"},
}  # fmt: skip


def clients_of(people):
    """A signed-in browser for each person."""
    clients = {}
    for name, account in people.items():
        clients[name] = Client()
        clients[name].force_login(account)
    return clients


def opened(client, url):
    """The answer. A file opened for it is closed here: response.close() would end the database."""
    response = client.get(url)
    for close in response._resource_closers:
        close()
    return response


def who_gets(people, url):
    """Names of those who get the page; the others must get 404."""
    answers = {name: opened(client, url).status_code for name, client in clients_of(people).items()}
    assert set(answers.values()) <= {200, 404}
    return {name for name, status in answers.items() if status == 200}


@pytest.mark.parametrize("audience", Audience)
def test_a_plain_page_is_read_by_its_audience_and_its_editors(people, cell, audience):
    page = PlainPageFactory(audience=audience, organization=cell)

    assert who_gets(people, page.url) == READERS[audience] | {"news_editor"}


@pytest.mark.parametrize("audience", Audience)
def test_a_theme_is_read_by_its_audience_and_its_editors(people, cell, audience):
    page = ThemePageFactory(audience=audience, organization=cell)

    assert who_gets(people, page.url) == READERS[audience] | {"themes_editor"}


@pytest.mark.parametrize("audience", Audience)
def test_a_report_is_read_by_its_audience_and_its_editors(people, cell, audience):
    page = ReportPageFactory(audience=audience, organization=cell)

    assert who_gets(people, page.url) == READERS[audience] | {"themes_editor"}


def test_pages_start_with_the_audience_of_their_type(house):
    pages = [NewsPageFactory(), PlainPageFactory(), ThemePageFactory(), ReportPageFactory()]

    assert [page.audience for page in pages] == ["staff", "staff", "members", "organization"]


def test_a_report_of_the_party_committee_is_for_all_its_members(people, cell):
    page = ReportPageFactory(organization=cell.parent)

    assert who_gets(people, page.url) == READERS[Audience.MEMBERS]


@pytest.mark.parametrize("audience", Audience)
def test_a_list_shows_what_its_pages_would_open(people, cell, audience):
    page = NewsPageFactory(audience=audience, organization=cell, title="Tin của riêng ai")

    seen = {
        name
        for name, client in clients_of(people).items()
        if page.title in client.get("/tin-tuc/").content.decode()
    }

    assert seen == READERS[audience] | {"news_editor"}


@pytest.mark.parametrize("audience", Audience)
def test_the_front_page_shows_what_its_pages_would_open(people, cell, audience):
    page = NewsPageFactory(audience=audience, organization=cell, title="Tin của riêng ai")

    seen = {
        name
        for name, client in clients_of(people).items()
        if page.title in client.get("/").content.decode()
    }

    assert seen == READERS[audience] | {"news_editor"}


def test_the_sections_of_members_do_not_exist_for_others(people):
    members = READERS[Audience.MEMBERS]

    assert who_gets(people, "/chuyen-de/") == members
    assert who_gets(people, "/bao-cao/") == members
    assert who_gets(people, "/tin-tuc/") == set(people)


def test_strangers_are_asked_to_sign_in_whether_or_not_the_page_exists(client, house):
    page = NewsPageFactory()

    for url in (page.url, "/tin-tuc/khong-co/", "/"):
        response = client.get(url)
        assert response.status_code == 302
        assert response.url.startswith("/dang-nhap/")


@pytest.mark.parametrize("audience", Audience)
def test_a_document_is_opened_by_its_audience(people, cell, audience):
    document = DocumentFactory(audience=audience, organization=cell)

    assert who_gets(people, document.url) == READERS[audience]


@pytest.mark.parametrize("audience", Audience)
def test_a_photo_is_opened_by_its_audience(people, cell, audience):
    rendition = ImageFactory(audience=audience, organization=cell).get_rendition("width-20")

    assert who_gets(people, rendition.url) == READERS[audience]


def test_originals_documents_and_made_up_names_have_no_address_under_media(people, cell):
    image, document = ImageFactory(), DocumentFactory(audience=Audience.STAFF)

    for name in (image.file.name, document.file.name, "../db.sqlite3", "images/khong-co.png"):
        assert who_gets(people, f"/media/{name}") == set()


def test_an_opened_document_is_kept_by_nobody(people, client, cell):
    document = DocumentFactory(audience=Audience.ORGANIZATION, organization=cell)
    client.force_login(people["member"])

    response = opened(client, document.url)

    assert "no-store" in response["Cache-Control"]
    assert response["X-Content-Type-Options"] == "nosniff"


def test_moving_a_page_keeps_its_audience(people, cell):
    page = PlainPageFactory(audience=Audience.COMMITTEE, organization=cell)
    public = PlainPageFactory(audience=Audience.STAFF)

    page.move(public, pos="last-child")

    page.refresh_from_db()
    assert page.url.startswith(public.url)
    assert who_gets(people, page.url) == READERS[Audience.COMMITTEE] | {"news_editor"}


def test_an_open_page_below_a_closed_one_is_still_open(people, cell):
    closed = PlainPageFactory(audience=Audience.COMMITTEE, organization=cell)
    page = PlainPageFactory(parent=closed, audience=Audience.STAFF)

    assert who_gets(people, page.url) == set(people)


def test_a_draft_is_read_by_nobody_in_the_house(people):
    page = NewsPageFactory(live=False)

    assert who_gets(people, page.url) == set()


def test_a_membership_that_ends_today_closes_the_theme_tomorrow(people, cell, client):
    page = ThemePageFactory()
    member = people["member"].member
    client.force_login(people["member"])
    assert client.get(page.url).status_code == 200

    member.memberships.update(ends_on="2020-01-01")

    assert client.get(page.url).status_code == 404


def test_a_superuser_without_membership_reads_as_staff(people, cell, client):
    page, news = ThemePageFactory(), NewsPageFactory()
    rescue = people["staff"]
    rescue.is_superuser = True
    rescue.save()
    client.force_login(rescue)

    assert client.get(page.url).status_code == 404
    assert client.get(news.url).status_code == 200


def test_pages_visible_to_answers_for_all_types_at_once(people, cell):
    news, theme = NewsPageFactory(), ThemePageFactory()
    ReportPageFactory(audience=Audience.COMMITTEE, organization=cell)

    staff = set(pages_visible_to(people["staff"]).filter(depth__gt=2))
    member = set(pages_visible_to(people["member"]).filter(depth__gt=3))

    sections = {NewsIndexPage.objects.get(), PlainIndexPage.objects.get()}
    assert staff == {Page.objects.get(pk=p.pk) for p in [*sections, news]}
    assert member == {Page.objects.get(pk=p.pk) for p in [news, theme]}
    assert ThemeIndexPage.objects.get().page_ptr not in staff
