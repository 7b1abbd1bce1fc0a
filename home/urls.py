"""Addresses of pages that are not found by Wagtail's tree alone, and of files."""

from django.urls import path
from wagtail.views import serve

from .views import hand_in, search

urlpatterns = [
    # The front page by name; Wagtail serves it.
    path("", serve, {"path": ""}, name="front"),
    path("tim-kiem/", search.search, name="search"),
    path("tim-kiem/goi-y/", search.propose, name="propose"),
    path("sinh-hoat/<key:pk>/gui-bao-cao/", hand_in.report, name="hand_in_report"),
    path("sinh-hoat/<key:pk>/gui-chuyen-de/", hand_in.theme, name="hand_in_theme"),
]
