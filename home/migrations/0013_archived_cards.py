"""Cards say of themselves whether their paper stands in the archive."""

from django.db import migrations, models
from django.db.models import Q

KINDS = ["resolution", "minutes", "report", "theme"]


def fill(apps, schema_editor):
    """All but signed minutes, issued papers, published reports and themes are no archived ones.

    Of an archive these are the fewer: a card that is written anew has its words indexed anew.
    """
    draft = Q(kind="resolution", number="")
    archived = Q(kind__in=KINDS, part=0, year__isnull=False) & ~draft
    apps.get_model("home", "SearchEntry").objects.exclude(archived).update(archived=False)


class Migration(migrations.Migration):
    dependencies = [("home", "0012_tables_in_stories")]

    operations = [
        migrations.AddField(
            model_name="searchentry",
            name="archived",
            field=models.BooleanField(default=True),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="searchentry",
            name="archived",
            field=models.BooleanField(default=False),
        ),
    ]
