"""People and papers to search for; the fixtures of tests/home are here too."""

import pytest
from django.utils import timezone

from home.models import SearchText
from home.search.finding import find
from tests.factories.home import NewsPageFactory
from tests.home.conftest import cell, empty_cache, house, other_cell, people

__all__ = ["cell", "empty_cache", "house", "other_cell", "people"]


@pytest.fixture
def news(house):
    """Publishes a story for everyone: `news("Tiêu đề", "nội dung")`."""

    def publish(title, text="", **more):
        return NewsPageFactory(title=title, body=story(text), **more)

    return publish


def story(text):
    """A body of one paragraph."""
    return [("text", f"<p>{text}</p>")] if text else []


def titles(user, text, **chosen):
    """Titles that this person finds, best first."""
    return [card_title(row) for row in find(user, text, timezone.localdate(), chosen).rows]


def card_title(row):
    return SearchText.objects.get(pk=row.key).title
