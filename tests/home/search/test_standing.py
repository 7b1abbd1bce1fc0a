"""Standing phrases are found as every phrase is, and PostgreSQL opens no card to find them."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import connection

from home.search.engines import postgresql
from home.search.query import words_term
from home.search.standing import STANDING, standing_in
from tests.factories.meetings import AccountFactory

from .conftest import titles

pytestmark = pytest.mark.django_db
MIGRATION = import_module("home.migrations.0015_standing_phrases")


def words(text):
    return tuple(text.split())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", []),
        ("nghi", []),
        ("nghi quyet", ["nghi quyet"]),
        ("cua chi bo va cua chi bo", ["chi bo"]),
        ("bo chi", []),
        ("chi cua bo", []),
        ("chi uy ban hanh nghi quyet", ["chi uy", "nghi quyet", "uy ban"]),
        ("sinh hoat", []),
        ("sinh hoat chuyen mon", []),
        ("sinh hoat chuyen de", ["chuyen de", "sinh hoat chuyen de"]),
        ("buoi sinh hoat chi bo", ["chi bo", "sinh hoat chi bo"]),
        ("sinh hoat chi doan", []),
        ("uy ban kiem trang", ["uy ban"]),
        ("tong kiem tra giam sat", ["kiem tra giam sat"]),
    ],
)
def test_a_text_says_the_phrases_that_stand_in_it_word_behind_word(text, said):
    assert standing_in(words(text)) == {words(phrase) for phrase in said}


def test_a_phrase_that_is_added_comes_to_old_cards_by_a_migration():
    assert {words(phrase) for phrase in MIGRATION.PHRASES} == STANDING


def test_every_phrase_is_found_where_its_words_stand_together(news):
    for phrase in map(" ".join, STANDING):
        news(f"Ở thân {phrase.split()[0]}", f"theo {phrase} thì")
        news(f"Theo {phrase} thì")
        news("Rời", f"nay {' nay '.join(phrase.split())} nay {phrase.split()[0]}")
        news(phrase.split()[0], " ".join(phrase.split()[1:]))
    reader = AccountFactory()

    for phrase in map(" ".join, STANDING):
        met = titles(reader, f'"{phrase}"')
        assert met[0] == f"Theo {phrase} thì"
        assert f"Ở thân {phrase.split()[0]}" in met
        assert "Rời" not in met
        assert phrase.split()[0] not in met


def test_what_is_written_short_is_found_where_it_is_written_out(news):
    news("Họp", "nghị quyết của chi bộ")
    news("Khác", "quyết nghị của bộ chi")

    assert titles(AccountFactory(), "nq cb") == ["Họp"]


def test_a_longer_phrase_that_holds_a_standing_one_is_found_as_it_stands(news):
    news("Liền", "sinh hoạt chuyên đề quý bốn")
    news("Rời", "quý bốn có sinh hoạt chuyên đề")
    reader = AccountFactory()

    assert titles(reader, '"sinh hoạt chuyên đề quý"') == ["Liền"]
    assert titles(reader, '"có sinh hoạt chuyên đề"') == ["Rời"]
    assert set(titles(reader, '"hoạt chuyên đề"')) == {"Rời", "Liền"}


def test_a_standing_phrase_that_stands_as_typed_comes_first(news):
    news("Nghi quyết", "khác")
    news("Nghị quyết", "khác")

    assert titles(AccountFactory(), '"nghị quyết"') == ["Nghị quyết", "Nghi quyết"]
    assert titles(AccountFactory(), '"nghi quyết"') == ["Nghi quyết", "Nghị quyết"]


def said(text, words=None, **how):
    return postgresql.match(words_term(text, **how), words=words)


def test_the_index_is_asked_for_a_standing_phrase_the_words_of_cards_for_others():
    assert said("nghị quyết") == said("nghị quyết", postgresql.apart) == "('+nghi quyet')"
    assert said("quyết nghị") == "('quyet' <-> 'nghi')"
    assert said("nghị quyết", prefix=True) == "('nghi' <-> 'quyet':*)"
    assert said("nghị quyết", postgresql.one_behind_the_other) == "('nghi' <-> 'quyet')"


def test_cards_that_lack_a_standing_phrase_of_a_longer_one_are_not_opened():
    loose = "('theo' & 'nghi' & 'quyet' & '+nghi quyet')"
    assert said("theo nghị quyết", postgresql.apart) == loose
    half = "('theo' & 'nghi' & 'quyet':*)"
    assert said("theo nghị quyết", postgresql.apart, prefix=True) == half


def vectors():
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, words::text, titles::text FROM home_searchentry ORDER BY id")
        return cursor.fetchall()


def test_old_cards_get_the_phrases_that_new_ones_have(news):
    for phrase in map(" ".join, STANDING):
        news(f"Về {phrase}", f"theo {phrase} thì")
    news("Khác", "không có gì")
    if connection.vendor == "sqlite":  # its words know where they stand
        MIGRATION.forwards(None, SimpleNamespace(connection=connection, execute=pytest.fail))
        return
    new = vectors()
    with connection.cursor() as cursor, connection.schema_editor() as editor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        MIGRATION.backwards(None, editor)
        assert "'+" not in str(vectors())
        MIGRATION.forwards(None, editor)
        assert vectors() == new
