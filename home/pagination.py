"""Long lists, page by page, as `?p=2`. A page that does not exist is 404."""

from meetings.querysets.lists import Window
from meetings.views.pages import ListPaginator, page_asked

PER_PAGE = 20


def page_of(rows, request, per_page=PER_PAGE, total=None):
    """The page of the list (Rows, KeptList.of) that the address asks for.

    `total`: how many rows there are, where somebody has counted them.
    """
    return page_asked(ListPaginator(rows, per_page, total), request)


def keys_along(list_of, years, start, stop, column="pk"):
    """Keys of cards, the newest first: a slice costs a walk down one year.

    `list_of` gives the list (Rows, KeptList.of) of a year's cards; `years`: pairs of year and
    number of its cards, the newest first, so that whole years are stepped over without looking at
    them. `column`: «object_id» for the keys of the papers.
    """
    keys, skip, wanted = [], start, stop - start
    for year, size in years:
        if skip >= size:
            skip -= size
            continue
        rest = skip + wanted - len(keys)
        keys += list_of(year).keys(Window(skip, rest, column=column))
        skip = 0
        if len(keys) >= wanted:
            break
    return keys
