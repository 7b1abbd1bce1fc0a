"""Cards follow their papers: which saved row changes which cards.

The library writes the card of a saved page, file or record by itself. This table adds what it
cannot know: rows whose change shows on the card of another.
"""

from django.db.models.signals import m2m_changed, post_delete, post_save
from modelsearch.index import insert_or_update_object

from meetings.models import (
    AgendaItem,
    Meeting,
    Minutes,
    Paper,
    Resolution,
    TaskReport,
    Term,
    Theme,
)

from ..models import MaterialDocument, ReportPage, SearchEntry, ThemePage
from ..models.themes import Material
from .tallies import count_anew


def papers_of(**owner):
    return Paper.objects.filter(**owner)


def after_meeting(meeting):
    """Who was called and when it is: its minutes and papers say the same."""
    yield from Minutes.objects.filter(meeting=meeting)
    yield from papers_of(meeting=meeting)
    yield from papers_of(item__meeting=meeting)


def after_item(item):
    """Its title stands on the meeting's card; whether it is internal, on those of its papers."""
    yield from Meeting.objects.filter(pk=item.meeting_id)
    yield from papers_of(item=item)


def after_resolution(resolution):
    """Issued, it puts the one that it replaces out of force; withdrawn, in force again."""
    yield from papers_of(resolution=resolution)
    if resolution.replaces_id and not resolution.is_draft:
        yield resolution.replaces
        yield from papers_of(resolution=resolution.replaces)


def after_theme(theme):
    yield from ThemePage.objects.filter(theme=theme)


def after_theme_page(page):
    """A pass that opens a theme opens its files."""
    shown = Material.objects.filter(page=page).values("document")
    yield from MaterialDocument.objects.filter(pk__in=shown)


def after_report_page(page):
    yield from MaterialDocument.objects.filter(pk=page.document_id)


def after_material(material):
    yield from MaterialDocument.objects.filter(pk=material.document_id)


FOLLOWERS = {
    Meeting: after_meeting,
    AgendaItem: after_item,
    Resolution: after_resolution,
    TaskReport: lambda report: papers_of(report=report),
    Theme: after_theme,
    ThemePage: after_theme_page,
    ReportPage: after_report_page,
    Material: after_material,
}


def place_in_term(sender, instance, **kwargs):
    """A term entered later is that of all cards of its days."""
    if kwargs.get("raw"):
        return
    cards = SearchEntry.objects.filter(
        organization=instance.organization_id, day__gte=instance.starts_on
    )
    if instance.ends_on:
        cards = cards.filter(day__lte=instance.ends_on)
    if cards.exclude(term=instance).update(term=instance):
        count_anew()


def rewrite_followers(sender, instance, **kwargs):
    """Writes the cards that a saved or deleted row shows on."""
    if not kwargs.get("raw"):
        for row in FOLLOWERS[sender](instance):
            insert_or_update_object(row)


def rewrite_linked(sender, instance, action, **kwargs):
    """The same when organisations were added to a paper or theme, or taken from it."""
    if action.startswith("post_"):
        if isinstance(instance, Resolution):
            insert_or_update_object(instance)
        rewrite_followers(type(instance), instance)


def connect():
    """Called once, when all models are there."""
    for model in FOLLOWERS:
        post_save.connect(rewrite_followers, sender=model)
        post_delete.connect(rewrite_followers, sender=model)
    post_save.connect(place_in_term, sender=Term)
    for through in (Resolution.addressees.through, Theme.organizations.through):
        m2m_changed.connect(rewrite_linked, sender=through)
