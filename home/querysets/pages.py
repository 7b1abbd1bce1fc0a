"""Reading pages and their files: every list, count and door starts with `visible_to(user)`.

A page or file carries its audience; the same condition answers for both, wherever they stand.
"""

from functools import cache

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Count, Q
from wagtail.documents.models import DocumentQuerySet
from wagtail.images.models import ImageQuerySet
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.permissions import policy_registry
from wagtail.query import PageQuerySet

from meetings.querysets.kept import of_whole, within_reach
from meetings.roles import capacity_of

from ..enums import Audience

NOTHING = Q(pk__in=[])
EVERYTHING = ~NOTHING


def reads_all(user):
    """The condition of the party committee and its clerk, who read everything; else None."""
    return EVERYTHING if capacity_of(user).party_committees else None


def audience_met(user):
    """A condition: this person belongs to the row's audience today (design §4)."""
    if not (user.is_authenticated and user.is_active):
        return NOTHING
    capacity = capacity_of(user)
    met = Q(audience=Audience.STAFF)
    met |= Q(audience=Audience.COMMITTEE, organization__in=capacity.seats)
    met |= Q(audience=Audience.ORGANIZATION, organization__in=capacity.cells | capacity.seats)
    if capacity.belongs:
        met |= Q(audience=Audience.MEMBERS)
        # The Đảng bộ's members are the members of all its cells.
        met |= Q(audience=Audience.ORGANIZATION) & of_whole(capacity)
    return met


def is_editor(user):
    """True for accounts whose group has a desk in the admin; spares all others two questions.

    Committees have a desk too, but by their office: no page or file is theirs to edit by group.
    """
    return user.is_active and "wagtailadmin.access_admin" in user.get_group_permissions()


def edited_by(user):
    """A condition: pages this person's groups give to edit. A superuser's power is no group."""
    edited = NOTHING
    if is_editor(user):
        rights = policy_registry.get_by_type(Page).get_cached_permissions_for_user(user)
        for right in rights:
            if right.permission.codename == "change_page":
                edited |= Q(path__startswith=right.page.path)
    return edited


# What Wagtail keeps of a page for its editors alone.
KEPT_FOR_EDITING = (
    *("alias_of", "locale", "translation_key", "numchild", "show_in_menus"),
    *("draft_title", "seo_title", "search_description"),
    *("latest_revision", "latest_revision_created_at", "live_revision", "has_unpublished_changes"),
    *("first_published_at", "last_published_at", "go_live_at", "expire_at", "expired"),
    *("locked_at", "locked_by"),
)


class HousePageQuerySet(PageQuerySet):
    """Pages at a fixed address or of an audience."""

    def for_reading(self):
        """With what the page itself prints, so that opening it costs one query, and no more."""
        return self.defer(*KEPT_FOR_EDITING)


class ContentPageQuerySet(HousePageQuerySet):
    def visible_to(self, user):
        """Published pages whose audience this person meets, that he edits, or a pass opens."""
        opened = audience_met(user) | edited_by(user) | self.opened_by_pass(capacity_of(user))
        return self.live().filter(reads_all(user) or opened)

    def sizes_by(self, *values):
        """How many rows share the same values (fields, expressions): tuples with the size last."""
        return self.order_by().values_list(*values).annotate(size=Count("pk"))

    @staticmethod
    def opened_by_pass(capacity):
        """A condition: what an inspection or an unlocking opens. News is for its audience only."""
        return NOTHING


class NewsPageQuerySet(ContentPageQuerySet):
    def newest_first(self):
        return self.order_by("-date", "-pk")

    def for_reading(self):
        return super().for_reading().select_related("category")

    def for_rows(self):
        """With what a row of a list prints, and no more."""
        printed = ["title", "url_path", "date", "lead", "byline"]
        return self.select_related("category").only(*printed, "category__name", "category__slug")

    def by_type(self):
        """The same, found by the index of types: SQLite would look at all pages of the site."""
        return self.filter(content_type=ContentType.objects.get_for_model(self.model))

    def in_category(self, category):
        return self.filter(category=category)

    def older_than(self, date, key):
        """What stands below the news of that date and key in the list, the next one first."""
        return self.filter(Q(date__lt=date) | Q(date=date, pk__lt=key)).newest_first()

    def newer_than(self, date, key):
        """What stands above it, the next one first."""
        return self.filter(Q(date__gt=date) | Q(date=date, pk__gt=key)).order_by("date", "pk")


