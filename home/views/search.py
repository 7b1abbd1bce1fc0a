"""Finding: the search page, and what is proposed while one types."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone

from meetings.views.pages import page_asked
from meetings.views.reading import noted_list

from ..addresses import trail_to
from ..names import Names, names_known, organizations_known
from ..search.facets import chosen_in, facets_of
from ..search.finding import beginning, find
from ..search.fragments import reading
from ..search.hits import hits_of
from ..search.spelling import proposal
from ..search.words import words_of

HITS_A_PAGE = 10  # each with its fragment; who looks further narrows instead
MOST_PROPOSED = 8


def search(request):
    """Everything one may read that has the words, best first."""
    noted_list(request)
    text = request.GET.get("q", "").strip()
    chosen = chosen_in(request.GET)
    found = find(request.user, text, timezone.localdate(), chosen)
    page = page_asked(Paginator(found.rows, HITS_A_PAGE), request)
    names = names_known(request.user) if found.alike else Names({}, {})
    typed, rows = found.query.text, page.object_list
    hits = hits_of(request.user, rows, names.organizations, typed, found.by_half)
    context = {
        "q": typed,
        "found": found,
        "page": page,
        "hits": hits,
        "facets": facets_of(found, chosen, names, request) if found.alike else [],
        "chosen": chosen,
        "read_as": read_as(typed, hits),
        "proposal": "" if found.alike else proposal(request.user, text, timezone.localdate()),
        "trail": trail_to("Tìm kiếm"),
    }
    return render(request, "home/search.html", context)


def read_as(text, hits):
    """How words typed without marks are written in the first hit, or ""."""
    words = words_of(text)
    if len(words) < 2 or not text.isascii():
        return ""
    for hit in hits[:5]:
        written = "" if hit.guarded else reading(words, hit.text.words)
        if not written.isascii():
            return written
    return ""


def propose(request):
    """A few titles that begin like what is being typed, as a piece of a page."""
    noted_list(request)
    text = request.GET.get("q", "")
    rows, names = beginning(request.user, text, MOST_PROPOSED), organizations_known(request.user)
    hits = hits_of(request.user, rows, names, text, by_half=True)
    return render(request, "home/proposals.html", {"hits": hits})
