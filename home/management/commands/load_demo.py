"""`manage.py load_demo`: a school with a year behind it, to try things on. Never on a real one."""

from datetime import date

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from wagtail.search.backends import get_search_backend

from home.demo import accounts
from home.demo.news import publish_news
from home.demo.reports import publish_plain_pages, publish_reports
from home.demo.themes import publish_themes
from home.jobs import read_everything_at_once
from home.search.later import each_card_once
from meetings.demo import tell
from meetings.models import Organization

REFUSED = "Đây là máy chạy thật nên không nạp dữ liệu mẫu. Hãy dùng lệnh set_up_site."
OCCUPIED = (
    "Cơ sở dữ liệu này đã có tổ chức đảng hoặc tài khoản trùng tên; dữ liệu mẫu chỉ nạp vào cơ sở "
    "dữ liệu trống."
)
# The story tells a whole year of the term that began in spring 2025.
EARLIEST = date(2026, 6, 1)
TOO_EARLY = f"Đồng hồ máy đang chậm; dữ liệu mẫu chỉ kể được từ ngày {EARLIEST:%d/%m/%Y}."


class Command(BaseCommand):
    help = "Nạp dữ liệu mẫu: bảy chi bộ, một năm sinh hoạt, tin, chuyên đề, báo cáo, tài khoản."

    def add_arguments(self, parser):
        parser.add_argument(
            "--accounts", action="store_true", help="Chỉ in bảng tài khoản mẫu, không ghi gì."
        )

    def handle(self, *args, **options):
        if not getattr(settings, "DEMO_ALLOWED", False):
            raise CommandError(REFUSED)
        self.spoken = options["verbosity"] > 0
        if not options["accounts"]:
            self.load()
        self.say(*accounts.table())

    def load(self):
        """Everything or nothing; what stands already is left as it is."""
        call_command("set_up_site", "--no-input", verbosity=0)
        standing = accounts.standing()
        if standing == len(accounts.ACCOUNTS):
            self.say("Dữ liệu mẫu đã có sẵn, không ghi gì thêm.", "")
            return
        if standing or Organization.objects.exists():
            raise CommandError(OCCUPIED)
        if timezone.localdate() < EARLIEST:
            raise CommandError(TOO_EARLY)
        with transaction.atomic(), each_card_once(get_search_backend().add_bulk):
            self.write()
        self.say("Đã nạp xong dữ liệu mẫu.", "")

    def write(self):
        self.step("Mười ba tài khoản")
        cast = tell(accounts.make_accounts(), say=self.step)
        self.step("Tin tức và tranh")
        publish_news(cast)
        self.step("Chuyên đề và tài liệu")
        publish_themes(cast)
        self.step("Báo cáo, trang trợ giúp")
        publish_reports(cast)
        publish_plain_pages(cast)
        self.step("Đọc chữ trong các tệp")
        read_everything_at_once()

    def step(self, words):
        self.say(f"… {words}")

    def say(self, *lines):
        if self.spoken:
            for line in lines:
                self.stdout.write(line)
            self.stdout.flush()
