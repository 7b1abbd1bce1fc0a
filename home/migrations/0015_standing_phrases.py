"""PostgreSQL: cards say which standing phrases they hold, so that none is opened to see it."""

from string import Template

from django.db import migrations

PHRASES = [
    "ban chap hanh",
    "ban thuong vu",
    "bao cao",
    "bi thu",
    "bien ban",
    "can bo",
    "chi bo",
    "chi uy",
    "chuyen de",
    "cong tac",
    "dang bo",
    "dang uy",
    "dang vien",
    "giang vien",
    "giao vien",
    "hoc sinh",
    "hoc tap lam theo",
    "hoc vien",
    "ke hoach",
    "ket luan",
    "ket nap",
    "kiem tra giam sat",
    "nghi quyet",
    "nha truong",
    "nhiem vu",
    "quyet dinh",
    "sinh hoat chi bo",
    "sinh hoat chuyen de",
    "so tay dang vien dien tu",
    "thuc hien",
    "uy ban",
    "uy ban kiem tra",
]
INDEXES = {"home_search_words": "words", "home_search_title": "titles"}
MEETS = Template("CASE WHEN $column @@ '$words' THEN '+$phrase' END")
ADDED = Template("$column = $column || array_to_tsvector(array_remove(ARRAY[$phrases], NULL))")
TAKEN = Template("$column = ts_delete($column, ARRAY[$phrases])")
CHANGE = Template("UPDATE home_searchentry SET $changes")
INDEX = Template("CREATE INDEX $index ON home_searchentry USING gin ($column) WITH (fastupdate=off)")


def with_phrases(column):
    """The column with the phrases that its words hold."""
    met = [
        MEETS.substitute(column=column, words=" <-> ".join(phrase.split()), phrase=phrase)
        for phrase in PHRASES
    ]
    return ADDED.substitute(column=column, phrases=", ".join(met))


def without(column):
    return TAKEN.substitute(column=column, phrases=", ".join(f"'+{p}'" for p in PHRASES))


def forwards(apps, schema_editor):
    change(schema_editor, with_phrases)


def backwards(apps, schema_editor):
    change(schema_editor, without)


def change(schema_editor, how):
    """Changes the words of all cards; their indexes are made anew, which is quicker by far."""
    if schema_editor.connection.vendor != "postgresql":
        return
    for index in INDEXES:
        schema_editor.execute(f"DROP INDEX {index}")
    schema_editor.execute(CHANGE.substitute(changes=", ".join(map(how, INDEXES.values()))))
    for index, column in INDEXES.items():
        schema_editor.execute(INDEX.substitute(index=index, column=column))


class Migration(migrations.Migration):
    dependencies = [("home", "0014_archive_index")]

    operations = [migrations.RunPython(forwards, backwards)]
