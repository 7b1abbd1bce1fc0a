"""A new school's first step: from one account to a clerk who can enter everything else."""

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from meetings.models import Member, Office, Organization
from tests.factories.meetings import AccountFactory

pytestmark = pytest.mark.django_db


def start(username="vanthu"):
    call_command(
        "start_directory", username, "--name=Trần Thị Én", "--cell=Chi bộ Hành chính",
        "--admitted=19/05/2001",
    )  # fmt: skip


def test_the_first_clerk_enters_the_rest_on_the_screens(client):
    account = AccountFactory(username="vanthu")
    start()

    client.force_login(account, backend="intranet.accounts.backends.GroupBackend")
    screens = ["organization", "member", "office", "ruleset"]
    codes = [
        client.get(reverse(f"wagtailsnippets_meetings_{name}:add")).status_code for name in screens
    ]
    assert codes == [200] * 4
    assert Organization.objects.count() == 2


def test_it_is_run_once(db):
    AccountFactory(username="vanthu")
    AccountFactory(username="nguoikhac")
    start()

    with pytest.raises(CommandError, match="Đã có người giữ danh bạ"):
        start("nguoikhac")
    assert Office.objects.count() == 1


def test_an_unknown_account_is_said_plainly_and_nothing_is_made():
    with pytest.raises(CommandError, match="Không có tài khoản"):
        start("khongco")
    assert not Member.objects.exists()
