"""A clock for telling a past: inside `at(moment)` the actions take it to be that moment.

So past meetings go through the same actions and guards as real ones, and the log shows the
right times. Only for the demo command: the clock is turned for the whole process.
"""

from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from django.utils import timezone

REGULAR_DAY = 3
MONTHS_TOLD = 12


@contextmanager
def at(moment):
    """Turns the clock to `moment`, and back again at the end."""
    real = timezone.now
    timezone.now = lambda: moment
    try:
        yield
    finally:
        timezone.now = real


def moment_of(day, hour, minute=0):
    """That day and hour in Vietnam."""
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def shift_month(day, months):
    """The first of the month that lies so many months later (or earlier)."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def workday(day):
    """The day itself, or the Friday before when it falls on a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


class Calendar:
    """The days of the story, counted from the moment it is told."""

    def __init__(self, now):
        self.now = now
        self.today = timezone.localdate(now)
        month = shift_month(self.today, 0 if self.today.day <= REGULAR_DAY else 1)
        self.next_regular = month.replace(day=REGULAR_DAY)

    def regular(self, months):
        """The regular day so many months from the next one: -1 is the last one held."""
        return shift_month(self.next_regular, months).replace(day=REGULAR_DAY)

    def past_regular(self):
        """The regular days of the year behind us, oldest first."""
        return [self.regular(offset) for offset in range(-MONTHS_TOLD, 0)]

    def days(self, count):
        """The day so many days from today."""
        return self.today + timedelta(days=count)

    def quarter(self, offset):
        """(year, quarter) of the quarter so many quarters from this one."""
        first = shift_month(self.today, 3 * offset)
        return first.year, (first.month + 2) // 3

    def end_of_quarter(self, offset):
        """The 20th of that quarter's last month, on a workday."""
        year, quarter = self.quarter(offset)
        return workday(date(year, quarter * 3, 20))

    def yesterday(self, hour, minute=0):
        """For what was just done: surely over, and at an hour when people work."""
        return moment_of(self.days(-1), hour, minute)

    def no_later_than_now(self, moment):
        return min(moment, self.now)
