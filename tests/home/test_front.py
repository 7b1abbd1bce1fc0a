"""The front page is printed again only when it says something else, and then at once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from meetings.models import Meeting, Organization, Task
from meetings.templatetags import components
from tests.factories.home import NewsPageFactory, ThemePageFactory
from tests.factories.meetings import (
    AgendaItemFactory,
    MeetingFactory,
    ResolutionFactory,
    TaskFactory,
    ThemeFactory,
)

IN_TEN_DAYS = timedelta(days=10)


@pytest.fixture
def opened(client, people):
    """Opens the front page as a member; gives its main part."""
    client.force_login(people["member"])

    def open_it():
        page = client.get("/").content.decode()
        return page.partition("<main")[2].partition("</main>")[0]

    return open_it


@pytest.fixture
def month(people, cell):
    """A member's month: a meeting in ten days, a task, a theme and a story."""
    today = timezone.localdate()
    MeetingFactory(organization=cell, convened=True, starts_at=timezone.now() + IN_TEN_DAYS)
    TaskFactory(
        accountable=people["member"].member, resolution=ResolutionFactory(organization=cell)
    )
    ThemePageFactory(theme=ThemeFactory(year=today.year, quarter=(today.month + 2) // 3))
    return NewsPageFactory()


def printings():
    return components._kept_list.cache_info().misses


def test_what_is_as_it_was_is_not_printed_again(opened, month):
    first = opened()
    printed = printings()

    assert opened() == first
    assert printings() == printed


def test_a_change_of_anything_it_tells_is_seen_at_once(opened, month, cell):
    opened()
    for rows, words in [
        (Task.objects.all(), {"title": "Sửa mái xưởng hàn"}),
        (Meeting.objects.all(), {"place": "Hội trường lớn"}),
        (Organization.objects.filter(pk=cell.pk), {"name": "Chi bộ Cơ khí"}),
        (type(month).objects.all(), {"title": "Học sinh đoạt giải tay nghề"}),
        (type(month.category).objects.filter(pk=month.category_id), {"name": "Gương sáng"}),
    ]:
        rows.update(**words)
        assert next(iter(words.values())) in opened()


def test_what_is_gone_is_gone_at_once(opened, month):
    assert month.title in opened()
    type(month).objects.update(live=False)
    Task.objects.update(status="cancelled")

    page = opened()
    assert month.title not in page
    assert "Hiện không còn việc nào chưa xong." in page


def test_the_days_are_counted_anew_each_day(opened, month, monkeypatch):
    Task.objects.update(due_on=timezone.localdate())
    assert "còn 10 ngày" in opened()
    day_of = timezone.localdate
    tomorrow = day_of() + timedelta(days=1)
    monkeypatch.setattr(
        timezone, "localdate", lambda moment=None: day_of(moment) if moment else tomorrow
    )

    page = opened()
    assert "còn 9 ngày" in page
    assert "Quá hạn 1 ngày" in page


def test_of_two_meetings_at_once_it_asks_for_what_the_one_above_needs(opened, people, cell):
    moment = timezone.now() + IN_TEN_DAYS
    first, second = (
        MeetingFactory(organization=cell, convened=True, starts_at=moment) for _ in range(2)
    )
    for meeting, title in ((first, "Việc kỳ trên"), (second, "Việc kỳ dưới")):
        AgendaItemFactory(meeting=meeting, title=title, presenter=people["member"].member)

    page = opened()
    assert "Chuẩn bị mục «Việc kỳ trên»" in page
    assert "Việc kỳ dưới" not in page
