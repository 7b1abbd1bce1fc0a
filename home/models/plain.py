"""Plain pages: what the school wants to have said once, and where they are listed."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from ..addresses import PLAIN_SLUG
from ..blocks import StoryBlock
from .base import ContentPage, FixedPage


class PlainIndexPage(FixedPage):
    """«Thông tin chung»: the plain pages. Their editors' rights end at this section."""

    fixed_slug = PLAIN_SLUG
    parent_page_types = ["home.FrontPage"]
    subpage_types = ["home.PlainPage"]
    template = "home/plain_index.html"

    class Meta:
        verbose_name = "trang mục thông tin chung"
        verbose_name_plural = "trang mục thông tin chung"

    def get_context(self, request, *args, **kwargs):
        pages = PlainPage.objects.visible_to(request.user).child_of(self).order_by("path")
        return super().get_context(request, *args, **kwargs) | {"pages": list(pages)}


class PlainPage(ContentPage):
    """A page of plain text. It stays for years, so somebody has to look whether it still holds."""

    body = StreamField(StoryBlock(), verbose_name="nội dung", blank=True)
    review_on = models.DateField(
        "xem lại vào ngày",
        null=True,
        blank=True,
        help_text="Đến ngày này «Việc của tôi» nhắc người biên tập đọc lại. Ví dụ: 15/08/2027, "
        "trước năm học mới. Xem xong thì ghi ngày của lần sau.",
    )

    section = PLAIN_SLUG
    parent_page_types = ["home.FrontPage", "home.PlainIndexPage", "home.PlainPage"]
    subpage_types = ["home.PlainPage"]
    template = "home/plain.html"
    content_panels = [
        *ContentPage.content_panels,
        FieldPanel("body"),
        FieldPanel("review_on"),
        ContentPage.audience_panel,
    ]

    search_fields = [*ContentPage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "trang thường"
        verbose_name_plural = "trang thường"

    def get_context(self, request, *args, **kwargs):
        below = PlainPage.objects.visible_to(request.user).child_of(self).order_by("path")
        return super().get_context(request, *args, **kwargs) | {"below": list(below)}
