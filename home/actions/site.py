"""Builds what every installation has: locale, site, front page, sections, news categories."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Collection, Locale, Page, Site

from ..models import (
    FrontPage,
    NewsCategory,
    NewsIndexPage,
    PlainIndexPage,
    ReportIndexPage,
    ThemeIndexPage,
)

ROOT_TITLE = "Gốc"
SECTION_TITLES = [
    (NewsIndexPage, "Tin tức"),
    (ThemeIndexPage, "Chuyên đề"),
    (ReportIndexPage, "Báo cáo"),
    (PlainIndexPage, "Thông tin chung"),
]

# domain.md §9.2; the school changes them as it likes afterwards.
CATEGORIES = [
    "Lịch và thông báo",
    "Tin chi bộ",
    "Tin Đảng ủy",
    "Sinh hoạt chuyên đề",
    "Văn bản mới",
    "Học tập và làm theo Bác",
    "Gương đảng viên",
    "Kết nạp, trao thẻ",
    "Đoàn thể",
    "Kiểm tra, giám sát",
    "Bồi dưỡng",
    "Chuyển đổi số",
    "Dạy và học",
    "Tri ân, an sinh",
    "Ngày lễ, về nguồn",
]


@transaction.atomic
def build_site():
    """Put the fixed pages where the addresses of the house say. A second run changes nothing."""
    Locale.objects.get_or_create(language_code="vi")
    _name_roots()
    front = _fixed(FrontPage, settings.PARTY_ORGANIZATION_NAME, Page.get_first_root_node())
    _point_site_at(front)
    _remove_welcome_page()
    for model, title in SECTION_TITLES:
        _fixed(model, title, front)
    _seed_categories()
    return front


def _name_roots():
    """The roots of pages and of files, which Wagtail's migrations name in English."""
    Page.objects.filter(depth=1, title="Root").update(title=ROOT_TITLE, draft_title=ROOT_TITLE)
    Collection.objects.filter(depth=1, name="Root").update(name=ROOT_TITLE)


def _fixed(model, title, parent):
    """The one page of that type, in its place and published."""
    page = model.objects.first()
    if page is None:
        return parent.add_child(instance=model(title=title, slug=model.fixed_slug))
    if not page.is_child_of(parent):
        page.move(parent, pos="last-child")
        page.refresh_from_db()
    if not page.live or page.slug != model.fixed_slug:
        page.live = True
        page.save()
    return page


def _point_site_at(front):
    """The default site: its name, its address from the settings, the front page as root."""
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    wanted = {
        "hostname": address.hostname or "localhost",
        "port": address.port or (443 if address.scheme == "https" else 80),
        "site_name": settings.WAGTAIL_SITE_NAME,
        "root_page_id": front.pk,
    }
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    if any(getattr(site, name) != value for name, value in wanted.items()):
        for name, value in wanted.items():
            setattr(site, name, value)
        site.save()


def _remove_welcome_page():
    """Wagtail's own first page says «Welcome» in English and stands beside ours."""
    for page in Page.objects.filter(depth=2).specific():
        if type(page) is Page and page.is_leaf():
            page.delete()


def _seed_categories():
    """Only into an empty table: what editors removed or renamed stays so."""
    if not NewsCategory.objects.exists():
        for position, name in enumerate(CATEGORIES, 1):
            NewsCategory.objects.create(name=name, position=position * 10)
