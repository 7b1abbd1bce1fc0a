"""Long lists, page by page, as `?p=2`. A page that does not exist is 404."""

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404

PER_PAGE = 20


def page_of(rows, request, per_page=PER_PAGE):
    """The page of the list that the address asks for; the first one when it says nothing."""
    try:
        return Paginator(rows, per_page).page(request.GET.get("p") or 1)
    except InvalidPage as error:
        raise Http404 from error
