"""The full-text tables of each database, and the library's own index emptied: ours replaces it."""

from django.db import migrations

SQLITE = [
    """CREATE VIRTUAL TABLE home_search_texts USING fts5(
        title, abstract, body, marked, facts, tokenize = "unicode61 remove_diacritics 0")""",
    # Small enough for prefixes of one letter on, as somebody types.
    """CREATE VIRTUAL TABLE home_search_titles USING fts5(
        title, marked, facts, prefix = '1 2 3', tokenize = "unicode61 remove_diacritics 0")""",
]
POSTGRESQL = [
    """CREATE TABLE home_search_vectors (
        id bigint PRIMARY KEY, words tsvector NOT NULL, titles tsvector NOT NULL)""",
    # Vectors lie beside the table, unpacked: its rows stay narrow enough to count many of them.
    "ALTER TABLE home_search_vectors SET (toast_tuple_target = 128)",
    "ALTER TABLE home_search_vectors ALTER COLUMN words SET STORAGE EXTERNAL",
    "CREATE INDEX home_search_words ON home_search_vectors USING gin (words) WITH (fastupdate = off)",
    "CREATE INDEX home_search_title ON home_search_vectors USING gin (titles) WITH (fastupdate = off)",
]
GONE = ["home_search_texts", "home_search_titles", "home_search_vectors"]


def make_tables(apps, schema_editor):
    statements = SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL
    for statement in statements:
        schema_editor.execute(statement)


def drop_tables(apps, schema_editor):
    for table in GONE:
        schema_editor.execute(f"DROP TABLE IF EXISTS {table}")


def empty_old_index(apps, schema_editor):
    apps.get_model("wagtailsearch", "IndexEntry").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0003_search_catalogue"),
        ("wagtailsearch", "0010_add_text_fields"),
    ]

    operations = [
        migrations.RunPython(make_tables, drop_tables),
        migrations.RunPython(empty_old_index, migrations.RunPython.noop),
    ]
