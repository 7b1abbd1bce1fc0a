"""Addresses as in Wagtail's project template, with suggestions beside the search."""

from django.core.paginator import Paginator
from django.http import JsonResponse
from django.template.response import TemplateResponse
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.models import Page

from .models import PER_PAGE


def search(request):
    """The search view of the project template."""
    query = request.GET.get("query")
    results = Page.objects.live().search(query) if query else Page.objects.none()
    page = Paginator(results, PER_PAGE).get_page(request.GET.get("page", 1))
    context = {"search_query": query, "search_results": page}
    return TemplateResponse(request, "plain/search.html", context)


def suggest(request):
    """Titles that begin so, by the stock autocomplete."""
    found = Page.objects.live().autocomplete(request.GET.get("query", ""))[:8]
    return JsonResponse([page.title for page in found], safe=False)


urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("search/", search),
    path("suggest/", suggest),
    path("", include(wagtail_urls)),
]
