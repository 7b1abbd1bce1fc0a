"""What waits in the hall of the admin: pages, themes without a page, files without text, jobs."""

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import Page, Revision

from meetings.admin.duties import Duty
from meetings.admin.hall import MOST, DutyPanel
from meetings.enums import WITHOUT_TEXT
from meetings.jobs import queue_numbers
from meetings.models import Organization, Paper, Theme
from meetings.roles import capacity_of

from .enums import Role
from .models import MaterialDocument, PlainPage, ReportPage, ThemeIndexPage, ThemePage
from .querysets import edited_by, is_editor
from .unread_files import unread_files_of

# --- Pages, for their editors -------------------------------------------------------------


class PagesPanel(DutyPanel):
    """Pages in this editor's sections that wait; which do, each panel says in `condition()`."""

    more_url = "wagtailadmin_explore_root"
    step = ""

    def find(self):
        waiting = Page.objects.filter(edited_by(self.user), self.condition())
        newest = waiting.order_by("-latest_revision_created_at", "-pk")
        pages = list(newest.specific()[: MOST + 1])
        known = Beside(pages, self.user)
        for page in pages:
            yield page_duty(page, known, self.step)


class Beside:
    """What a row says beside the title, asked for all rows at once: they are of several types."""

    def __init__(self, pages, user):
        owners = {page.owner_id for page in pages} - {None}
        homes = {organization_of(page) for page in pages} - {None}
        keys = [str(page.pk) for page in pages]
        approved = Revision.page_revisions.filter(object_id__in=keys)
        self.owners = get_user_model().objects.in_bulk(owners)
        self.organizations = Organization.objects.visible_to(user).in_bulk(homes)
        self.scheduled = dict(
            approved.filter(approved_go_live_at__isnull=False).values_list(
                "object_id", "approved_go_live_at"
            )
        )

    def words(self, page):
        """«Báo cáo, Chi bộ Đào tạo, Võ Hoài Ân 26/11/2026»."""
        owner = self.owners.get(page.owner_id)
        moment = page.latest_revision_created_at
        written = [owner.get_full_name() if owner else "", day_of(moment) if moment else ""]
        home = self.organizations.get(organization_of(page))
        parts = [page.page_type_display_name, str(home or ""), " ".join(filter(None, written))]
        return ", ".join(filter(None, parts))


def organization_of(page):
    """The key of the organisation a page belongs to, if its type has one."""
    return getattr(page, "organization_id", None)


def day_of(moment):
    return f"{timezone.localtime(moment):%d/%m/%Y}"


def page_duty(page, known, step):
    """A page that waits for an editor, with the way to its form."""
    form = reverse("wagtailadmin_pages:edit", args=[page.pk])
    appears = known.scheduled.get(str(page.pk))
    return Duty(
        title=page.get_admin_display_title(),
        url=form,
        note=known.words(page),
        word=f"Hẹn đăng {day_of(appears)}" if appears else "",
        step=step,
        step_url=form,
    )


class PagesHandedIn(PagesPanel):
    name = "pages_handed_in"
    order = 110
    heading = "Bài được gửi đến, chờ đăng"
    step = "Xem và đăng"

    def condition(self):
        return Q(live=False) & ~Q(owner=self.user)


class PagesBegun(PagesPanel):
    name = "pages_begun"
    order = 120
    heading = "Bài của mình chưa đăng"
    step = "Soạn tiếp"

    def condition(self):
        return Q(live=False, owner=self.user)


class PagesChanged(PagesPanel):
    name = "pages_changed"
    order = 130
    heading = "Trang đã đăng, có sửa đổi chưa đăng"
    step = "Xem và đăng"

    def condition(self):
        return Q(live=True, has_unpublished_changes=True)


