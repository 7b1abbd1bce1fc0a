"""Long lists, page by page, as `?p=2`. A page that does not exist is 404."""

from django.core.paginator import InvalidPage
from django.http import Http404

from meetings.views.pages import KeyPaginator

PER_PAGE = 20


def page_of(rows, request, per_page=PER_PAGE, total=None):
    """The page of the list that the address asks for; the first one when it says nothing.

    `total`: how many rows there are, where somebody has counted them.
    """
    try:
        return KeyPaginator(rows, per_page, total).page(request.GET.get("p") or 1)
    except InvalidPage as error:
        raise Http404 from error
