"""Rows of lists of pages and cards; each process keeps those it printed lately."""

from django import template

from meetings.templatetags.components import printed

from ..archive.timeline import months_of
from ..enums import ReportType
from ..models import news

register = template.Library()
register.simple_tag(news.next_to)
register.simple_tag(news.of_category)
register.simple_tag(months_of)


@register.simple_tag
def report_row(report):
    """A report: what it is, its title, what it is about, whose it is."""
    words = {
        "kind": f"{ReportType(report.report_type).label}, {report.period}",
        "url": report.url,
        "title": report.title,
        "abstract": report.abstract,
        "organization": report.organization.name if report.organization else "",
        "author": report.author,
    }
    return printed("home/report_row.html", words)


@register.simple_tag
def archive_row(card):
    """A paper of the archive (with `when` and `state`): its day, kind, title, whose it is."""
    words = {
        "day": card.day,
        "when": card.when,
        "label": card.text.label,
        "url": card.text.address,
        "title": card.text.title,
        "organization": card.organization.name if card.organization else "",
    }
    return printed("home/archive_row.html", words | (card.state or {}))


@register.simple_tag
def hit_row(hit):
    """One hit of a search."""
    words = {
        "label": hit.label,
        "url": hit.address,
        "title": tuple(hit.title),
        "fragment": tuple(hit.fragment),
        "guarded": hit.guarded,
        "day": hit.day,
        "organization": hit.organization,
    }
    return printed("home/hit.html", words | (hit.state or {}))


@register.simple_tag
def front_main(told):
    """The front page as home/front.py tells it."""
    return printed("home/front_main.html", told)


@register.simple_tag
def story(page, **more):
    """A news story; `more`: size, or the lead and byline where the list shows them."""
    words = {
        "url": page.url,
        "title": page.title,
        "date": page.date,
        "kind": page.category.name,
        "kind_url": page.category.get_absolute_url(),
    }
    return printed("components/story.html", words | more)
