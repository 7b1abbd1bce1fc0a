"""`manage.py untranslated`: which words of the packages still come to the screen in English?"""

from django.core.management.base import BaseCommand, CommandError

from intranet.catalogue import DOMAINS, packages, untranslated, words_of


class Command(BaseCommand):
    help = "Đếm chữ chưa có tiếng Việt trong các gói đang dùng; chạy sau mỗi lần nâng cấp."

    def add_arguments(self, parser):
        parser.add_argument("--list", action="store_true", help="In cả từng câu chưa có.")

    def handle(self, *args, **options):
        self.stdout.write(f"{'gói':<46}{'câu':>6}{'chưa có':>9}")
        total = 0
        for package in packages():
            words = {domain: words_of(package, domain) for domain in DOMAINS}
            lacking = [one for domain in DOMAINS for one in untranslated(words[domain], domain)]
            count = sum(map(len, words.values()))
            self.stdout.write(f"{package:<46}{count:>6}{len(lacking):>9}")
            for one in lacking if options["list"] else ():
                self.stdout.write(f"    {one.text!r}")
            total += len(lacking)
        if total:
            raise CommandError(f"Còn {total} câu chưa có tiếng Việt.")
        self.stdout.write(self.style.SUCCESS("Mọi câu đều đã có tiếng Việt."))
