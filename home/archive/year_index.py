"""What one organisation did in one year, month by month, as one reader sees it."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q
from django.utils import timezone

from meetings.actions.resolutions import in_force
from meetings.enums import MeetingStatus, MinutesStatus
from meetings.models import Meeting, Minutes, Organization, Resolution

from ..models import ArchiveTally, ReportPage, ThemePage
from .shares import charts_of


@dataclass
class MonthRow:
    """One month: pairs of a meeting and its signed minutes (or None), and what came of it."""

    first_day: date
    meetings: list = field(default_factory=list)
    papers: list = field(default_factory=list)
    reports: list = field(default_factory=list)
    themes: list = field(default_factory=list)


@dataclass(frozen=True)
class YearIndex:
    """The organisation, the year, its months that hold something, its other years, its charts."""

    organization: Organization
    year: int
    months: list
    years: list
    charts: list


def year_index(user, key, year):
    """The YearIndex of the organisation with that key; None where this person sees nothing of it.

    The year that runs has a page before anything stands on it; another empty year has none.
    """
    months = months_of_year(user, key, year)
    years = years_of(user, key) | {row.first_day.year for row in months}
    if not years or year not in years | {timezone.localdate().year}:
        return None
    organization = Organization.objects.get(pk=key)
    charts = charts_of(user, key, year, months)
    return YearIndex(organization, year, months, sorted(years), charts)


def years_of(user, key):
    """Years of which the archive holds something of that organisation for this person."""
    tallies = ArchiveTally.objects.visible_to(user).filter(organization=key)
    return set(tallies.values_list("year", flat=True).distinct())


def months_of_year(user, key, year):
    """A MonthRow for each month with something in it, January first."""
    rows = {month: MonthRow(date(year, month, 1)) for month in range(1, 13)}
    for meeting, minutes in meetings_held(user, key, year):
        rows[meeting.day.month].meetings.append((meeting, minutes))
    for paper in papers_issued(user, key, year):
        rows[paper.issued_on.month].papers.append(paper)
    for report in reports_of(user, key, year):
        rows[report.period_end.month].reports.append(report)
    for page in themes_of(user, key, year):
        rows[3 * page.theme.quarter].themes.append(page)
    return [row for row in rows.values() if row != MonthRow(row.first_day)]


def meetings_held(user, key, year):
    """Pairs of meetings and their signed minutes, by day."""
    held = Meeting.objects.visible_to(user).filter(
        organization=key, starts_at__year=year, status=MeetingStatus.CLOSED
    )
    signed = Minutes.objects.visible_to(user).filter(
        meeting__in=held.values("pk"), status=MinutesStatus.SIGNED
    )
    of_meeting = {minutes.meeting_id: minutes for minutes in signed.defer("sealed_content")}
    return [(meeting, of_meeting.get(meeting.pk)) for meeting in held.order_by("starts_at")]


def papers_issued(user, key, year):
    """Issued papers by day and number, withdrawn ones too."""
    issued = Resolution.objects.issued_to(user).defer("body")
    found = issued.filter(organization=key, issued_on__year=year)
    return in_force(found.order_by("issued_on", "type", "number"))


def reports_of(user, key, year):
    reports = ReportPage.objects.visible_to(user).defer("body")
    return reports.filter(organization=key, period_end__year=year).order_by("period_end", "title")


def themes_of(user, key, year):
    """Pages of its themes: those planned for it, and those written for it alone."""
    its_own = Q(theme__organizations=key) | Q(organization=key)
    pages = ThemePage.objects.visible_to(user).for_rows()
    return pages.filter(its_own, theme__year=year).distinct().order_by("theme__quarter", "title")
