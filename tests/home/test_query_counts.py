"""What pages, files and doors cost: the same for many rows as for one; rights asked once."""

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.rich_text import RichText

from home.actions.roles import collection_named
from home.explorer import gate
from home.models import ReportIndexPage, ThemeIndexPage
from intranet.admin_doors import may_enter
from intranet.models import User
from meetings.actions.rules import install_national_rules
from meetings.admin.scoping import gate as record_gate
from meetings.admin.viewsets import MeetingViewSet
from meetings.roles import capacity_of
from tests.factories.home import (
    DocumentFactory,
    ImageFactory,
    NewsPageFactory,
    ReportPageFactory,
    ThemePageFactory,
)
from tests.factories.meetings import CellFactory, MeetingFactory, ThemeFactory
from tests.queries import asked_by, queries_of

pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file <tempfile:ResourceWarning")


def add_a_page_of_each_kind(user):
    """A report and a theme of people seen nowhere before, with a draft, a file and a picture."""
    files = {"collection": collection_named("Chuyên đề, báo cáo"), "uploaded_by_user": user}
    ImageFactory(**files)
    report = ReportPageFactory(
        owner=user,
        organization=CellFactory(),
        audience="members",
        document=DocumentFactory(**files),
    )
    theme = ThemePageFactory(owner=user, theme=ThemeFactory(), audience="members")
    for page in (report, theme):
        page.save_revision(user=user, log_action=True)


def addresses():
    """Lists of pages and files that a themes editor opens; not the page chooser."""
    sections = [model.objects.get() for model in (ReportIndexPage, ThemeIndexPage)]
    explorer = ["wagtailadmin_explore", "wagtailadmin_explore_results"]
    return [
        reverse("wagtailadmin_home"),
        *(reverse(name, args=[section.pk]) for name in explorer for section in sections),
        reverse("wagtailadmin_pages:search"),
        reverse("wagtaildocs:index"),
        reverse("wagtailimages:index"),
        reverse("wagtaildocs_chooser:choose"),
        reverse("wagtailimages_chooser:choose"),
        *(section.url for section in sections),
    ]


def test_lists_of_pages_and_files_cost_the_same_with_one_row_and_with_three(client, people):
    editor = people["themes_editor"]
    client.force_login(editor)
    costs = {}
    for _ in range(3):
        add_a_page_of_each_kind(editor)
        for url in addresses():
            costs.setdefault(url, []).append(queries_of(client, url))

    assert {url: cost for url, cost in costs.items() if cost[0] != cost[2]} == {}


# --- Rights ---------------------------------------------------------------------------------

DESKS = {
    "committee": "wagtailsnippets_meetings_meeting:list",
    "party_committee": "wagtailsnippets_meetings_member:list",
    "themes_editor": "wagtaildocs:index",
    "news_editor": "wagtailimages:index",
    "administrator": "accounts:index",
}


@pytest.mark.parametrize("name", DESKS)
def test_who_a_person_is_costs_one_query_a_request_however_often_it_is_asked(client, people, name):
    client.force_login(people[name])

    asked = asked_by("meetings/roles.py", lambda: client.get(reverse(DESKS[name])))

    assert len(asked) == 1, asked


@pytest.mark.parametrize("name", DESKS)
def test_the_list_of_doors_asks_once_for_the_groups_of_an_account_that_has_any(
    client, people, name
):
    client.force_login(people[name])

    asked = asked_by("intranet/accounts/role_groups.py", lambda: client.get(reverse(DESKS[name])))

    has_any = name not in ("committee", "party_committee")
    assert len(asked) == has_any, asked


def story_of(words, files):
    """A story with that many pieces of text and files."""
    texts = [("text", RichText(f"<p>Đoạn {n}</p>")) for n in range(words)]
    # One file several times: what its own row costs is not asked here.
    document = DocumentFactory(collection=collection_named("Tin tức"))
    return [*texts, *(("document", {"document": document, "note": ""}) for _ in range(files))]


def test_who_may_open_the_files_of_a_story_is_asked_once(client, people):
    client.force_login(people["staff"])
    short = NewsPageFactory(body=story_of(words=1, files=1))
    long = NewsPageFactory(body=story_of(words=9, files=3))

    assert queries_of(client, short.url) == queries_of(client, long.url)


def test_a_door_costs_two_queries_and_the_second_door_none(people):
    user = User.objects.get(pk=people["news_editor"].pk)
    costs = []
    for door in ("wagtailadmin_home", "wagtailadmin_explore"):
        with CaptureQueriesContext(connection) as captured:
            assert may_enter(user, door)
        costs.append(len(captured))

    assert costs[0] == 2, costs  # who he is; his groups with their rights
    assert costs[1] == 0


def passing(gated, user, **kwargs):
    """How many queries the gate itself asks for this person, known already as who he is."""
    capacity_of(user)
    request = RequestFactory().get("/")
    request.user = user
    with CaptureQueriesContext(connection) as captured:
        assert gated(request, **kwargs) == "let in"
    return len(captured)


def test_the_gate_of_records_asks_one_question(people, cell):
    install_national_rules()
    meeting = MeetingFactory(organization=cell)
    gated = record_gate(lambda *_, **__: "let in", MeetingViewSet())

    assert passing(gated, people["committee"], pk=str(meeting.pk)) == 1


def test_the_gate_of_pages_asks_two_questions_beyond_the_rights_wagtail_asks_anyway(people):
    user, page = people["themes_editor"], ReportPageFactory()
    assert page.permissions_for_user(user).can_edit()  # as every screen of a page asks
    gated = gate(lambda *_, **__: "let in")

    assert passing(gated, user, page_id=page.pk) <= 2
