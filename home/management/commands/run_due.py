"""Everything that is done by the clock; safe to run again and again, every minute."""

from django.core.management import BaseCommand, call_command

from home.jobs import look_after_the_queue
from home.models import SearchEntry
from meetings.actions.access_check import check_once_a_day


class Command(BaseCommand):
    help = "Làm việc theo giờ: đăng trang đã hẹn, dọn phiên, soát nhật ký, xếp tệp chờ đọc chữ."

    def handle(self, *args, **options):
        call_command("publish_scheduled", verbosity=0)
        call_command("clearsessions", verbosity=0)
        check_once_a_day()
        look_after_the_queue()
        fill_empty_catalogue()


def fill_empty_catalogue():
    """After the upgrade that brought the catalogue, or a restored copy without it."""
    if not SearchEntry.objects.exists():
        call_command("wagtail_update_index", verbosity=0)
