"""Rows of lists and the way through them; each process keeps those it printed lately."""

from typing import NamedTuple

from django import template

from ..states import meeting_state, resolution_state
from .components import printed
from .meetings import leaf_state

register = template.Library()


@register.simple_tag
def meeting_row(meeting):
    """A meeting under its leaf."""
    words = {
        "url": meeting.get_absolute_url(),
        "title": meeting.title,
        "starts_at": meeting.starts_at,
        "leaf": leaf_state(meeting),
        "organization": meeting.organization.name,
        "place": meeting.place,
    }
    return printed("meetings/meeting_row.html", words | meeting_state(meeting))


@register.simple_tag
def resolution_row(resolution, organization=None):
    """A paper by its number and what it is about; `organization` where it tells whose it is."""
    words = {
        "url": resolution.get_absolute_url(),
        "symbol": resolution.symbol,
        "type": resolution.get_type_display(),
        "abstract": resolution.abstract,
        "issued_on": resolution.issued_on,
        "organization": organization.name if organization else "",
    }
    holds = resolution.status == "issued" and not getattr(resolution, "is_replaced", False)
    state = {} if holds else resolution_state(resolution)
    return printed("meetings/resolution_row.html", words | state)


class PageLink(NamedTuple):
    """One number of the way through a long list; without an address it stands for a gap."""

    label: str
    url: str
    current: bool


@register.simple_tag(takes_context=True)
def pagination(context, page):
    """The pages of a long list, as ?p=2 behind whatever else the address asks for.

    The first and last page, this one and its neighbours; «…» for those between.
    """
    if not page.has_other_pages():
        return ""
    query = context.request.GET.copy()
    query.pop("p", None)
    stem = f"?{query.urlencode()}&p=" if query else "?p="
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    links = [
        PageLink(str(n), f"{stem}{n}" if isinstance(n, int) else "", n == page.number)
        for n in numbers
    ]
    words = {
        "links": tuple(links),
        "previous": f"{stem}{page.number - 1}" if page.has_previous() else "",
        "next": f"{stem}{page.number + 1}" if page.has_next() else "",
    }
    return printed("components/pagination.html", words)
