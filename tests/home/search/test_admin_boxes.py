"""The admin's search boxes read words as the site's does."""

import pytest
from django.core.management import call_command
from django.db import NotSupportedError, connection
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from home.models import NewsPage, SearchEntry, SearchText
from meetings.enums import TextState
from meetings.texts import Reading
from tests.factories.home import DocumentFactory, NewsPageFactory

pytestmark = pytest.mark.django_db


def test_words_without_marks_are_found(news):
    page = news("Nghị quyết đại hội")

    assert list(NewsPage.objects.search("nghi quyet")) == [page]
    assert list(NewsPage.objects.autocomplete("nghi qu")) == [page]
    assert [p.pk for p in Page.objects.search("dai hoi")] == [page.pk]


def test_only_objects_of_the_queryset_are_found(news):
    kept, other = news("Tuabin một"), news("Tuabin hai")

    found = NewsPage.objects.exclude(pk=other.pk).search("tuabin")
    assert list(found) == [kept]
    assert found.count() == 1


def test_results_are_cut_counted_and_ordered(news):
    for n in range(5):
        news(f"Tuabin {n}")

    found = NewsPage.objects.order_by("title").search("tuabin", order_by_relevance=False)
    assert [page.title for page in found[1:3]] == ["Tuabin 1", "Tuabin 2"]
    assert found.count() == 5
    assert found[1:3].count() == 2
    assert found[4].title == "Tuabin 4"


def test_a_draft_is_found_in_the_admin(house):
    page = NewsPageFactory(title="Nháp tuabin", live=False)
    assert list(NewsPage.objects.search("tuabin")) == [page]


def test_hits_are_counted_by_a_field(news):
    news("Tuabin một")
    counts = Page.objects.search("tuabin").facet("content_type_id")
    assert list(counts.values()) == [1]


@pytest.mark.parametrize("typed", ['"', "a'b", "NEAR(", "*", "", "&|!", "x" * 3000])
def test_any_input_is_answered(news, typed):
    news("Tuabin")
    assert list(NewsPage.objects.search(typed)) == list(NewsPage.objects.autocomplete(typed)) == []


def test_a_file_is_found_by_the_text_inside(house):
    document = DocumentFactory(title="Tệp")
    document.note_reading(Reading(TextState.FOUND, "chuyện tuabin"))

    assert list(type(document).objects.search("tuabin")) == [document]


def test_rebuilding_writes_every_card_anew_and_takes_away_the_stale(news):
    page, gone = news("Tuabin một"), news("Tuabin hai")
    SearchText.objects.filter(title="Tuabin một").update(title="hỏng")
    for model in (NewsPage, Page):
        model.objects.filter(pk=gone.pk)._raw_delete("default")

    call_command("wagtail_update_index", verbosity=0)
    assert not SearchEntry.objects.filter(object_id=gone.pk, kind="news").exists()
    assert SearchText.objects.filter(title="Tuabin một").count() == 1
    assert list(NewsPage.objects.search("tuabin")) == [page]


def test_an_empty_catalogue_is_filled_by_the_clock(news):
    page = news("Tuabin một")
    get_search_backend().reset_indexes()

    call_command("run_due", verbosity=0)
    assert list(NewsPage.objects.search("tuabin")) == [page]


def test_a_backend_of_the_other_database_is_refused():
    other = "postgresql" if connection.vendor == "sqlite" else "sqlite"
    with pytest.raises(NotSupportedError):
        get_search_backend(f"home.search.backends.{other}")
