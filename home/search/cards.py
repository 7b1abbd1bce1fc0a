"""What the catalogue says of a paper: title, text, day, organisation, and who reads it.

One function for each kind; the table at the end names them. A card holds nothing that its readers
do not read in the paper itself; what only insiders read stands on a card of its own.
"""

from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from meetings.actions.reading import of_committee, paper_is_guarded
from meetings.enums import Keeping, MinutesStatus
from meetings.export.minutes_sheet import without_internal
from meetings.models import Meeting, Minutes, Paper, Resolution

from ..enums import Audience, EntryKind
from ..models import MaterialDocument, NewsPage, PlainPage, ReportPage, ThemePage
from ..querysets import readers
from .plain_text import lines, text_of_story

PUBLIC, INSIDE = 0, 1  # parts of one paper


@dataclass(frozen=True)
class Card:
    """One paper, or the inner part of one, as the catalogue knows it."""

    object_id: int
    title: str
    kind: str = ""
    part: int = PUBLIC
    readers: frozenset = field(default_factory=frozenset)
    label: str = ""  # «Nghị quyết 05-NQ/CB»
    address: str = ""
    abstract: str = ""
    body: str = ""
    day: date | None = None
    organization: int | None = None
    term: int | None = None
    field: str = ""
    number: str = ""
    out_of_force: str = ""
    guarded: bool = False  # its reading is noted, so no fragment of it is shown in a list


# --- Pages ---------------------------------------------------------------------------------------


def news_card(page, around):
    return page_card(
        page,
        around,
        EntryKind.NEWS,
        day=timezone.localdate(page.date),
        abstract=page.lead,
        body=lines(text_of_story(page.body), page.byline, page.source, page.keywords),
    )


def report_card(page, around):
    opened = readers.opened_by_pass([page.organization_id], page.period_end.year)
    return page_card(
        page,
        around,
        EntryKind.REPORT,
        opened,
        day=page.period_end,
        label=f"{page.get_report_type_display()}, {page.period}",
        field=page.report_type,
        abstract=page.abstract,
        body=lines(page.author, text_of_story(page.body)),
    )


def theme_card(page, around):
    theme = page.theme
    own = [organization.pk for organization in theme.organizations.all()]
    last_month = 3 * theme.quarter
    return page_card(
        page,
        around,
        EntryKind.THEME,
        readers.opened_by_pass(own, theme.year),
        day=date(theme.year, last_month, 1),
        label=f"Chuyên đề, {theme.period}",
        field=theme.field,
        abstract=page.lead,
        body=lines(
            page.presenters, page.grounds, page.questions, text_of_story(page.body), page.takeaways
        ),
    )


def plain_card(page, around):
    return page_card(
        page,
        around,
        EntryKind.PLAIN,
        day=around.day_of(page.last_published_at),
        body=text_of_story(page.body),
    )


def page_card(page, around, kind, opened=frozenset(), *, day, **texts):
    """The card of a page; a draft has one too, for the admin's search, but no readers."""
    sections = around.sections_above(page)
    return Card(
        object_id=page.pk,
        kind=kind,
        title=page.title,
        readers=frozenset(readers.readers_of_page(page, sections, opened)),
        address="/" + page.url_path.split("/", 2)[2],
        day=day,
        organization=page.organization_id,
        term=around.term_of(page.organization_id, day),
        guarded=page.audience == Audience.COMMITTEE,
        **({"label": kind.label} | texts),
    )


def file_card(document, around):
    """A file of a page; its name stands for its title where nobody gave it a better one."""
    day = around.day_of(document.created_at)
    opened = readers_by_pages(document)
    return Card(
        object_id=document.pk,
        kind=EntryKind.FILE,
        title=document.title,
        readers=frozenset(readers.readers_of_file(document, opened)),
        label=f"Tệp {document.size_words}",
        address=document.url,
        abstract=document.description,
        body=lines(document.extracted_text, document.original_name),
        day=day,
        organization=document.organization_id,
        term=around.term_of(document.organization_id, day),
        guarded=document.audience == Audience.COMMITTEE,
    )


def readers_by_pages(document):
    """Words of passes that open a published report or theme with this file."""
    opened = set()
    for report in ReportPage.objects.live().filter(document=document):
        opened |= readers.opened_by_pass([report.organization_id], report.period_end.year)
    shown = ThemePage.objects.live().filter(materials__document=document).distinct()
    for page in shown.select_related("theme").prefetch_related("theme__organizations"):
        own = [organization.pk for organization in page.theme.organizations.all()]
        opened |= readers.opened_by_pass(own, page.theme.year)
    return opened


# --- Records -------------------------------------------------------------------------------------


def meeting_cards(meeting, around):
    """The meeting as announced; internal items on a card for those who read them."""
    agenda = list(meeting.agenda.all())
    inner = [item for item in agenda if item.keeping == Keeping.INTERNAL]
    public = [item.title for item in agenda if item.keeping != Keeping.INTERNAL]
    body = lines(meeting.theme and meeting.theme.title, meeting.place, meeting.grounds, *public)
    yield record_card(meeting, meeting, around, readers.readers_of_meeting(meeting), body)
    if inner:
        insiders = readers.insiders_of_meeting(meeting)
        inside = lines(*(lines(item.title, item.grounds, item.draft_text) for item in inner))
        yield record_card(meeting, meeting, around, insiders, inside, part=INSIDE, guarded=True)


