"""«Somebody else has this open»: told to those who may edit the thing, and to nobody else."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.admin.models import EditingSession

from home.actions.roles import collection_named
from tests.factories.home import (
    DocumentFactory,
    ImageFactory,
    NewsPageFactory,
    ReportPageFactory,
    ThemePageFactory,
)
from tests.factories.meetings import (
    MeetingFactory,
    MemberFactory,
    ResolutionFactory,
    TaskFactory,
    ThemeFactory,
)

pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file <tempfile:ResourceWarning")

# What is open → who may edit it.
EDITORS = {
    "meeting": "committee", "resolution": "committee", "task": "committee", "theme": "committee",
    "member": "party_committee", "office": "party_committee", "organization": "party_committee",
    "report": "themes_editor", "themed page": "themes_editor", "document": "themes_editor",
    "news": "news_editor", "image": "news_editor",
    "account": "administrator",
}  # fmt: skip
NAME = "Nguyễn Thị Đang Mở"
NOBODY = ("nothing.thing", "sessions.session", "wagtailcore.site")


@pytest.fixture
def things(people, cell):
    """One thing of each kind."""
    resolution = ResolutionFactory(organization=cell)
    member = people["member"].member
    return {
        "meeting": MeetingFactory(organization=cell),
        "resolution": resolution,
        "task": TaskFactory(resolution=resolution, accountable=member),
        "theme": ThemeFactory(organizations=[cell]),
        "member": member,
        "office": people["committee"].member.offices.get(),
        "organization": cell,
        "report": ReportPageFactory(organization=cell),
        "themed page": ThemePageFactory(),
        "document": DocumentFactory(collection=collection_named("Chuyên đề, báo cáo")),
        "news": NewsPageFactory(),
        "image": ImageFactory(collection=collection_named("Tin tức")),
        "account": people["staff"],
    }


@pytest.fixture
def opened(people, things):
    """Opens a thing for somebody who may edit it, and gives him a name to look for."""

    def open_it(client, kind):
        account = people[EDITORS[kind]]
        type(account).objects.filter(pk=account.pk).update(full_name=NAME)
        client.force_login(account)
        assert ping(client, things[kind]).status_code == 200
        return EditingSession.objects.get()

    return open_it


def ping(client, thing, key=None, session=987654):
    meta = thing._meta
    args = [meta.app_label, meta.model_name, key or thing.pk, session]
    return client.post(reverse("wagtailadmin_editing_sessions:ping", args=args))


def rows():
    return list(EditingSession.objects.order_by("pk").values_list("pk", "user", "object_id"))


OTHERS = [
    "staff", "member", "other_member", "committee", "party_committee", "news_editor",
    "themes_editor", "former_themes_editor", "administrator",
]  # fmt: skip


@pytest.mark.parametrize("kind", EDITORS)
def test_who_may_not_edit_a_thing_gets_404_and_leaves_no_row(client, people, things, opened, kind):
    session = opened(client, kind)
    before = rows()
    strangers = [name for name in OTHERS if name != EDITORS[kind]]
    if kind in ("theme", "task", "meeting", "resolution"):
        strangers.append("stranger")
        people["stranger"] = MemberFactory(
            cell=people["other_member"].member.memberships.get().organization, office="secretary"
        ).account

    for name in strangers:
        client.force_login(people[name])
        for number in (session.pk, 987654):
            answer = ping(client, things[kind], session=number)
            assert answer.status_code == 404, name
            assert NAME not in answer.content.decode()
    assert rows() == before


@pytest.mark.parametrize("kind", EDITORS)
def test_who_may_edit_it_too_reads_who_has_it_open(client, people, things, opened, kind):
    opened(client, kind)
    colleague = {
        "committee": lambda: (
            MemberFactory(
                cell=people["member"].member.memberships.get().organization,
                office="deputy_secretary",
            ).account
        ),
        "party_committee": lambda: (
            MemberFactory(
                cell=people["member"].member.memberships.get().organization,
                office=("clerk", things["organization"].parent),
            ).account
        ),
    }.get(EDITORS[kind], lambda: twin(people, EDITORS[kind]))()
    client.force_login(colleague)

    answer = ping(client, things[kind])

    assert answer.status_code == 200
    assert [session["user"] for session in answer.json()["other_sessions"]] == [NAME]
    assert EditingSession.objects.count() == 2


def twin(people, name):
    """Another member with the same groups."""
    cell = people["member"].member.memberships.get().organization
    account = MemberFactory(cell=cell).account
    account.groups.set(people[name].groups.all())
    return account


@pytest.mark.parametrize("label", NOBODY)
@pytest.mark.parametrize("name", ["committee", "themes_editor", "administrator"])
def test_of_what_has_no_form_there_is_no_session(client, people, label, name):
    client.force_login(people[name])
    args = [*label.split("."), "1", 1]

    answer = client.post(reverse("wagtailadmin_editing_sessions:ping", args=args))

    assert answer.status_code == 404
    assert rows() == []


@pytest.mark.parametrize("key", ["0", "abc", "9" * 30, "_31", "1'"])
@pytest.mark.parametrize("kind", ["meeting", "report", "document"])
def test_a_key_that_names_nothing_is_404(client, people, things, kind, key):
    client.force_login(people[EDITORS[kind]])

    assert ping(client, things[kind], key=key).status_code == 404
    assert rows() == []


def test_a_session_is_released_by_the_one_who_has_it_only(client, people, things, opened):
    session = opened(client, "meeting")
    url = reverse("wagtailadmin_editing_sessions:release", args=[session.pk])

    for name in OTHERS:
        if name != "committee":
            client.force_login(people[name])
            client.post(url)
            assert EditingSession.objects.filter(pk=session.pk).exists(), name
    client.force_login(people["committee"])
    client.post(url)
    assert rows() == []


@pytest.mark.parametrize("kind", ["meeting", "report"])
def test_the_form_of_a_thing_one_may_not_edit_opens_no_session(client, people, things, kind):
    forms = {
        "meeting": ("wagtailsnippets_meetings_meeting:edit", "other_member", "party_committee"),
        "report": ("wagtailadmin_pages:edit", "news_editor", "committee"),
    }
    door, *strangers = forms[kind]
    for name in strangers:
        client.force_login(people[name])
        assert client.get(reverse(door, args=[things[kind].pk])).status_code == 404

    assert rows() == []


def test_a_ping_or_a_page_sent_from_another_site_is_refused(people, things):
    client = Client(enforce_csrf_checks=True)
    client.force_login(people["news_editor"])
    page = things["news"]

    assert ping(client, page).status_code == 403
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert client.post(edit, {"title": "Tên giả"}).status_code == 403
    assert not EditingSession.objects.exists()
