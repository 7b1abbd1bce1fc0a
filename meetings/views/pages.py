"""One page of a long list, found by its keys: rows that are skipped are never read."""

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404
from django.utils.functional import cached_property

from ..querysets.lists import Window


class KeyPaginator(Paginator):
    """Asks for the keys of one page, from the nearer end, then for the rows of these alone.

    `rows` is the list (Rows, or a KeptList of somebody); `total` its size where it is known.
    """

    def __init__(self, rows, per_page, total=None):
        super().__init__(rows, per_page)
        self.total = total

    @cached_property
    def count(self):
        return self.object_list.size() if self.total is None else self.total

    def page(self, number):
        number = self.validate_number(number)
        keys = self.object_list.keys(self._window((number - 1) * self.per_page))
        rows = self.object_list.in_bulk(keys)
        return self._get_page([rows[key] for key in keys if key in rows], number, self)

    def _window(self, first):
        end = first + self.per_page
        if first <= self.count // 2:
            return Window(first, end)
        return Window(max(self.count - end, 0), self.count - first, from_end=True)


def page_asked(paginator, request):
    """The page that `?p=` asks for, the first one when it says nothing; 404 for none there is."""
    try:
        return paginator.page(request.GET.get("p") or 1)
    except InvalidPage as wrong:
        raise Http404("Không có trang này.") from wrong
