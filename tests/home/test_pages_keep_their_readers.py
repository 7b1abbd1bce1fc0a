"""Moving, copying, mixing up keys, privacy by hand: nothing of it widens who reads."""

import pytest
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from home.enums import Audience
from home.models import PlainPage, ReportIndexPage, ThemePage
from intranet.admin_doors import ALLOWED, is_open
from tests.factories.home import (
    DocumentFactory,
    NewsPageFactory,
    PlainPageFactory,
    ReportPageFactory,
    ThemePageFactory,
)
from tests.factories.meetings import AgendaItemFactory, MeetingFactory, ResolutionFactory

ONLY_ADMINISTRATORS = ["wagtailadmin_pages:set_privacy", "wagtailadmin_collections:edit"]
NOBODY = [
    "wagtailadmin_pages:move",
    "wagtailadmin_pages:move_confirm",
    "wagtailadmin_pages:copy",
    "wagtailadmin_pages:convert_alias",
    "wagtailadmin_choose_page_chosen_multiple",
    "wagtailusers_users:edit",
    "wagtailusers_groups:edit",
]


@pytest.fixture
def closed(cell):
    """For the committee of that cell."""
    return {"audience": Audience.COMMITTEE, "organization": cell}


def status(client, account, url):
    client.force_login(account)
    response = client.get(url)
    for close in response._resource_closers:
        close()
    return response.status_code


@pytest.mark.parametrize("name", [*ONLY_ADMINISTRATORS, *NOBODY])
def test_what_changes_readers_is_shut_for_all_but_administrators(name):
    opened = {row for row in ALLOWED if is_open(row, name)}

    assert opened == ({"administrator"} if name in ONLY_ADMINISTRATORS else set())


@pytest.mark.parametrize("way", ["move", "copy", "alias"])
def test_a_page_keeps_its_readers_wherever_it_goes(client, people, closed, cell, way):
    page, open_ = PlainPageFactory(**closed), PlainPageFactory()

    if way == "move":
        page.move(open_, pos="last-child")
        there = page
    elif way == "copy":
        there = page.copy(to=open_, update_attrs={"slug": "ban-sao"})
    else:
        there = page.create_alias(parent=open_, update_slug="bi-danh")

    there = PlainPage.objects.get(pk=there.pk)
    assert (there.audience, there.organization) == (Audience.COMMITTEE, cell)
    assert there.url.startswith(open_.url)
    assert status(client, people["staff"], there.url) == 404
    assert status(client, people["other_member"], there.url) == 404
    assert status(client, people["committee"], there.url) == 200


def test_a_restriction_set_or_taken_off_by_hand_opens_nothing(client, people, closed):
    page = PlainPageFactory(**closed)
    document = DocumentFactory(**closed)
    PageViewRestriction.objects.create(page=page, restriction_type="none")
    CollectionViewRestriction.objects.create(
        collection=Collection.get_first_root_node(), restriction_type="login"
    )

    for name in ("administrator", "staff", "news_editor", "other_member"):
        found = 200 if name == "news_editor" else 404  # edits plain pages
        assert status(client, people[name], page.url) == found
        assert status(client, people[name], document.url) == 404


def test_an_administrator_finds_no_record_theme_or_report(client, people, cell, house):
    meeting = MeetingFactory(organization=cell, convened=True)
    theme, report = ThemePageFactory(audience=Audience.MEMBERS), ReportPageFactory()
    addresses = [
        *("/sinh-hoat/", "/nghi-quyet/", "/nhiem-vu/", "/chuyen-de/", "/bao-cao/", "/luu-tru/"),
        meeting.get_absolute_url(),
        ResolutionFactory(organization=cell).get_absolute_url(),
        theme.url,
        report.url,
        DocumentFactory(audience=Audience.MEMBERS).url,
        reverse("wagtailadmin_pages:edit", args=[theme.pk]),
        reverse("wagtailadmin_pages:set_privacy", args=[theme.pk]),
        reverse("wagtailsnippets_meetings_meeting:inspect", args=[meeting.pk]),
    ]

    found = {url: status(client, people["administrator"], url) for url in addresses}

    assert found == dict.fromkeys(addresses, 404)


