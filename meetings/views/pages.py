"""One page of a long list: rows that are skipped are never read."""

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404
from django.utils.functional import cached_property

from ..querysets.lists import Window


class ListPaginator(Paginator):
    """Asks for the rows of one page, from the nearer end; for those of the first together with
    how many there are.

    `rows` is the list (Rows, or a KeptList of somebody); `total` its size where it is known;
    `apart`: how many that its size counts stand elsewhere.
    """

    def __init__(self, rows, per_page, total=None, apart=0):
        super().__init__(rows, per_page)
        self.total, self.apart = total, apart

    @cached_property
    def count(self):
        return self.object_list.size() - self.apart if self.total is None else self.total

    def page(self, number):
        if self.total is None and number in (1, "1"):
            rows, size = self.object_list.first(self.per_page)
            self.count = size - self.apart if rows else 0
            return self._get_page(rows, 1, self)
        number = self.validate_number(number)
        window = self._window((number - 1) * self.per_page)
        return self._get_page(self.object_list.page(window), number, self)

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
