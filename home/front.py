"""What the front page tells a person: what waits for him, then what is new.

Everything is asked for in one trip. What comes back are words and Answers, so that the page is
printed again only if one of them is another (templates/home/front_main.html).
"""

from django.db.models import DateTimeField, IntegerField
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

from .models import NewsPage, ThemePage
from .querysets.questions import PageQuestion

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
    lambda reader, since: to_come(reader, since).with_answer_of(reader).for_summons()[:3],
    since=DateTimeField(),
)
OWN_ITEMS = Question(
    lambda reader, since: (
        AgendaItem.objects.presented_by(reader).filter(meeting=next_one(reader, since)).unprepared()
    ),
    since=DateTimeField(),
)
PAPERS_TO_READ = Question(
    lambda reader, since: (
        Paper.objects.of_meeting(next_one(reader, since)).visible_to(reader).order_by().values("pk")
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


def to_come(reader, since):
    """The meetings that call this person, soonest first."""
    return Meeting.objects.summoning(reader).upcoming(since)


def next_one(reader, since):
    """The key of the first of them, as a subquery."""
    return to_come(reader, since).values("pk")[:1]


def front_of(user):
    """The words of the front page for this person, by name."""
    if not capacity_of(user).belongs:
        return answers(**news_for(user))
    today = timezone.localdate()
    quarter = (today.month + 2) // 3
    found = answers(
        **news_for(user),
        **meetings_for(user),
        tasks=OWN_TASKS.asked(user),
        themes=THEMES_OF_QUARTER.asked(user, year=today.year, quarter=quarter),
        unlocks=UNLOCKS.asked(user, since=timezone.now() - TOLD_FOR),
        papers=PAPERS_IN_FORCE.asked(user),
    )
    return found | {
        "has_records": True,
        "today": today,
        "quarter": f"quý {ROMAN[quarter]}/{today.year}",
        "to_read": len(found["to_read"]),
        "reports": bool(capacity_of(user).cells),  # each month, on his own tasks
        **next_meeting_for(user, found["upcoming"], today),
    }


def news_for(user):
    """What everybody is told, members of the Party or not."""
    return {
        "news": NEWEST_NEWS.asked(user),
        "invitations": INVITATIONS.asked(user, since=today_begins()),
    }


def meetings_for(user):
    """Meetings to come; what this person has to prepare and to read for the next of them."""
    since = today_begins()
    return {
        "upcoming": MEETINGS_TO_COME.asked(user, since=since),
        "own_items": OWN_ITEMS.asked(user, since=since),
        "to_read": PAPERS_TO_READ.asked(user, since=since),
    }


def next_meeting_for(user, upcoming, today):
    """In how many days the first of these is, whether it waits for an answer, and the answer."""
    meeting = next(iter(upcoming[:1]), None)
    if meeting is None:
        return {}
    may_answer = meeting.status == MeetingStatus.CONVENED and can(user, "meeting.reply", meeting)
    return {
        "days_left": (meeting.day - today).days,
        "asks_answer": may_answer and not meeting.answer,
        "answer": ReplyAnswer(meeting.answer).label if meeting.answer else "",
    }
