"""Addresses of pages that are not found by Wagtail's tree alone, and of files."""

from django.urls import path
from wagtail.views import serve

urlpatterns = [
    # The front page by name; Wagtail serves it.
    path("", serve, {"path": ""}, name="front"),
]
