"""How many came to each meeting of a year, as bars that a template draws and a table tells."""

from dataclasses import dataclass

from django.db.models import Count, Q

from meetings.enums import ATTENDED, Standing
from meetings.models import Attendance

ROW, LONGEST = 28, 208  # a line of the drawing, and the bar of a full house


@dataclass(frozen=True)
class Bar:
    """One meeting: who came of those who were to come, and the line its bar stands on."""

    meeting: object
    came: int
    called: int
    y: int

    @property
    def length(self):
        return round(LONGEST * self.came / self.called)

    @property
    def share(self):
        return round(100 * self.came / self.called)


@dataclass(frozen=True)
class Turnout:
    """The bars of a year; there is nothing to compare in fewer than two."""

    bars: list

    def __bool__(self):
        return len(self.bars) > 1

    @property
    def height(self):
        return ROW * len(self.bars)

    @property
    def words(self):
        """What the drawing says, for those who have it read out."""
        told = (f"{bar.meeting.day:%d/%m}: {bar.came} trên {bar.called}" for bar in self.bars)
        return f"Có mặt từng kỳ. {'; '.join(told)}."


def turnout_of(months):
    """The Turnout of the meetings in these rows (MonthRow) whose signed minutes are shown there."""
    met = [meeting for row in months for meeting, minutes in row.meetings if minutes]
    counted = counts_of([meeting.pk for meeting in met])
    told = [(meeting, *counted[meeting.pk]) for meeting in met if meeting.pk in counted]
    return Turnout([Bar(*row, y=ROW * place) for place, row in enumerate(told)])


def counts_of(keys):
    """Meeting → (how many came, how many were to come), for meetings with a roll.

    An exempt member who stayed away was not expected (domain.md §3.4).
    """
    rolls = Attendance.objects.filter(meeting__in=keys).exclude(standing=Standing.EXEMPT, mark="")
    counted = rolls.order_by().values_list("meeting")
    came = Count("pk", filter=Q(mark__in=ATTENDED))
    counted = counted.annotate(came=came, called=Count("pk"))
    return {meeting: (came, called) for meeting, came, called in counted}
