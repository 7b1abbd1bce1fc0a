"""The front page: the root of all pages. What it tells whom stands in home/front.py."""

from ..addresses import FRONT_SLUG
from .base import FixedPage


class FrontPage(FixedPage):
    """The root of all pages, at «/»."""

    fixed_slug = FRONT_SLUG
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "home.NewsIndexPage",
        "home.ThemeIndexPage",
        "home.ReportIndexPage",
        "home.PlainIndexPage",
        "home.PlainPage",
    ]
    template = "home/front.html"

    class Meta:
        verbose_name = "trang nhất"
        verbose_name_plural = "trang nhất"

    def get_context(self, request, *args, **kwargs):
        from ..front import front_of  # it asks for pages of other types

        return super().get_context(request, *args, **kwargs) | {"told": front_of(request.user)}
