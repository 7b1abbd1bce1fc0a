"""The index rebuilt: every card is written, however many there are, and none is written twice."""

import gc

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from wagtail.search.backends import get_search_backend

from home.management.commands.update_index import Command
from home.models import NewsPage, SearchEntry, SearchText
from home.search.engines import Leaf, engine
from tests.factories.meetings import AccountFactory

from .conftest import titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(house):
    return AccountFactory()


@pytest.mark.parametrize("name", ["update_index", "wagtail_update_index"])
@pytest.mark.parametrize("chunk", [1, 2, 5, 1000])
def test_a_rebuilding_writes_every_card_once(news, reader, name, chunk):
    for n in range(5):
        news(f"Tuabin {n}")
    get_search_backend().get_index_for_model(NewsPage).reset()
    assert titles(reader, "tuabin") == []

    call_command(name, chunk_size=chunk, verbosity=0)

    assert sorted(titles(reader, "tuabin")) == [f"Tuabin {n}" for n in range(5)]
    assert SearchText.objects.count() == SearchEntry.objects.count()
    assert gc.isenabled()


def test_rows_are_read_behind_the_last_one_and_never_skipped_one_by_one(news):
    keys = [news(f"Tuabin {n}").pk for n in range(5)]
    NewsPage.objects.get(pk=keys[1]).delete()

    with CaptureQueriesContext(connection) as asked:
        chunks = list(Command().queryset_chunks(NewsPage.objects.order_by("pk"), 2))

    assert [[page.pk for page in chunk] for chunk in chunks] == [
        [keys[0], keys[2]],
        [keys[3], keys[4]],
    ]
    statements = [query["sql"] for query in asked]
    assert len(statements) == 3
    assert not any("OFFSET" in sql for sql in statements)


def test_a_card_that_is_there_is_not_written_over(news):
    page = news("Tuabin")
    entry = SearchEntry.objects.get(object_id=page.pk, kind="news")

    nothing = dict.fromkeys(("title", "abstract", "body"), ())
    marks = dict.fromkeys(("marked", "title_marked", "facts"), frozenset())
    leaf = Leaf(key=entry.pk, readership=entry.readership_id, **nothing, **marks)

    with pytest.raises(IntegrityError), transaction.atomic():
        engine().write([entry], [entry.text], [leaf])
