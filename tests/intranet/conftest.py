"""Who is there in the tests of the shell: people of each role, and a way in."""

import pytest
from django.contrib.auth.models import Group

from home.actions.roles import sync_roles
from home.enums import Role
from tests.factories.meetings import AccountFactory, CellFactory, MemberFactory


@pytest.fixture
def role_groups(db):
    """The three groups with the rights that `set_up_site` gives them."""
    sync_roles()
    return {group.name: group for group in Group.objects.all()}


@pytest.fixture
def administrator(role_groups):
    account = AccountFactory(username="quantri", full_name="Phạm Quản Trị")
    account.groups.add(role_groups[Role.ADMINISTRATOR])
    return account


@pytest.fixture
def news_editor(role_groups):
    account = AccountFactory(username="bientin")
    account.groups.add(role_groups[Role.NEWS_EDITOR])
    return account


@pytest.fixture
def staff(db):
    return AccountFactory(username="giaovien")


@pytest.fixture
def member(db):
    return MemberFactory(cell=CellFactory()).account


@pytest.fixture
def secretary(db):
    return MemberFactory(cell=CellFactory(), office="secretary").account


@pytest.fixture
def root(db):
    return AccountFactory(username="root", full_name="Siêu Quản", is_superuser=True)


@pytest.fixture
def signed_in(client):
    """signed_in(account) gives a client with a session of that account."""

    def enter(account):
        client.force_login(account, backend="intranet.accounts.backends.GroupBackend")
        return client

    return enter
