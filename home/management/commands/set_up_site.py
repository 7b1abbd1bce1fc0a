"""`manage.py set_up_site`: what a real school starts with. A second run changes nothing."""

import os
import sys
from getpass import getpass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from home.actions.roles import sync_roles
from home.actions.site import build_site
from home.enums import Role
from meetings.actions.rules import install_national_rules


class Command(BaseCommand):
    help = (
        "Dựng trang: trang nhất, các mục cố định, chuyên mục tin, vai trò, bộ quy định và "
        "người quản trị đầu tiên (ADMIN_USERNAME, ADMIN_PASSWORD hoặc hỏi tại chỗ)."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--no-input", action="store_false", dest="interactive", help="Không hỏi gì."
        )

    def handle(self, *args, interactive, verbosity, **options):
        with transaction.atomic():
            build_site()
            sync_roles()
            install_national_rules()
        made = self.first_administrator(interactive)
        if verbosity:
            self.stdout.write(made)
            self.stdout.write(self.style.SUCCESS("Trang đã sẵn sàng."))

    def first_administrator(self, interactive):
        """Make the first account of the group, unless there is one; say what was done."""
        User = get_user_model()
        if User.objects.filter(groups__name=Role.ADMINISTRATOR, is_active=True).exists():
            return "Đã có người quản trị."
        username = os.environ.get("ADMIN_USERNAME", "").strip()
        password = os.environ.get("ADMIN_PASSWORD", "")
        if not username and interactive and sys.stdin.isatty():
            username = input("Tên đăng nhập của người quản trị đầu tiên: ").strip()
            password = getpass("Mật khẩu (ít nhất 12 ký tự): ")
        if not username:
            return (
                "Chưa có người quản trị. "
                "Đặt ADMIN_USERNAME và ADMIN_PASSWORD rồi chạy lại lệnh này."
            )
        make_administrator(username, password)
        return f"Đã tạo người quản trị «{username}»."


@transaction.atomic
def make_administrator(username, password):
    """An account in the group «Quản trị»; no superuser, so it opens no record."""
    User = get_user_model()
    if User.objects.filter(username__iexact=username).exists():
        raise CommandError(f"Tên đăng nhập «{username}» đã có người dùng.")
    user = User(username=username)
    try:
        validate_password(password, user)
        user.set_password(password)
        user.full_clean()
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error
    user.save()
    user.groups.add(Group.objects.get(name=Role.ADMINISTRATOR))
    return user
