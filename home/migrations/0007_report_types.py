"""Reports are narrowed by their type from the catalogue; the index that counted them is gone."""

from django.db import migrations, models
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce


def write_types(apps, schema_editor):
    """The type of every report on its card, and the tallies told apart by it."""
    cards = apps.get_model("home", "SearchEntry").objects.order_by()
    reports = apps.get_model("home", "ReportPage").objects.filter(pk=OuterRef("object_id"))
    cards.filter(kind="report").update(
        field=Coalesce(Subquery(reports.order_by().values("report_type")[:1]), models.Value(""))
    )
    tally = apps.get_model("home", "ArchiveTally")
    filed = cards.filter(
        kind__in=["resolution", "minutes", "report", "theme"], part=0, year__isnull=False
    ).exclude(kind="resolution", number="")
    places = filed.values_list("readership", "kind", "year", "organization", "term", "field")
    tally.objects.all().delete()
    tally.objects.bulk_create(
        [
            tally(
                readership_id=readership,
                kind=kind,
                year=year,
                organization=organization or 0,
                term=term or 0,
                field=field,
                amount=amount,
            )
            for readership, kind, year, organization, term, field, amount in places.annotate(
                amount=models.Count("pk")
            )
        ],
        batch_size=1000,
    )


class Migration(migrations.Migration):
    dependencies = [("home", "0006_list_indexes")]

    operations = [
        migrations.RemoveIndex(model_name="reportpage", name="report_facets"),
        migrations.RemoveConstraint(model_name="archivetally", name="archive_tally_once"),
        migrations.AddField(
            model_name="archivetally",
            name="field",
            field=models.CharField(blank=True, default="", max_length=20),
        ),
        migrations.AddConstraint(
            model_name="archivetally",
            constraint=models.UniqueConstraint(
                fields=("readership", "kind", "year", "organization", "term", "field"),
                name="archive_tally_once",
            ),
        ),
        migrations.RunPython(write_types, migrations.RunPython.noop),
    ]
