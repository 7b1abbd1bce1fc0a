"""Everything that is done by the clock; safe to run again and again, every minute."""

from django.core.management import BaseCommand, call_command


class Command(BaseCommand):
    help = "Làm những việc theo giờ: đăng trang đã hẹn, dọn phiên hết hạn. Chạy lại không sao."

    def handle(self, *args, **options):
        call_command("publish_scheduled", verbosity=0)
        call_command("clearsessions", verbosity=0)
