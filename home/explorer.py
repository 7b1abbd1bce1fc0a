"""Wagtail's screens of pages, for our editors: one gate before each, and lists that name nobody.

What an editor does not find in his explorer does not exist for him at any address of the admin;
stock Wagtail prints the title and the last author of any page to everybody with a page to edit.
"""

from functools import wraps

from django.contrib.contenttypes.models import ContentType
from django.http import Http404
from wagtail.admin.views.pages.listing import GenericPageFilterSet
from wagtail.admin.views.pages.search import SearchView, page_filter_search
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page
from wagtail.permissions import policy_registry


def explorable_pages(user):
    """Pages in the explorer of `user`: his sections, and the way down to them."""
    return policy_registry.get_by_type(Page).explorable_instances(user)


def gate(view):
    """The view, answering 404 for a page that is not in this person's explorer."""

    @wraps(view)
    def gated(request, *args, **kwargs):
        page = kwargs.get("page_id") or kwargs.get("parent_page_id") or kwargs.get("pk")
        if page is not None and not explorable_pages(request.user).filter(pk=page).exists():
            raise Http404
        return view(request, *args, **kwargs)

    gated.is_gated = True
    return gated


class BranchFilterSet(GenericPageFilterSet):
    """Wagtail's filters without those by person: they list whoever wrote a page anywhere."""

    owner = None
    edited_by = None


class NamedSearchView(SearchView):
    """Wagtail 8.0.1 counts what it found without saying what: «1-20 of 28 None»."""

    verbose_name = verbose_name_plural = "trang"

    def get_queryset(self):
        """As Wagtail's; but it asks of each page whether it is explorable, and gathers none.

        Wagtail's own would collect the keys of all pages of the site, once for each question.
        """
        self.all_pages = explorable_pages(self.request.user)
        pages = self.all_pages.order_by(self.ordering) if self.ordering else self.all_pages
        if self.selected_content_type:
            pages = pages.filter(content_type=self.selected_content_type)
        pages, self.all_pages = page_filter_search(
            self.search_query, self.annotate_queryset(pages), self.all_pages, self.ordering
        )
        types = self.all_pages.facet("content_type_id").items()
        self.content_types = [(ContentType.objects.get_for_id(pk), size) for pk, size in types]
        return pages


class GatedPageViewSet(PageViewSet):
    """Every screen of every page, today's and a later Wagtail's, is built through the gate."""

    filterset_class = BranchFilterSet
    search_view_class = NamedSearchView

    def construct_view(self, view_class, **kwargs):
        return gate(super().construct_view(view_class, **kwargs))
