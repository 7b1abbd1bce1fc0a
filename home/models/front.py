"""The front page: what waits for me, then what is new. Staff without records see the news."""

from django.db.models import BigIntegerField, DateTimeField, IntegerField
from django.utils import timezone

from meetings.enums import MeetingStatus, ReplyAnswer
from meetings.models import AgendaItem, Guest, Meeting, Paper, Resolution, Task, Unlock
from meetings.models.themes import ROMAN
from meetings.permissions import can
from meetings.querysets.kept import today_begins
from meetings.querysets.passes import TOLD_FOR
from meetings.querysets.questions import Question
from meetings.roles import capacity_of

from ..addresses import FRONT_SLUG
from ..querysets.questions import PageQuestion
from .base import FixedPage
from .news import NewsPage
from .themes import ThemePage


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

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["news"] = NEWEST_NEWS.of(request.user)
        context["invitations"] = INVITATIONS.of(request.user, since=today_begins())
        if capacity_of(request.user).belongs:
            context |= records_for(request.user)
        return context


NEWEST_NEWS = PageQuestion(
    lambda reader: NewsPage.objects.visible_to(reader).for_rows().newest_first()[:5]
)
THEMES_OF_QUARTER = PageQuestion(
    lambda reader, year, quarter: (
        ThemePage.objects.visible_to(reader).of_quarter(year, quarter).for_rows().newest_first()
    )[:3],
    year=IntegerField(),
    quarter=IntegerField(),
)
INVITATIONS = Question(
    lambda reader, since: Guest.objects.visible_to(reader).upcoming(since).for_rows()[:3],
    since=DateTimeField(),
)
MEETINGS_TO_COME = Question(
    lambda reader, since: (
        Meeting.objects.summoning(reader).upcoming(since).with_answer_of(reader).for_summons()[:3]
    ),
    since=DateTimeField(),
)
OWN_TASKS = Question(
    lambda reader: Task.objects.own_of(reader).unfinished().for_rows().order_by("due_on", "pk")
)
PAPERS_IN_FORCE = Question(
    lambda reader: Resolution.objects.visible_to(reader).valid().for_rows()[:5]
)
UNLOCKS = Question(
    lambda reader, since: Unlock.objects.told_to(reader, since), since=DateTimeField()
)
OWN_ITEMS = Question(
    lambda reader, meeting: (
        AgendaItem.objects.presented_by(reader).filter(meeting=meeting).unprepared()
    ),
    meeting=BigIntegerField(),
)
PAPERS_TO_READ = Question(
    lambda reader, meeting: (
        Paper.objects.of_meeting(meeting).visible_to(reader).order_by().values_list("pk")
    ),
    meeting=BigIntegerField(),
)


def records_for(user):
    """What the records hold for this person: meetings, tasks, themes, papers."""
    today = timezone.localdate()
    quarter = (today.month + 2) // 3
    upcoming = MEETINGS_TO_COME.of(user, since=today_begins())
    return {
        "has_records": True,
        "quarter": f"quý {ROMAN[quarter]}/{today.year}",
        "next_meeting": upcoming[0] if upcoming else None,
        "days_left": (upcoming[0].day - today).days if upcoming else None,
        "later_meetings": upcoming[1:],
        **(before_meeting(upcoming[0], user) if upcoming else {}),
        "tasks": OWN_TASKS.of(user),
        "themes": THEMES_OF_QUARTER.of(user, year=today.year, quarter=quarter),
        "unlocks": UNLOCKS.of(user, since=timezone.now() - TOLD_FOR),
        "reports_monthly": bool(capacity_of(user).cells),
        "papers": PAPERS_IN_FORCE.of(user),
    }


def before_meeting(meeting, user):
    """What this person still has to do for it: his own items to prepare, papers to read."""
    may_answer = meeting.status == MeetingStatus.CONVENED and can(user, "meeting.reply", meeting)
    return {
        "asks_answer": may_answer and not meeting.answer,
        "answer": ReplyAnswer(meeting.answer).label if meeting.answer else "",
        "own_items": OWN_ITEMS.of(user, meeting=meeting.pk),
        "to_read": len(PAPERS_TO_READ.of(user, meeting=meeting.pk)),
    }
