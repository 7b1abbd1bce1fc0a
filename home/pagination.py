"""Long lists, page by page, as `?p=2`. A page that does not exist is 404."""

from meetings.views.pages import KeyPaginator, page_asked

PER_PAGE = 20


def page_of(rows, request, per_page=PER_PAGE, total=None):
    """The page of the list (a queryset) that the address asks for.

    `total`: how many rows there are, where somebody has counted them.
    """
    return page_asked(KeyPaginator(rows, per_page, total), request)
