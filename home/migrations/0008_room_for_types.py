"""The key of a card counts its days from 1900 and so gives content types a fourth digit.

A database that is emptied and filled again and again gives its content types ever higher keys; past
the 999th no paper could be written into the catalogue. Cards keep all else, so nothing is read anew.
"""

from django.db import migrations

FIRST_DAY = 693_596  # the ordinal of 1 January 1900
OLD_DAY, NEW_DAY = 10**12, 10**13  # what one day amounts to in a key
TABLES = {
    "sqlite": {"home_search_texts": "rowid", "home_search_titles": "rowid"},
    "postgresql": {"home_search_vectors": "id"},
}
CARDS = {"home_searchtext": "entry_id", "home_searchentry": "id"}


def make_room(apps, schema_editor):
    renumber(schema_editor, f"({{key}} / {OLD_DAY} - {FIRST_DAY}) * {NEW_DAY} + {{key}} % {OLD_DAY}")


def take_room_back(apps, schema_editor):
    renumber(schema_editor, f"({{key}} / {NEW_DAY} + {FIRST_DAY}) * {OLD_DAY} + {{key}} % {NEW_DAY}")


def renumber(schema_editor, formula):
    """Each key by the formula, in the cards and in the tables of words."""
    for table, key in {**CARDS, **TABLES[schema_editor.connection.vendor]}.items():
        # No parameters, so that the remainder (%) is not taken for the place of one.
        schema_editor.execute(f"UPDATE {table} SET {key} = {formula.format(key=key)}", None)
        if key == "rowid":  # each change left a small index behind; they become one again
            schema_editor.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")


class Migration(migrations.Migration):
    dependencies = [("home", "0007_report_types")]

    operations = [migrations.RunPython(make_room, take_room_back)]
