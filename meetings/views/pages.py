"""One page of a long list, found by its keys: rows that are skipped are never read."""

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404
from django.utils.functional import cached_property


class KeyPaginator(Paginator):
    """Asks for the keys of one page, from the nearer end, then for the rows of these alone.

    `rows` is an ordered queryset without ties in its order; `total` its size where it is known;
    `in_bulk` gives the rows of a few keys by key, where a kept question does that.
    """

    def __init__(self, rows, per_page, total=None, in_bulk=None):
        super().__init__(rows, per_page)
        self.total = total
        self.in_bulk = in_bulk or rows.in_bulk

    @cached_property
    def count(self):
        return self.object_list.count() if self.total is None else self.total

    def page(self, number):
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        keys = self._keys(first, min(first + self.per_page, self.count))
        rows = self.in_bulk(keys)
        return self._get_page([rows[key] for key in keys if key in rows], number, self)

    def _keys(self, first, end):
        keys = self.object_list.values_list("pk", flat=True)
        if first <= self.count // 2:
            return list(keys[first:end])
        return list(keys.reverse()[self.count - end : self.count - first])[::-1]


def page_asked(paginator, request):
    """The page that `?p=` asks for, the first one when it says nothing; 404 for none there is."""
    try:
        return paginator.page(request.GET.get("p") or 1)
    except InvalidPage as wrong:
        raise Http404("Không có trang này.") from wrong
