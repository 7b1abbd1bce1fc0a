"""Cards say of papers and their files whether they are withdrawn or replaced."""

from django.db import migrations, models

REASONS = [("withdrawn", "Thu hồi"), ("replaced", "Đã được thay thế")]


def fill(apps, schema_editor):
    """Withdrawn papers, then those that an issued one replaces; and the files of both."""
    Resolution = apps.get_model("meetings", "Resolution")
    withdrawn = Resolution.objects.filter(status="withdrawn")
    newer = Resolution.objects.filter(status="issued", replaces__isnull=False)
    replaced = Resolution.objects.filter(pk__in=newer.values("replaces"), status="issued")
    for reason, papers in (("withdrawn", withdrawn), ("replaced", replaced)):
        files = apps.get_model("meetings", "Paper").objects.filter(resolution__in=papers)
        for model, rows in (("resolution", papers), ("paper", files)):
            cards = apps.get_model("home", "SearchEntry").objects.filter(
                content_type__app_label="meetings",
                content_type__model=model,
                object_id__in=rows.order_by().values("pk"),
            )
            cards.update(out_of_force=reason)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0010_words_on_cards"),
        ("meetings", "0007_list_indexes"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.AddField(
            model_name="searchentry",
            name="out_of_force",
            field=models.CharField(blank=True, choices=REASONS, default="", max_length=10),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