def record_card(record, meeting, around, read_by, body, **more):
    """What the cards of a meeting and of its minutes share."""
    kind = EntryKind.MINUTES if isinstance(record, Minutes) else EntryKind.MEETING
    name = f"Biên bản {meeting.title[0].lower()}{meeting.title[1:]}"
    return Card(
        object_id=record.pk,
        kind=kind,
        title=name if kind == EntryKind.MINUTES else meeting.title,
        readers=frozenset(read_by),
        label=kind.label,
        address=record.get_absolute_url(),
        body=body,
        day=meeting.day,
        organization=meeting.organization_id,
        term=around.term_of(meeting.organization_id, meeting.day),
        field=meeting.theme.field if meeting.theme else "",
        **more,
    )


def minutes_cards(minutes, around):
    """Signed minutes; before that they are nobody's but those who write them."""
    if minutes.status != MinutesStatus.SIGNED:
        return
    meeting, sheet = minutes.meeting, minutes.sealed_content
    seen, guarded = text_of_sheet(without_internal(sheet)), of_committee(meeting)
    read_by = readers.readers_of_meeting(meeting)
    yield record_card(minutes, meeting, around, read_by, seen, guarded=guarded)
    if inside := internal_text(sheet):
        insiders = readers.insiders_of_meeting(meeting)
        yield record_card(minutes, meeting, around, insiders, inside, part=INSIDE, guarded=True)


def text_of_sheet(sheet):
    words = ("evaluation", "commendations", "lessons", "next_content", "guests")
    return lines(
        sheet.get("chair"),
        sheet.get("minute_taker"),
        *(text_of_item(item) for item in sheet["items"]),
        *(sheet.get(name) for name in words),
    )


def text_of_item(item):
    votes = (vote["matter"] for vote in item.get("votes", ()))
    return lines(item["title"], item.get("presenter"), item["gist"], item["conclusion"], *votes)


def internal_text(sheet):
    """Items internal to the committee, and internal passages of the others."""
    inner = [item for item in sheet["items"] if item.get("keeping") == Keeping.INTERNAL]
    notes = (item.get("internal_note") for item in sheet["items"])
    return lines(*(text_of_item(item) for item in inner), *notes)


def resolution_card(resolution, around):
    name = resolution.get_type_display()
    day = resolution.issued_on or timezone.localdate()
    return Card(
        object_id=resolution.pk,
        kind=EntryKind.RESOLUTION,
        title=f"{name} {resolution.abstract}",
        readers=frozenset(readers.readers_of_resolution(resolution)),
        label=f"{name} {resolution.symbol}".strip() if resolution.symbol else f"{name}, dự thảo",
        address=resolution.get_absolute_url(),
        body=lines(resolution.symbol, resolution.body, resolution.recipients),
        day=day,
        organization=resolution.organization_id,
        term=resolution.term_id or around.term_of(resolution.organization_id, day),
        number=resolution.symbol,
        out_of_force=resolution.out_of_force,
        guarded=resolution.committee_only,
    )


def paper_card(paper, around):
    meeting = paper.meeting or (paper.item and paper.item.meeting)
    owner = meeting or paper.resolution or paper.report
    day = meeting.day if meeting else around.day_of(paper.uploaded_at)
    return Card(
        object_id=paper.pk,
        kind=EntryKind.FILE,
        title=paper.title,
        readers=frozenset(readers.readers_of_paper(paper)),
        label=f"Tệp {paper.extension}",
        address=paper.get_absolute_url(),
        body=lines(paper.extracted_text, paper.original_name),
        day=day,
        organization=owner.organization_id,
        term=around.term_of(owner.organization_id, day),
        out_of_force=paper.resolution.out_of_force if paper.resolution else "",
        guarded=paper_is_guarded(paper),
    )


def one(make):
    """Makes a function that gives one card give a list of them."""
    return lambda record, around: [make(record, around)]


MAKERS = {
    NewsPage: one(news_card),
    ReportPage: one(report_card),
    ThemePage: one(theme_card),
    PlainPage: one(plain_card),
    MaterialDocument: one(file_card),
    Meeting: meeting_cards,
    Minutes: minutes_cards,
    Resolution: one(resolution_card),
    Paper: one(paper_card),
}


def cards_of(row, around):
    """The cards of a page or record; of anything else one without a kind, for the admin alone."""
    make = MAKERS.get(type(row))
    return list(make(row, around)) if make else [plain_entry(row)]


def plain_entry(row):
    """What the library's search fields say of it: a picture, a section page."""
    texts = {}
    for search_field in row.get_searchable_search_fields():
        value = search_field.get_value(row)
        texts[search_field.field_name] = value if isinstance(value, str) else ""
    title = texts.pop("title", "") or str(row)
    return Card(object_id=row.pk, title=title, body=lines(*texts.values()))
