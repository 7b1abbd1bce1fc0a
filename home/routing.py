"""A page by its whole address: a query or two, where Wagtail asks two for every level."""

from functools import cache

from django.db.models import CharField, TextField
from django.http import Http404
from wagtail.models import Page

from .addresses import FRONT_SLUG, NEWS_SLUG, REPORTS_SLUG, THEMES_SLUG
from .models import (
    NewsIndexPage,
    NewsPage,
    ReportIndexPage,
    ReportPage,
    ThemeIndexPage,
    ThemePage,
)
from .querysets.questions import PageQuestion

# The sections at their fixed addresses.
SECTIONS = {page.fixed_slug: page for page in (NewsIndexPage, ThemeIndexPage, ReportIndexPage)}
# Sections whose pages are all of one type.
ONE_TYPE = {NEWS_SLUG: NewsPage, THEMES_SLUG: ThemePage, REPORTS_SLUG: ReportPage}


def page_at(user, slugs):
    """The page below the front page that this person reads there; Http404 where there is none.

    `slugs`: the parts of the address, at least one.
    """
    url_path = f"/{'/'.join([FRONT_SLUG, *slugs])}/"
    found = at_address(type_at(slugs, url_path)).of(user, slug=slugs[-1], url_path=url_path)
    if not found:
        raise Http404
    return found[0]


def type_at(slugs, url_path):
    """The type of the page at that address; sections, and pages of one type, need no look.

    Wagtail indexes slugs, not whole addresses.
    """
    section, *below = slugs
    known = ONE_TYPE if len(below) == 1 else SECTIONS if not below else {}
    if section in known:
        return known[section]
    found = Page.objects.filter(slug=slugs[-1], url_path=url_path).first()
    if found is None or not hasattr(found.specific_class, "readable_by"):
        raise Http404
    return found.specific_class


@cache
def at_address(model):
    """The page of that type at an address, with what it prints; Wagtail indexes slugs only."""
    return PageQuestion(
        lambda reader, slug, url_path: (
            model.readable_by(reader).for_reading().filter(slug=slug, url_path=url_path)
        )[:1],
        slug=CharField(),
        url_path=TextField(),
    )
