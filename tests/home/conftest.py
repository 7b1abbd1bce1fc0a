"""A house with its fixed pages, and one person of every kind to walk through it."""

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.management import call_command

from home.enums import Role
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
    """What `set_up_site` builds."""
    call_command("set_up_site", "--no-input", verbosity=0)


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
