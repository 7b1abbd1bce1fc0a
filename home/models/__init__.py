"""Pages and their files, one topic a file."""

from .base import choosable_pages, pages_visible_to
from .files import MaterialDocument, SchoolImage, SchoolRendition
from .front import FrontPage
from .news import NewsCategory, NewsIndexPage, NewsPage
from .plain import PlainIndexPage, PlainPage
from .reports import ReportIndexPage, ReportPage
from .search import (
    ArchiveTally,
    Readership,
    ReadershipWord,
    SearchEntry,
    SearchText,
    SearchWord,
)
from .themes import Material, ThemeIndexPage, ThemePage

__all__ = [
    "ArchiveTally",
    "FrontPage",
    "Material",
    "MaterialDocument",
    "NewsCategory",
    "NewsIndexPage",
    "NewsPage",
    "PlainIndexPage",
    "PlainPage",
    "Readership",
    "ReadershipWord",
    "ReportIndexPage",
    "ReportPage",
    "SchoolImage",
    "SchoolRendition",
    "SearchEntry",
    "SearchText",
    "SearchWord",
    "ThemeIndexPage",
    "ThemePage",
    "choosable_pages",
    "pages_visible_to",
]
