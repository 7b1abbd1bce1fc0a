"""The front page: what waits for me, then what is new. Staff without records see the news."""

from django.http import Http404
from django.utils import timezone
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from meetings.enums import MeetingStatus, ReplyAnswer
from meetings.models import AgendaItem, Guest, Meeting, Paper, Resolution, Task, Unlock
from meetings.models.themes import ROMAN
from meetings.permissions import can
from meetings.querysets.seen import seen_among
from meetings.roles import capacity_of

from ..addresses import FRONT_SLUG, NEWS_SLUG, REPORTS_SLUG, THEMES_SLUG
from .base import FixedPage
from .news import NewsIndexPage, NewsPage
from .reports import ReportIndexPage, ReportPage
from .themes import ThemeIndexPage, ThemePage

# The sections at their fixed addresses.
SECTIONS = {page.fixed_slug: page for page in (NewsIndexPage, ThemeIndexPage, ReportIndexPage)}
# Sections whose pages are all of one type.
ONE_TYPE = {NEWS_SLUG: NewsPage, THEMES_SLUG: ThemePage, REPORTS_SLUG: ReportPage}


class FrontPage(FixedPage):
    """The root of all pages, at «/»."""

    fixed_slug = FRONT_SLUG
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "home.NewsIndexPage",
        "home.ThemeIndexPage",
        "home.ReportIndexPage",
        "home.PlainIndexPage",
        "home.PlainPage",
    ]
    template = "home/front.html"

    class Meta:
        verbose_name = "trang nhất"
        verbose_name_plural = "trang nhất"

    def route(self, request, path_components):
        """Finds any page below by its whole address: a query or two, instead of two a level."""
        if not path_components:
            return super().route(request, path_components)
        url_path = f"{self.url_path}{'/'.join(path_components)}/"
        model = self._type_at(path_components, url_path)
        readable = model.readable_by(request.user).for_reading()
        page = readable.filter(slug=path_components[-1], url_path=url_path).first()
        if page is None:
            raise Http404
        return RouteResult(page)

    def _type_at(self, path_components, url_path):
        """The type of the page at that address; sections, and pages of one type, need no look.

        Wagtail indexes slugs, not whole addresses.
        """
        section, *below = path_components
        known = ONE_TYPE if len(below) == 1 else SECTIONS if not below else {}
        if section in known:
            return known[section]
        found = Page.objects.filter(slug=path_components[-1], url_path=url_path).first()
        if found is None or not hasattr(found.specific_class, "readable_by"):
            raise Http404
        return found.specific_class

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["news"] = list(
            NewsPage.objects.visible_to(request.user).for_lists().newest_first()[:5]
        )
        invitations = Guest.objects.visible_to(request.user).upcoming()
        context["invitations"] = list(invitations.for_lists()[:3])
        if capacity_of(request.user).belongs:
            context |= records_for(request.user)
        return context


def records_for(user):
    """What the records hold for this person: meetings, tasks, themes, papers."""
    today = timezone.localdate()
    quarter = (today.month + 2) // 3
    meetings = Meeting.objects.summoning(user).upcoming()
    tasks = Task.objects.own_of(user).unfinished()
    themes = ThemePage.objects.visible_to(user).of_quarter(today.year, quarter)
    papers = Resolution.objects.visible_to(user).valid()
    upcoming = list(meetings.with_answer_of(user).select_related("organization", "chair")[:3])
    return {
        "has_records": True,
        "quarter": f"quý {ROMAN[quarter]}/{today.year}",
        "next_meeting": upcoming[0] if upcoming else None,
        "days_left": (upcoming[0].day - today).days if upcoming else None,
        "later_meetings": upcoming[1:],
        **(before_meeting(upcoming[0], user) if upcoming else {}),
        "tasks": list(tasks.order_by("due_on", "pk")),
        "themes": list(themes.for_lists().newest_first()[:3]),
        "unlocks": list(Unlock.objects.told_to(user)),
        "reports_monthly": bool(capacity_of(user).cells),
        "papers": list(papers.select_related("organization")[:5]),
    }


def before_meeting(meeting, user):
    """What this person still has to do for it: his own items to prepare, papers to read."""
    mine = AgendaItem.objects.presented_by(user).filter(meeting=meeting).unprepared()
    papers = Paper.objects.of_meeting(meeting).order_by().values_list("pk", flat=True)
    may_answer = meeting.status == MeetingStatus.CONVENED and can(user, "meeting.reply", meeting)
    return {
        "asks_answer": may_answer and not meeting.answer,
        "answer": ReplyAnswer(meeting.answer).label if meeting.answer else "",
        "own_items": list(mine),
        "to_read": len(seen_among(Paper, user, papers)),
    }