@pytest.mark.parametrize("who", ["staff", "news_editor", "administrator", "former_themes_editor"])
@pytest.mark.parametrize("url", ["/sinh-hoat/", "/nghi-quyet/", "/nhiem-vu/", "/luu-tru/"])
def test_the_records_do_not_exist_for_accounts_that_have_none(client, people, who, url):
    assert status(client, people[who], url) == 404


# --- Keys that do not belong together -------------------------------------------------------


def test_a_version_of_another_page_is_not_found(client, people, house):
    page, other = ThemePageFactory(), NewsPageFactory()
    own, foreign = page.save_revision(), other.save_revision()
    name = "wagtailadmin_pages:revisions_"

    for view, keys in (
        ("view", [page.pk, foreign.pk]),
        ("revert", [page.pk, foreign.pk]),
        ("compare", [page.pk, own.pk, foreign.pk]),
        ("compare", [other.pk, own.pk, foreign.pk]),
    ):
        url = reverse(name + view, args=keys)
        assert status(client, people["themes_editor"], url) == 404


def test_an_item_of_another_meeting_is_not_found(client, people, cell):
    meeting = MeetingFactory(organization=cell, convened=True)
    other = AgendaItemFactory(meeting=MeetingFactory(organization=cell, convened=True))
    client.force_login(people["committee"])

    desk = client.get(reverse("desk_item", args=[meeting.pk, other.pk]))
    vote = client.post(reverse("desk_vote", args=[meeting.pk, other.pk]), {"matter": "x"})

    assert (desk.status_code, vote.status_code) == (404, 404)


def test_a_document_is_not_found_under_another_ones_name(client, people):
    document = DocumentFactory(audience=Audience.STAFF)
    url = document.url.replace(document.filename, "ten-khac.pdf")

    assert status(client, people["staff"], document.url) == 200
    assert status(client, people["staff"], url) == 404


# --- The explorer and the pop-up that chooses pages -----------------------------------------


def test_a_page_of_another_desk_exists_at_no_address_of_the_explorer(client, people, house):
    news = NewsPageFactory()
    for name in ("wagtailadmin_explore", "wagtailadmin_explore_results"):
        url = reverse(name, args=[news.pk])
        assert status(client, people["themes_editor"], url) == 404
        assert status(client, people["news_editor"], url) == 200


def test_the_explorer_names_nobody_in_its_filters(client, people, house):
    ReportPageFactory(owner=people["committee"])

    client.force_login(people["news_editor"])
    page = client.get(reverse("wagtailadmin_explore_root"), follow=True)

    assert people["committee"].full_name not in page.content.decode()
    assert not {"owner", "edited_by"} & set(page.context["filters"].filters)


def test_what_stands_below_a_hidden_page_is_not_offered(client, people, closed):
    hidden = PlainPageFactory(title="Trang của cấp ủy kia", **closed)
    below = PlainPageFactory(parent=hidden, title="Trang mở bên dưới")
    client.force_login(people["themes_editor"])

    inside = client.get(reverse("wagtailadmin_choose_page_child", args=[below.pk]))
    found = client.get(reverse("wagtailadmin_choose_page_search"), {"q": "Trang"})

    assert inside.status_code == 404
    assert hidden.title not in found.content.decode()


def test_a_file_in_use_is_not_deleted_and_is_no_error(client, people, house):
    document = DocumentFactory(collection=Collection.objects.get(name="Chuyên đề, báo cáo"))
    report = ReportPageFactory(document=document)
    client.force_login(people["themes_editor"])

    for name in ("wagtaildocs:delete", "wagtaildocs:delete_multiple"):
        assert client.post(reverse(name, args=[document.pk])).status_code in (302, 403)

    report.refresh_from_db()
    assert report.document == document


def test_a_page_form_that_lost_its_blocks_is_refused(client, people, house):
    page = ThemePageFactory()
    client.force_login(people["themes_editor"])

    response = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"title": "Cụt"})

    assert response.status_code == 400
    assert ThemePage.objects.get(pk=page.pk).title == page.title


def test_every_screen_of_pages_is_built_through_the_gate(house):
    from wagtail.admin.viewsets.pages import page_viewset_registry
    from wagtail.models import Page

    for model in (Page, PlainPage, ThemePage, ReportIndexPage):
        viewset = page_viewset_registry.get_by_type(model)
        assert all(view.is_gated for view in viewset.views.values())