class ThemePageQuerySet(ContentPageQuerySet):
    @staticmethod
    def opened_by_pass(capacity):
        """Themes of the years and organisations that the pass names."""
        opened = NOTHING
        shared = apps.get_model("meetings.Theme").organizations.through.objects
        for reach in capacity.reaches:
            theirs = shared.filter(organization__in=reach.organizations).values("theme")
            years = (reach.first_day.year, reach.last_day.year)
            opened |= Q(theme__in=theirs, theme__year__range=years)
        return opened

    def newest_first(self):
        return self.order_by("-theme__year", "-theme__quarter", "title", "pk")

    def for_reading(self):
        return super().for_reading().select_related("theme__person_in_charge", "organization")

    def for_rows(self):
        """With what a row of a list prints, and no more."""
        printed = ["title", "url_path", "lead", "presenters", "takeaways"]
        printed += ["theme__year", "theme__quarter", "theme__field"]
        return self.select_related("theme").only(*printed)

    def of_quarter(self, year, quarter):
        return self.filter(theme__year=year, theme__quarter=quarter)


class ReportPageQuerySet(ContentPageQuerySet):
    @staticmethod
    def opened_by_pass(capacity):
        """Reports whose period ends in the years, of the organisations that the pass names."""
        return within_reach(capacity, "period_end")

    def newest_first(self):
        return self.order_by("-period_end", "-period_start", "title", "pk")

    def for_reading(self):
        read = super().for_reading().select_related("organization", "document")
        return read.defer("document__extracted_text")

    def for_rows(self):
        """With what a row of a list prints, and no more."""
        printed = ["title", "url_path", "report_type", "period_start", "period_end"]
        printed += ["abstract", "author", "organization__name"]
        return self.select_related("organization").only(*printed)

    def handed_in_from(self, meeting):
        """Drafts and published ones from that meeting; its own organisation's, so its to read."""
        return self.filter(meeting=meeting, organization=meeting.organization_id)


class FileQuerySet(models.QuerySet):
    """Files of pages. A file is for its own audience, whatever page shows it."""

    def visible_to(self, user):
        """Files whose audience this person meets, or that lie in a collection he keeps."""
        opened = self.opened_by_pass(capacity_of(user))
        return self.filter(reads_all(user) or audience_met(user) | self._kept_by(user) | opened)

    def opened_by_pass(self, capacity):
        return NOTHING

    def _kept_by(self, user):
        # A superuser would keep everything; that power opens nothing to read.
        if user.is_superuser or not is_editor(user):
            return NOTHING
        policy = policy_registry.get_by_type(self.model)
        collections = policy.collections_user_has_permission_for(user, "change")
        return Q(collection__in=collections.values("pk"))


class MaterialDocumentQuerySet(FileQuerySet, DocumentQuerySet):
    """Documents, with Wagtail's search."""

    def opened_by_pass(self, capacity):
        """The files of the reports and themes that a pass opens, and no other file."""
        if not capacity.reaches:
            return NOTHING
        reports, themes = apps.get_model("home.ReportPage"), apps.get_model("home.ThemePage")
        materials = apps.get_model("home.Material").objects
        reports = reports.objects.live().filter(reports.objects.all().opened_by_pass(capacity))
        themes = themes.objects.live().filter(themes.objects.all().opened_by_pass(capacity))
        return Q(pk__in=reports.values("document")) | Q(
            pk__in=materials.filter(page__in=themes.values("pk")).values("document")
        )


class SchoolImageQuerySet(FileQuerySet, ImageQuerySet):
    """Photos, with Wagtail's search and renditions."""


HousePageManager = PageManager.from_queryset(HousePageQuerySet)
ContentPageManager = PageManager.from_queryset(ContentPageQuerySet)
NewsPageManager = PageManager.from_queryset(NewsPageQuerySet)
ThemePageManager = PageManager.from_queryset(ThemePageQuerySet)
ReportPageManager = PageManager.from_queryset(ReportPageQuerySet)


@cache
def no_restrictions():
    """No view restrictions, as a queryset that knows it is empty: every page asks for it."""
    found = PageViewRestriction.objects.none()
    bool(found)
    return found
