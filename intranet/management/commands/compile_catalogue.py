"""`manage.py compile_catalogue`: what Django reads (.mo), made from our Vietnamese (.po)."""

from django.core.management.base import BaseCommand

from intranet.catalogue import DOMAINS, catalogue_file, compiled


class Command(BaseCommand):
    help = "Dịch tệp từ ngữ .po của ta sang .mo; không cần cài gettext."

    def handle(self, *args, **options):
        for domain in DOMAINS:
            target = catalogue_file(domain, ".mo")
            target.write_bytes(compiled(domain))
            self.stdout.write(self.style.SUCCESS(f"Đã viết {target.name}."))
