"""The key of a card counts its days from 1900 and so gives content types a fourth digit.

A database that is emptied and filled again and again gives its content types ever higher keys; past
the 999th no paper could be written into the catalogue. Cards keep all else, so nothing is read anew.
"""

from string import Template

from django.db import migrations

# 693596 is the ordinal of 1 January 1900. A day was 10**12 in a key and is 10**13 from now on.
MAKE_ROOM = "($key / 1000000000000 - 693596) * 10000000000000 + $key % 1000000000000"
TAKE_ROOM_BACK = "($key / 10000000000000 + 693596) * 1000000000000 + $key % 10000000000000"
RENUMBER = Template("UPDATE $table SET $key = $formula")
# Each change of a row leaves a small index behind; this makes them one again.
GATHER = Template("INSERT INTO $table ($table) VALUES ('optimize')")
CARDS = {"home_searchtext": "entry_id", "home_searchentry": "id"}
WORDS = {
    "sqlite": {"home_search_texts": "rowid", "home_search_titles": "rowid"},
    "postgresql": {"home_search_vectors": "id"},
}


def make_room(apps, schema_editor):
    renumber(schema_editor, Template(MAKE_ROOM))


def take_room_back(apps, schema_editor):
    renumber(schema_editor, Template(TAKE_ROOM_BACK))


def renumber(schema_editor, formula):
    """Each key by the formula, in the cards and in the tables of words."""
    vendor = schema_editor.connection.vendor
    for table, key in {**CARDS, **WORDS[vendor]}.items():
        statement = RENUMBER.substitute(table=table, key=key, formula=formula.substitute(key=key))
        # No parameters, so that the remainder (%) is not taken for the place of one.
        schema_editor.execute(statement, None)
    if vendor == "sqlite":
        for table in WORDS[vendor]:
            schema_editor.execute(GATHER.substitute(table=table))


class Migration(migrations.Migration):
    dependencies = [("home", "0007_report_types")]

    operations = [migrations.RunPython(make_room, take_room_back)]
