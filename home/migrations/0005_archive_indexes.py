"""Lists of the archive by index: a walk down the years, and tallies in place of counting."""

import django.db.models.deletion
from django.db import migrations, models


def count_cards(apps, schema_editor):
    """Tallies of the cards there are already, as home/search/tallies.py counts them."""
    tally = apps.get_model("home", "ArchiveTally")
    cards = apps.get_model("home", "SearchEntry").objects.order_by()
    kinds = ["resolution", "minutes", "report", "theme"]
    filed = cards.filter(kind__in=kinds, part=0, year__isnull=False)
    filed = filed.exclude(kind="resolution", number="")
    places = filed.values_list("readership", "kind", "year", "organization", "term")
    tally.objects.bulk_create(
        [
            tally(
                readership_id=readership,
                kind=kind,
                year=year,
                organization=organization or 0,
                term=term or 0,
                amount=amount,
            )
            for readership, kind, year, organization, term, amount in places.annotate(
                amount=models.Count("pk")
            )
        ],
        batch_size=1000,
    )


class Migration(migrations.Migration):

    dependencies = [
        ('contenttypes', '0002_remove_content_type_name'),
        ('home', '0004_search_words'),
        ('meetings', '0005_restored_ledger'),
    ]

    operations = [
        migrations.CreateModel(
            name='ArchiveTally',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('resolution', 'Nghị quyết, văn bản'), ('minutes', 'Biên bản'), ('report', 'Báo cáo'), ('theme', 'Chuyên đề'), ('meeting', 'Kỳ sinh hoạt'), ('file', 'Tệp đính kèm'), ('news', 'Tin tức'), ('plain', 'Thông tin chung')], max_length=10)),
                ('year', models.PositiveSmallIntegerField()),
                ('organization', models.PositiveBigIntegerField(default=0)),
                ('term', models.PositiveBigIntegerField(default=0)),
                ('amount', models.IntegerField(default=0)),
            ],
            options={
                'verbose_name': 'số đếm lưu trữ',
            },
        ),
        migrations.AddIndex(
            model_name='searchentry',
            index=models.Index(fields=['year', 'id', 'part', 'readership', 'kind', 'organization', 'term', 'number'], name='search_entry_year'),
        ),
        migrations.AddField(
            model_name='archivetally',
            name='readership',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tallies', to='home.readership'),
        ),
        migrations.AddConstraint(
            model_name='archivetally',
            constraint=models.UniqueConstraint(fields=('readership', 'kind', 'year', 'organization', 'term'), name='archive_tally_once'),
        ),
        migrations.RunPython(count_cards, migrations.RunPython.noop),
    ]
