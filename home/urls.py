"""Addresses of pages that are not found by Wagtail's tree alone, and of files."""

from django.urls import path, re_path, register_converter
from wagtail.urls import serve_pattern

from .views import archive, components, hand_in, help, pages, search


class Year:
    """A year of the calendar, given to the view as a number."""

    regex = "(?:19|20|21)[0-9]{2}"

    def to_python(self, value):
        return int(value)

    def to_url(self, value):
        return str(value)


register_converter(Year, "year")

urlpatterns = [
    path("thanh-phan/", components.components, name="components"),
    path("tro-giup/", help.how_to, name="help"),
    path("tim-kiem/", search.search, name="search"),
    path("tim-kiem/goi-y/", search.propose, name="propose"),
    path("sinh-hoat/<key:pk>/gui-bao-cao/", hand_in.report, name="hand_in_report"),
    path("sinh-hoat/<key:pk>/gui-chuyen-de/", hand_in.theme, name="hand_in_theme"),
    path("luu-tru/", archive.timeline, name="archive"),
    path("luu-tru/danh-sach.csv", archive.as_csv, name="archive_csv"),
    path("luu-tru/danh-sach.xlsx", archive.as_xlsx, name="archive_xlsx"),
    path("luu-tru/so-van-ban/", archive.registers, name="archive_registers"),
    path("luu-tru/to-chuc/<key:key>/<year:year>/", archive.year, name="archive_year"),
    # In the place of Wagtail's own, under the name that it makes addresses by.
    re_path(serve_pattern, pages.serve, name="wagtail_serve"),
]
