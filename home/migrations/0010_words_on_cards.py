"""PostgreSQL: words stand on the card itself, so that a search joins nothing. Both databases: kind
and organisation are words of the index too, so that a narrowed search reads only those cards.
"""

from string import Template

from django.db import migrations

TO_CARDS = [
    "ALTER TABLE home_searchentry ADD COLUMN words tsvector, ADD COLUMN titles tsvector",
    # Vectors lie beside the table, unpacked: its rows stay narrow enough to count many of them.
    "ALTER TABLE home_searchentry SET (toast_tuple_target = 128)",
    "ALTER TABLE home_searchentry ALTER COLUMN words SET STORAGE EXTERNAL",
    """UPDATE home_searchentry e SET
        words = v.words || array_to_tsvector(array_remove(
            ARRAY['#k1' || e.kind, '#o' || e.organization_id], NULL)),
        titles = v.titles || array_to_tsvector(array_remove(
            ARRAY['#k1' || e.kind, '#o' || e.organization_id], NULL))
        FROM home_search_vectors v WHERE v.id = e.id""",
    "DROP TABLE home_search_vectors",
    "CREATE INDEX home_search_words ON home_searchentry USING gin (words) WITH (fastupdate = off)",
    "CREATE INDEX home_search_title ON home_searchentry USING gin (titles) WITH (fastupdate = off)",
]
FROM_CARDS = [
    """CREATE TABLE home_search_vectors (
        id bigint PRIMARY KEY, words tsvector NOT NULL, titles tsvector NOT NULL)""",
    "ALTER TABLE home_search_vectors SET (toast_tuple_target = 128)",
    "ALTER TABLE home_search_vectors ALTER COLUMN words SET STORAGE EXTERNAL",
    """INSERT INTO home_search_vectors (id, words, titles)
        SELECT id, words, titles FROM home_searchentry WHERE words IS NOT NULL""",
    "ALTER TABLE home_searchentry DROP COLUMN words, DROP COLUMN titles",
    "CREATE INDEX home_search_words ON home_search_vectors USING gin (words) WITH (fastupdate = off)",
    "CREATE INDEX home_search_title ON home_search_vectors USING gin (titles) WITH (fastupdate = off)",
]
MORE_FACTS = Template(
    """UPDATE $table SET facts = facts || (
        SELECT ' k1' || e.kind || coalesce(' o' || e.organization_id, '')
        FROM home_searchentry e WHERE e.id = $table.rowid)
    WHERE rowid IN (SELECT id FROM home_searchentry)"""
)
# Each change of a row leaves a small index behind; this makes them one again.
GATHER = Template("INSERT INTO $table ($table) VALUES ('optimize')")


def forwards(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for table in ("home_search_texts", "home_search_titles"):
            schema_editor.execute(MORE_FACTS.substitute(table=table))
            schema_editor.execute(GATHER.substitute(table=table))
    else:
        run_all(schema_editor, TO_CARDS)


def backwards(apps, schema_editor):
    """Words of the index that nothing asks for do no harm, so they stay."""
    if schema_editor.connection.vendor == "postgresql":
        run_all(schema_editor, FROM_CARDS)


def run_all(schema_editor, statements):
    for statement in statements:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("home", "0009_review_day")]

    operations = [migrations.RunPython(forwards, backwards)]
