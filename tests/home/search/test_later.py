"""Cards that wait until many things are written."""

import pytest
from wagtail.search.backends import get_search_backend

from home.models import NewsPage, SearchEntry
from home.search.later import each_card_once

pytestmark = pytest.mark.django_db


def cards_of_news():
    return SearchEntry.objects.filter(kind="news").count()


def test_a_card_is_written_once_however_often_its_page_was_saved(news):
    written = []

    def write(model, pages):
        written.append((model, [page.title for page in pages]))
        get_search_backend().add_bulk(model, pages)

    with each_card_once(write):
        page = news("Tuabin")
        page.title = "Tuabin hai"
        page.save()
        assert cards_of_news() == 0

    assert written == [(NewsPage, ["Tuabin hai"])]
    assert list(NewsPage.objects.search("tuabin")) == [page]


def test_what_is_gone_again_gets_no_card(news):
    with each_card_once(get_search_backend().add_bulk):
        news("Tuabin").delete()

    assert cards_of_news() == 0


def test_after_an_error_cards_are_written_at_once_again(news):
    with pytest.raises(RuntimeError), each_card_once(get_search_backend().add_bulk):
        raise RuntimeError

    news("Tuabin")
    assert cards_of_news() == 1
