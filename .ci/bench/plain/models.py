"""A page type as in Wagtail's tutorial, below a section that lists it."""

from django.core.paginator import Paginator
from django.db import models
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

PER_PAGE = 20


class PlainSection(Page):
    """Lists its pages, newest first, twenty at a time."""

    def get_context(self, request, *args, **kwargs):
        pages = PlainPage.objects.child_of(self).live().order_by("-first_published_at")
        context = super().get_context(request, *args, **kwargs)
        return context | {"pages": Paginator(pages, PER_PAGE).get_page(request.GET.get("page"))}


class PlainPage(Page):
    """A title, an introduction and a body."""

    intro = models.TextField(blank=True)
    body = RichTextField(blank=True)

    search_fields = [
        *Page.search_fields,
        index.SearchField("intro"),
        index.SearchField("body"),
    ]
