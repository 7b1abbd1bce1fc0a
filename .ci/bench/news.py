"""What the lists of the face need beside the archive: news, themes, meetings to come, tasks."""

from datetime import timedelta

from django.utils import timezone

from home.models import NewsCategory, NewsIndexPage, NewsPage, ThemeIndexPage, ThemePage
from meetings.enums import MeetingStatus, ThemeField
from meetings.models import Meeting, Resolution, Task, Theme

from .reports import story
from .rows import PageMaker, create_all

NEWS, THEMES, TASKS = 300, 60, 200


def build(archive):
    """Some hundred rows of each, fewer in a small archive; no papers of the archive."""
    build_news(archive, min(NEWS, archive.size // 2))
    build_themes(archive, min(THEMES, archive.size // 10))
    build_meetings_to_come(archive)
    build_tasks(archive, min(TASKS, archive.size // 10))


def build_news(archive, total):
    categories = list(NewsCategory.objects.all())
    PageMaker(NewsPage, NewsIndexPage.objects.get()).create(
        [one_story(archive, n, total, categories[n % len(categories)]) for n in range(total)]
    )


def one_story(archive, number, total, category):
    moment = archive.moment(archive.day(number, total), 8)
    paragraphs = archive.corpus.text()
    return NewsPage(
        title=archive.corpus.title("Tin")[:200],
        slug=f"tin-{number + 1}",
        first_published_at=moment,
        date=moment,
        category=category,
        lead=paragraphs[0][:400],
        body=story(paragraphs[1:]),
        byline="Võ Hoài Ân",
    )


def build_themes(archive, total):
    """Four a year and more, back from this quarter."""
    today = timezone.localdate()
    quarters = [(today.year - back // 4, 4 - back % 4) for back in range(total)]
    quarters[:3] = [(today.year, (today.month + 2) // 3)] * 3
    themes = [
        Theme(title=archive.corpus.title("Chuyên đề"), year=year, quarter=quarter, field=field)
        for (year, quarter), field in zip(quarters, ThemeField.values * total, strict=False)
    ]
    pages = [
        ThemePage(title=theme.title, slug=f"chuyen-de-{theme.pk}", theme=theme)
        for theme in create_all(Theme, themes)
    ]
    PageMaker(ThemePage, ThemeIndexPage.objects.get()).create(pages)


def build_meetings_to_come(archive):
    """Two convened meetings of every organisation."""
    now = timezone.now()
    meetings = []
    for organization in archive.school.organizations:
        chair, minute_taker = archive.school.leaders[organization.pk]
        meetings += [
            Meeting(
                organization=organization,
                starts_at=now + timedelta(days=days),
                place="Phòng họp A2.3",
                chair=chair,
                minute_taker=minute_taker,
                status=MeetingStatus.CONVENED,
                agreed_at=now,
                convened_at=now,
            )
            for days in (7, 37)
        ]
    create_all(Meeting, meetings)


def build_tasks(archive, total):
    """Unfinished ones, for the secretary of the organisation whose paper each follows."""
    today = timezone.localdate()
    papers = Resolution.objects.order_by("-issued_on", "-pk")[:total]
    tasks = [
        Task(
            organization_id=paper.organization_id,
            title=archive.corpus.title("Việc"),
            resolution=paper,
            accountable=archive.school.leaders[paper.organization_id][0],
            assigned_on=today,
            due_on=today + timedelta(days=14),
        )
        for paper in papers
    ]
    create_all(Task, tasks)
