"""The front page: what waits for me, then what is new. Staff without records see the news."""

from django.db.models import BigIntegerField, DateTimeField, IntegerField
from django.utils import timezone

from meetings.asking import answers
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
        user = request.user
        if capacity_of(user).belongs:
            return context | records_for(user, **news_for(user))
        return context | answers(**news_for(user))


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


def news_for(user):
    """What everybody is told, members of the Party or not."""
    return {
        "news": NEWEST_NEWS.asked(user),
        "invitations": INVITATIONS.asked(user, since=today_begins()),
    }


def records_for(user, **more):
    """What the records hold for this person: meetings, tasks, themes, papers.

    `more`: what is asked along with them.
    """
    today = timezone.localdate()
    quarter = (today.month + 2) // 3
    found = answers(
        **more,
        upcoming=MEETINGS_TO_COME.asked(user, since=today_begins()),
        tasks=OWN_TASKS.asked(user),
        themes=THEMES_OF_QUARTER.asked(user, year=today.year, quarter=quarter),
        unlocks=UNLOCKS.asked(user, since=timezone.now() - TOLD_FOR),
        papers=PAPERS_IN_FORCE.asked(user),
    )
    upcoming = found.pop("upcoming")
    return found | {
        "has_records": True,
        "today": today,
        "quarter": f"quý {ROMAN[quarter]}/{today.year}",
        "next_meeting": upcoming[0] if upcoming else None,
        "days_left": (upcoming[0].day - today).days if upcoming else None,
        "later_meetings": upcoming[1:],
        **(before_meeting(upcoming[0], user) if upcoming else {}),
        "month": today if capacity_of(user).cells else None,  # to be reported on
    }


def before_meeting(meeting, user):
    """What this person still has to do for it: his own items to prepare, papers to read."""
    may_answer = meeting.status == MeetingStatus.CONVENED and can(user, "meeting.reply", meeting)
    found = answers(
        own_items=OWN_ITEMS.asked(user, meeting=meeting.pk),
        to_read=PAPERS_TO_READ.asked(user, meeting=meeting.pk),
    )
    return {
        "asks_answer": may_answer and not meeting.answer,
        "answer": ReplyAnswer(meeting.answer).label if meeting.answer else "",
        "own_items": found["own_items"],
        "to_read": len(found["to_read"]),
    }
