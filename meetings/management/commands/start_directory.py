"""Gives a new school its first clerk, who enters cells, members and offices on the screens."""

from datetime import datetime

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError

from ...actions.directory import start_directory


def a_day(text):
    """A date typed as 19/05/2001."""
    return datetime.strptime(text, "%d/%m/%Y").date()


class Command(BaseCommand):
    help = "Tạo Đảng ủy, chi bộ đầu tiên và người giúp việc cấp ủy đầu tiên (chạy một lần)."

    def add_arguments(self, parser):
        parser.add_argument("username", help="tên đăng nhập đã có")
        parser.add_argument("--name", required=True, help="họ và tên đảng viên")
        parser.add_argument("--cell", required=True, help="chi bộ người ấy sinh hoạt")
        parser.add_argument(
            "--admitted", required=True, type=a_day, help="ngày quyết định kết nạp, 19/05/2001"
        )

    def handle(self, username, name, cell, admitted, **options):
        account = get_user_model().objects.filter(username=username.lower()).first()
        if account is None:
            raise CommandError(f"Không có tài khoản «{username}». Hãy tạo tài khoản trước.")
        try:
            office = start_directory(
                account=account, full_name=name, cell_name=cell, admitted_on=admitted
            )
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from refusal
        self.stdout.write(f"Đã xong: {office}. Đăng nhập để nhập chi bộ, đảng viên, chức vụ.")
