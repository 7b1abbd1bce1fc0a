"""The walk down a year of the archive passes no card of news, files or pictures any more."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("home", "0013_archived_cards"),
        ("meetings", "0011_list_indexes_with_keys"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="searchentry", name="search_entry_year"),
        migrations.AddIndex(
            model_name="searchentry",
            index=models.Index(
                fields=["archived", "year", "id", "readership", "kind", "organization", "term"],
                name="search_entry_archive",
            ),
        ),
    ]
