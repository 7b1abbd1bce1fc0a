"""A house with its fixed pages, and one person of every kind to walk through it."""

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.management import call_command
from wagtail.models import Collection, Page, Site

from home.actions.roles import STOCK_GROUPS
from home.enums import Role
from home.models import FrontPage, NewsCategory
from meetings.models import RuleSet
from tests.factories.meetings import (
    AccountFactory,
    CellFactory,
    MemberFactory,
    PartyCommitteeFactory,
)


@pytest.fixture(autouse=True)
def empty_cache():
    """Wagtail keeps the addresses of sites there; the next test has other ones."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def house(db):
    """What `set_up_site` builds; it stands already unless a test has emptied all tables."""
    if not FrontPage.objects.exists():
        call_command("set_up_site", "--no-input", verbosity=0)


@pytest.fixture
def as_migrated(house):
    """The database as migrations leave it: Wagtail's welcome page and groups, and none of ours."""
    FrontPage.objects.get().delete()  # and with it its sections and the site
    root = Page.get_first_root_node()
    for model in (NewsCategory, Group, RuleSet):
        model.objects.all().delete()
    Collection.get_first_root_node().get_children().delete()
    Page.objects.filter(depth=1).update(title="Root", draft_title="Root")
    Collection.objects.filter(depth=1).update(name="Root")
    welcome = root.add_child(instance=Page(title="Welcome to your new Wagtail site!", slug="home"))
    Site.objects.create(hostname="localhost", root_page=welcome, is_default_site=True)
    for name in STOCK_GROUPS:
        Group.objects.create(name=name)


@pytest.fixture
def cell(house):
    return CellFactory(name="Chi bộ Đào tạo")


@pytest.fixture
def other_cell(house):
    return CellFactory(name="Chi bộ Khoa Kinh tế")


def editor(*roles, account=None):
    """That account (or a new one of no member) in these groups."""
    account = account or AccountFactory()
    account.groups.set(Group.objects.filter(name__in=roles))
    return account


@pytest.fixture
def people(cell, other_cell):
    """One account of every kind, by name."""
    party = PartyCommitteeFactory()
    return {
        "staff": AccountFactory(),
        "member": MemberFactory(cell=cell).account,
        "other_member": MemberFactory(cell=other_cell).account,
        "committee": MemberFactory(cell=cell, office="secretary").account,
        "party_committee": MemberFactory(cell=other_cell, office=("secretary", party)).account,
        "news_editor": editor(Role.NEWS_EDITOR),
        "themes_editor": editor(Role.THEMES_EDITOR, account=MemberFactory(cell=other_cell).account),
        "former_themes_editor": editor(Role.THEMES_EDITOR),
        "administrator": editor(Role.ADMINISTRATOR),
    }


@pytest.fixture
def rescue(client, people, monkeypatch):
    """The strongest account there is, signed in, with every door of the admin open."""
    monkeypatch.setattr("intranet.middleware.admin_doors.may_enter", lambda *_: True)
    account = people["staff"]
    account.is_superuser = True
    account.save()
    client.force_login(account)
    return client
