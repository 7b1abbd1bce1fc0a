"""The admin's addresses: which exist for whom, and that every one of them was thought about."""

from datetime import timedelta
from fnmatch import fnmatchcase

import pytest
from django.urls import URLPattern, URLResolver, reverse
from django.utils import timezone
from wagtail.admin import urls as admin_urls
from wagtail.admin.menu import admin_menu
from wagtail.admin.search import admin_search_areas

from intranet.admin_doors import ALLOWED, DENIED, may_enter
from tests.factories.meetings import CellFactory, MemberFactory, PartyCommitteeFactory

# Some rows ask for their person by name only, which pytest-django cannot see.
pytestmark = pytest.mark.django_db

ADMIN = "/quan-tri/"
HOLDERS = ["administrator", "news_editor", "themes_editor", "secretary", "party_secretary"]


@pytest.fixture
def themes_editor(role_groups, member):
    member.groups.add(role_groups["Biên tập chuyên đề"])
    return member


@pytest.fixture
def party_secretary(db):
    committee = PartyCommitteeFactory()
    return MemberFactory(cell=CellFactory(), office=("secretary", committee)).account


def doors(patterns=admin_urls.urlpatterns, namespaces=()):
    """Every (view name, number of arguments) below the admin's root, as the resolver names it."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inside = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            yield from doors(pattern.url_patterns, inside)
        elif isinstance(pattern, URLPattern):
            yield ":".join((*namespaces, pattern.name or pattern.lookup_str))


def matches(name, patterns):
    return any(fnmatchcase(name, pattern) for pattern in patterns)


# --- The table ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(set(doors())))
def test_every_address_of_the_admin_was_thought_about(name):
    opened = {role for role, patterns in ALLOWED.items() if matches(name, patterns)}

    assert opened or matches(name, DENIED), (
        f"{name}: cửa mới của trang quản trị; ghi vào ALLOWED hoặc DENIED (intranet/admin_doors.py)"
    )


def test_every_line_about_wagtails_own_addresses_is_about_a_real_one():
    names = set(doors())
    patterns = {p for row in ALLOWED.values() for p in row} | set(DENIED)

    unused = {p for p in patterns if not any(fnmatchcase(name, p) for name in names)}

    assert {p for p in unused if not p.startswith("wagtailsnippet")} == set()


@pytest.mark.parametrize(
    ("who", "name", "exists"),
    [
        ("secretary", "wagtailsnippets_meetings_meeting:edit", True),
        ("secretary", "wagtailsnippets_meetings_meeting:copy", False),
        ("secretary", "wagtailsnippets_meetings_meeting:revisions_revert", False),
        ("secretary", "wagtailsnippets_meetings_resolution:delete", False),
        ("secretary", "wagtailsnippets_meetings_member:edit", False),
        ("secretary", "wagtailadmin_explore", False),
        ("secretary", "wagtailimages:index", False),
        ("secretary", "accounts:index", False),
        ("party_secretary", "wagtailsnippets_meetings_member:edit", True),
        ("party_secretary", "wagtailsnippets_meetings_ruleset:add", True),
        ("party_secretary", "wagtailsnippetchoosers_meetings_member:choose", True),
        ("party_secretary", "wagtailsnippetchoosers_meetings_member:create", False),
        ("news_editor", "wagtailadmin_pages:edit", True),
        ("news_editor", "wagtailadmin_pages:set_privacy", False),
        ("news_editor", "wagtailadmin_pages:move", False),
        ("news_editor", "wagtailadmin_pages:workflow_action", False),
        ("news_editor", "wagtailadmin_reports:site_history", False),
        ("news_editor", "wagtailsnippets_meetings_meeting:list", False),
        ("news_editor", "wagtailsnippets_home_newscategory:edit", True),
        ("themes_editor", "wagtailsnippets_home_newscategory:edit", False),
        ("themes_editor", "wagtaildocs:add", True),
        ("themes_editor", "accounts:index", False),
        ("secretary", "unread_files", True),
        ("party_secretary", "unread_files", True),
        ("news_editor", "unread_files", True),
        ("themes_editor", "unread_files", True),
        ("administrator", "unread_files", False),
        ("root", "unread_files", False),
        ("member", "unread_files", False),
        ("administrator", "accounts:edit", True),
        ("administrator", "wagtailadmin_pages:set_privacy", True),
        ("administrator", "wagtailsnippets_meetings_meeting:list", False),
        ("administrator", "wagtailsnippetchoosers_meetings_meeting:chosen", False),
        ("administrator", "wagtailusers_users:edit", False),
        ("administrator", "wagtailsites:edit", False),
        ("administrator", "a_door_of_wagtail_9:new", False),
        ("root", "accounts:edit", True),
        ("root", "wagtailadmin_pages:edit", False),
        ("root", "wagtailsnippets_meetings_meeting:list", False),
        ("root", "wagtailusers_users:edit", False),
        ("member", "wagtailadmin_home", False),
        ("staff", "wagtailadmin_sprite", False),
    ],
)
def test_the_table_says(who, name, exists, request):
    assert may_enter(request.getfixturevalue(who), name) is exists


def test_a_group_without_the_right_to_enter_opens_nothing(administrator, role_groups):
    role_groups["Quản trị"].permissions.clear()

    assert not may_enter(administrator, "wagtailadmin_home")


# --- At the door --------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["staff", "member"])
@pytest.mark.parametrize("path", ["", "pages/", "tai-khoan/", "users/", "sprite/", "khong-co/"])
def test_the_admin_does_not_exist_for_staff_and_members(signed_in, who, path, request):
    response = signed_in(request.getfixturevalue(who)).get(ADMIN + path)

    assert response.status_code == 404


@pytest.mark.parametrize("who", HOLDERS)
def test_who_works_in_the_admin_finds_its_hall(signed_in, who, request):
    client = signed_in(request.getfixturevalue(who))

    assert client.get(ADMIN).status_code == 200
    assert client.get(f"{ADMIN}account/").url == "/doi-mat-khau/"


@pytest.mark.parametrize("who", ["administrator", "root"])
def test_wagtails_own_screens_of_users_and_groups_do_not_exist(signed_in, who, staff, request):
    client = signed_in(request.getfixturevalue(who))
    addresses = [
        reverse(f"wagtailusers_{kind}:{name}")
        for kind in ("users", "groups")
        for name in ("index", "index_results", "add")
    ]
    addresses += [
        reverse(f"wagtailusers_{kind}:{name}", args=[staff.pk])
        for kind in ("users", "groups")
        for name in ("edit", "delete", "history", "history_results", "usage")
    ]
    addresses += [reverse("wagtailusers_users:copy", args=[staff.pk])]
    addresses += [
        reverse("wagtail_bulk_action", args=["intranet", "user", action]) + f"?id={staff.pk}"
        for action in ("delete", "assign_role", "set_active_state")
    ]

    assert {client.get(address).status_code for address in addresses} == {404}
    assert {client.post(address).status_code for address in addresses} == {404}


@pytest.mark.parametrize("who", [*HOLDERS, "root"])
def test_the_menu_leads_nowhere_that_does_not_exist(signed_in, who, request, rf):
    account = request.getfixturevalue(who)
    ask = rf.get(ADMIN)
    ask.user = account
    client = signed_in(account)

    urls = [url for item in admin_menu.menu_items_for_request(ask) for url in urls_of(item, ask)]

    assert {url: client.get(url, follow=True).status_code for url in urls} == dict.fromkeys(
        urls, 200
    )


@pytest.mark.parametrize("who", HOLDERS)
def test_the_search_of_the_side_bar_leads_somewhere(signed_in, who, request, rf):
    account = request.getfixturevalue(who)
    ask = rf.get(ADMIN)
    ask.user = account

    areas = admin_search_areas.search_items_for_request(ask)[:1]  # it shows the first

    client = signed_in(account)
    assert [client.get(area.url, {"q": "an"}).status_code for area in areas] == [200] * len(areas)


def urls_of(item, request):
    """The address of a menu item, or those of the items inside it."""
    if not hasattr(item, "menu"):
        return [item.url] if item.url.startswith("/") else []
    inside = item.menu.menu_items_for_request(request)
    return [url for sub in inside for url in urls_of(sub, request)]


def test_the_hall_tells_nothing_of_pages_and_versions(signed_in, secretary):
    page = signed_in(secretary).get(ADMIN)

    panels = [type(panel).__module__ for panel in page.context["panels"]]
    assert not [module for module in panels if module.startswith("wagtail.")]
    assert "guide.wagtail.org" not in page.content.decode()
    assert reverse("wagtailadmin_explore_root") not in page.content.decode().split("<main")[-1]


# --- Rights follow the office of the day ----------------------------------------------------


def test_who_ends_an_office_gets_404_on_the_next_request(signed_in, secretary):
    client = signed_in(secretary)
    assert client.get(ADMIN).status_code == 200

    yesterday = timezone.localdate() - timedelta(days=1)
    secretary.member.offices.update(ends_on=yesterday)

    assert client.get(ADMIN).status_code == 404


def test_who_leaves_a_group_gets_404_on_the_next_request(signed_in, news_editor):
    client = signed_in(news_editor)
    assert client.get(ADMIN).status_code == 200

    news_editor.groups.clear()

    assert client.get(ADMIN).status_code == 404
