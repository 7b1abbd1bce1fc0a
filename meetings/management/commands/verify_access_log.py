"""`manage.py verify_access_log`: is the access log whole, from its first line to its last?"""

import re

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from meetings.actions.access_check import restore_ledger, verify
from meetings.actions.base import Refused

WAY_BACK = """\
Các dòng nhật ký còn nguyên đến dòng {number}, chỉ sổ cái hỏng: có người chạm vào cơ sở dữ liệu,
hoặc bản khôi phục thiếu bảng. Hãy báo Bí thư Đảng ủy và tìm nguyên nhân trước, rồi mới lập lại:
    manage.py verify_access_log --expect SỐ:MÃ --restore-ledger TÊN_ĐĂNG_NHẬP
SỐ:MÃ đã chép ra ngoài ở lần soát gần nhất; thiếu nó thì không biết các dòng cuối có bị cắt không.
TÊN_ĐĂNG_NHẬP là người chịu trách nhiệm. Việc lập lại thành một dòng của nhật ký."""


class Command(BaseCommand):
    help = "Soát nhật ký truy cập: không dòng nào bị sửa, xóa, chèn hay cắt."

    def add_arguments(self, parser):
        parser.add_argument(
            "--expect",
            metavar="SỐ:MÃ",
            help="Số và mã đã ghi lại bên ngoài ở lần soát trước, ví dụ 1234:ab12…",
        )
        parser.add_argument(
            "--restore-ledger",
            metavar="TÊN_ĐĂNG_NHẬP",
            help="Lập lại sổ cái từ dòng cuối còn nguyên; ghi một dòng mang tên người này.",
        )

    def handle(self, *args, expect=None, **options):
        expected = number_and_seal(expect)
        if options.get("restore_ledger"):
            self.restore(options["restore_ledger"], expected)
        verdict = verify(expected=expected)
        if verdict.ledger_only:
            way_back = WAY_BACK.format(number=verdict.number)
            raise CommandError(f"{verdict.trouble}\n{way_back}")
        if verdict.trouble:
            raise CommandError(verdict.trouble)
        self.stdout.write(self.style.SUCCESS(f"Nguyên vẹn đến dòng {verdict.number}."))
        if verdict.number:
            self.stdout.write(f"Ghi lại ra giấy hoặc máy khác: {verdict.number}:{verdict.seal}")

    def restore(self, username, expected):
        """The head of the chain again; who answers for it stands in the new line."""
        person = get_user_model().objects.filter(username=username, is_active=True).first()
        if person is None:
            raise CommandError(f"Không có tài khoản đang dùng nào tên «{username}».")
        try:
            entry = restore_ledger(by=person, expected=expected)
        except Refused as refusal:
            raise CommandError(refusal.messages[0]) from refusal
        self.stdout.write(f"Đã lập lại sổ cái; việc này là dòng {entry.number}.")
        if expected is None:
            self.stdout.write("Không có mã để so: các dòng cuối có thể đã bị cắt mà không ai biết.")


def number_and_seal(text):
    """(1234, «ab12…») of «1234:ab12…»; None of nothing."""
    if not text:
        return None
    found = re.fullmatch(r"([0-9]{1,18}):([0-9a-f]{64})", text)
    if not found:
        raise CommandError("Viết --expect là số, dấu hai chấm, rồi 64 chữ của mã niêm.")
    return int(found[1]), found[2]
