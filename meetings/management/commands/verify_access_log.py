"""`manage.py verify_access_log`: is the access log whole, from its first line to its last?"""

import re

from django.core.management.base import BaseCommand, CommandError

from meetings.actions.reading import verify


class Command(BaseCommand):
    help = "Soát nhật ký truy cập: không dòng nào bị sửa, xóa, chèn hay cắt."

    def add_arguments(self, parser):
        parser.add_argument(
            "--expect",
            metavar="SỐ:MÃ",
            help="Số và mã đã ghi lại bên ngoài ở lần soát trước, ví dụ 1234:ab12…",
        )

    def handle(self, *args, expect=None, **options):
        verdict = verify(expected=number_and_seal(expect))
        if verdict.trouble:
            raise CommandError(verdict.trouble)
        self.stdout.write(self.style.SUCCESS(f"Nguyên vẹn đến dòng {verdict.number}."))
        if verdict.number:
            self.stdout.write(f"Ghi lại ra giấy hoặc máy khác: {verdict.number}:{verdict.seal}")


def number_and_seal(text):
    """(1234, «ab12…») of «1234:ab12…»; None of nothing."""
    if not text:
        return None
    found = re.fullmatch(r"([0-9]{1,18}):([0-9a-f]{64})", text)
    if not found:
        raise CommandError("Viết --expect là số, dấu hai chấm, rồi 64 chữ của mã niêm.")
    return int(found[1]), found[2]
