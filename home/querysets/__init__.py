"""Reading pages, files and cards: every list, count and door starts with `visible_to(user)`."""

from .pages import (
    ContentPageManager,
    ContentPageQuerySet,
    HousePageManager,
    HousePageQuerySet,
    MaterialDocumentQuerySet,
    NewsPageManager,
    ReportPageManager,
    SchoolImageQuerySet,
    ThemePageManager,
    edited_by,
    is_editor,
)
from .search import ArchiveTallyQuerySet, SearchEntryQuerySet

__all__ = [
    "ArchiveTallyQuerySet",
    "ContentPageManager",
    "ContentPageQuerySet",
    "HousePageManager",
    "HousePageQuerySet",
    "MaterialDocumentQuerySet",
    "NewsPageManager",
    "ReportPageManager",
    "SchoolImageQuerySet",
    "SearchEntryQuerySet",
    "ThemePageManager",
    "edited_by",
    "is_editor",
]