class PagesToReview(DutyPanel):
    """Plain pages whose day to be read again has come, the longest due first."""

    name = "pages_to_review"
    order = 135
    heading = "Trang đến ngày xem lại"
    more_url = "wagtailadmin_explore_root"

    def find(self):
        live = PlainPage.objects.filter(edited_by(self.user), live=True)
        due = live.filter(review_on__lte=timezone.localdate())
        for page in due.order_by("review_on", "pk"):
            form = reverse("wagtailadmin_pages:edit", args=[page.pk])
            yield Duty(
                title=page.get_admin_display_title(),
                url=form,
                note=f"Hẹn xem lại {page.review_on:%d/%m/%Y}",
                step="Xem lại",
                step_url=form,
            )


class ThemesWithoutPage(DutyPanel):
    """Themes planned up to this quarter that nobody has written a page for."""

    name = "themes_without_page"
    order = 140
    heading = "Chuyên đề trong kế hoạch chưa có trang"
    more_url = "wagtailadmin_explore_root"

    def find(self):
        index = ThemeIndexPage.objects.filter(edited_by(self.user)).first()
        if index is None:
            return
        form = reverse("wagtailadmin_pages:add", args=["home", "themepage", index.pk])
        today = timezone.localdate()
        due = Q(year=today.year, quarter__lte=(today.month + 2) // 3)
        planned = Theme.objects.visible_to(self.user).filter(due, page=None)
        for theme in planned.select_related("person_in_charge").order_by("quarter", "pk"):
            said = [theme.period, theme.get_field_display(), theme.person_in_charge]
            yield Duty(
                title=theme.title,
                url=form,
                note=", ".join(str(word) for word in said if word),
                step="Soạn trang",
                step_url=form,
            )


class OwnPagesHandedIn(DutyPanel):
    """What a committee handed in and no editor has published yet."""

    name = "own_pages_handed_in"
    order = 55
    heading = "Bài đã gửi, chờ biên tập đăng"
    more_url = "meetings"

    def find(self):
        seats = capacity_of(self.user).seats
        own = {"owner": self.user, "live": False, "organization__in": seats}
        reports = ReportPage.objects.filter(**own)
        reports = reports.select_related("organization", "meeting__organization")
        for report in reports.order_by("pk"):
            meeting = report.meeting
            yield Duty(
                title=report.title,
                url=meeting.get_absolute_url() if meeting else "",
                note=str(meeting or report.organization),
            )
        for page in ThemePage.objects.filter(**own).order_by("pk"):
            yield Duty(title=page.title, url="", note=page.page_type_display_name)


# --- Files and jobs -----------------------------------------------------------------------


class UnreadFiles(Component):
    """How many of this person's documents the search cannot look into, with the way to them."""

    name = "unread_files"
    template_name = "wagtailadmin/hall/unread_files.html"
    order = 200

    def __init__(self, user):
        self.count = unread_files_of(user).count()

    def get_context_data(self, parent_context):
        return {"count": self.count}


class Queue(Component):
    """The jobs, for administrators: numbers only, for they see no records and no file's name."""

    name = "queue"
    template_name = "wagtailadmin/hall/queue.html"
    order = 300

    def __init__(self):
        self.numbers = queue_numbers() | {"textless": textless_files()}
        self.asks_for_work = any(self.numbers.values())

    def get_context_data(self, parent_context):
        return {"queue": self.numbers}


def textless_files():
    """How many stored files were read without finding a text."""
    models = (Paper, MaterialDocument)
    return sum(model.objects.filter(text_state__in=WITHOUT_TEXT).count() for model in models)


# --- Who finds what -----------------------------------------------------------------------


FOR_EDITORS = (PagesHandedIn, PagesBegun, PagesChanged, PagesToReview, ThemesWithoutPage)


def panels_for(user):
    """The panels that have something to say to this person."""
    found = []
    if is_editor(user):
        found += [panel for panel in (kind(user) for kind in FOR_EDITORS) if panel.duties]
    if capacity_of(user).edits_records:
        own = OwnPagesHandedIn(user)
        found += [own] if own.duties else []
    unread = UnreadFiles(user)
    found += [unread] if unread.count else []
    if user.groups.filter(name=Role.ADMINISTRATOR).exists():
        queue = Queue()
        found += [queue] if queue.asks_for_work else []
    return found
