"""Parts of a whole over a year, as bars that a template draws and a table tells: who came to each
meeting, tasks done of those due, themes written of those planned."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.db.models.functions import ExtractMonth

from meetings.enums import ATTENDED, Standing, TaskStatus
from meetings.models import Attendance, Task, Theme
from meetings.models.themes import ROMAN

from ..models import ThemePage

ROW, LONGEST = 28, 208  # a line of the drawing, and the bar of a whole


@dataclass(frozen=True)
class Bar:
    """One line: `part` of `whole`, and how far down it stands."""

    short: str  # beside the bar: «03/11»
    name: str  # in the table
    part: int
    whole: int
    url: str = ""
    y: int = 0

    @property
    def length(self):
        return round(LONGEST * self.part / self.whole)

    @property
    def share(self):
        return round(100 * self.part / self.whole)


@dataclass(frozen=True)
class Chart:
    """The bars of a year and what they say; there is nothing to compare in fewer than two."""

    key: str
    heading: str
    note: str
    columns: tuple  # heads of the table: what a line is, the part, the whole
    bars: tuple

    def __bool__(self):
        return len(self.bars) > 1

    @property
    def height(self):
        return ROW * len(self.bars)

    @property
    def words(self):
        """What the drawing says, for those who have it read out."""
        told = (f"{bar.short}: {bar.part} trên {bar.whole}" for bar in self.bars)
        return f"{self.heading}. {'; '.join(told)}."


def chart(key, heading, note, columns, rows):
    """The Chart of rows (short, name, part, whole[, url]), one below the other."""
    bars = (Bar(*row, y=ROW * place) for place, row in enumerate(rows))
    return Chart(key, heading, note, columns, tuple(bars))


def charts_of(user, key, year, months):
    """The charts of an organisation's year that have something to compare, for this reader."""
    drawn = (turnout_of(months), tasks_of(user, key, year), themes_of(user, key, year))
    return [each for each in drawn if each]


# --- Who came ----------------------------------------------------------------------------------


def turnout_of(months):
    """Of the meetings in these rows (MonthRow) whose signed minutes are shown there."""
    met = [meeting for row in months for meeting, minutes in row.meetings if minutes]
    counted = counts_of([meeting.pk for meeting in met])
    rows = [
        (f"{each.day:%d/%m}", each.title, *counted[each.pk], each.get_absolute_url())
        for each in met
        if each.pk in counted
    ]
    columns = ("Kỳ", "Có mặt", "Phải dự")
    return chart("co-mat", "Có mặt từng kỳ", "theo biên bản đã ký", columns, rows)


def counts_of(keys):
    """Meeting → (how many came, how many were to come), for meetings with a roll.

    An exempt member who stayed away was not expected (domain.md §3.4).
    """
    rolls = Attendance.objects.filter(meeting__in=keys).exclude(standing=Standing.EXEMPT, mark="")
    counted = rolls.order_by().values_list("meeting")
    came = Count("pk", filter=Q(mark__in=ATTENDED))
    counted = counted.annotate(came=came, called=Count("pk"))
    return {meeting: (came, called) for meeting, came, called in counted}


# --- What was done, what was written -----------------------------------------------------------


def tasks_of(user, key, year):
    """Tasks of the organisation by the month they were due; those called off are not counted."""
    due = Task.objects.visible_to(user).filter(organization=key, due_on__year=year)
    due = due.exclude(status=TaskStatus.CANCELLED)
    done = Count("pk", filter=Q(status=TaskStatus.ACCEPTED))
    by_month = due.order_by().values_list(ExtractMonth("due_on"))
    counted = by_month.annotate(done=done, due=Count("pk"))
    rows = [(f"T{month}", f"Tháng {month}", *counts) for month, *counts in sorted(counted)]
    columns = ("Đến hạn trong", "Hoàn thành", "Được giao")
    return chart("viec-da-giao", "Nhiệm vụ đến hạn", "đã công nhận hoàn thành", columns, rows)


def themes_of(user, key, year):
    """Themes of its plan by quarter, and how many have a page that this person reads."""
    planned = Theme.objects.visible_to(user).filter(organizations=key, year=year)
    pages = ThemePage.objects.visible_to(user).values("theme")
    by_quarter = planned.order_by().values_list("quarter")
    counted = by_quarter.annotate(written=Count("pk", filter=Q(pk__in=pages)), planned=Count("pk"))
    rows = [
        (f"Quý {ROMAN[each]}", f"Quý {ROMAN[each]}", *counts) for each, *counts in sorted(counted)
    ]
    columns = ("Quý", "Đã có bài", "Trong kế hoạch")
    return chart("chuyen-de-nam", "Chuyên đề trong kế hoạch", "đã có bài viết", columns, rows)
