"""Publishes the news, spread over the last months, with two prints and one attached schedule."""

from meetings.demo import files
from meetings.demo.clock import moment_of
from meetings.demo.names import CELLS

from ..enums import Audience, Role
from ..models import NewsCategory, NewsIndexPage, NewsPage
from . import pictures
from .news_texts import STORIES
from .publishing import add_document, add_picture, publish

PRINTS = {
    "canal": (pictures.canal, "Bờ kinh trước cổng trường", "Tranh khắc: dừa nước hai bên bờ kinh"),
    "workshop": (pictures.workshop, "Xưởng mái răng cưa", "Tranh khắc: xưởng với chiếc máy tiện"),
}


def publish_news(cast):
    """Oldest first, so that keys and dates go the same way."""
    index, editor = NewsIndexPage.objects.get(), cast.by("bientin")
    for story in sorted(STORIES, key=lambda story: -story.days_ago):
        moment = moment_of(cast.calendar.days(-story.days_ago), story.hour, 5 * story.hour % 60)
        page = NewsPage(
            title=story.title,
            date=moment,
            category=NewsCategory.objects.get(name=story.category),
            lead=story.lead,
            body=body_of(cast, story, editor, moment),
            byline=story.byline,
            source=story.source,
            keywords=story.keywords,
        )
        publish(index, page, editor, moment)


def body_of(cast, story, editor, moment):
    """The story's blocks, the picture after the first, the file at the end."""
    blocks = list(story.body)
    if story.picture:
        draw, title, words = PRINTS[story.picture]
        picture = add_picture(Role.NEWS_EDITOR, title, draw(), editor, moment, words)
        blocks.insert(1, ("image", {"image": picture, "alt": words, "caption": title}))
    if story.attached:
        document = schedule(cast, editor, moment)
        blocks.append(("document", {"document": document, "note": "Để in và dán bảng tin"}))
    return blocks


def schedule(cast, editor, moment):
    """The cells' regular days as a spreadsheet for everybody."""
    head = ["STT", "Chi bộ", "Ngày", "Giờ", "Nơi họp", "Ghi chú"]
    rows = [
        (n, name, f"ngày {day} hằng tháng", "14 giờ", room, "")
        for n, (name, _, room, day) in enumerate(CELLS.values(), 1)
    ]
    title = "Lịch sinh hoạt của bảy chi bộ"
    content = files.xlsx(title, head, rows)
    return add_document(
        Role.NEWS_EDITOR, title, "xlsx", content, editor, moment, audience=Audience.STAFF
    )
