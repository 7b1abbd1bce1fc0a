"""What every page's frame says, and how the house writes dates."""

from typing import NamedTuple

from django import template
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.functional import cached_property

from meetings.roles import capacity_of

from ..models import ThemePage

register = template.Library()

WEEKDAYS = ["Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật"]
NO_BREAK = "\u00a0"

# (address, label, what a person must have for it to exist: a property of Frame)
SECTIONS = [
    ("/", "Trang nhất", "is_signed_in"),
    ("/tin-tuc/", "Tin tức", "is_signed_in"),
    ("/chuyen-de/", "Chuyên đề", "has_records"),
    ("/sinh-hoat/", "Sinh hoạt", "has_records"),
    ("/nghi-quyet/", "Nghị quyết", "has_records"),
    ("/nhiem-vu/", "Nhiệm vụ", "belongs"),
    ("/bao-cao/", "Báo cáo", "has_records"),
    ("/luu-tru/", "Lưu trữ", "has_records"),
    ("/thong-tin/", "Thông tin", "is_signed_in"),
]


# How large an account's pages are printed, from the smallest up (css/tokens.css, data-text).
TEXT_SIZES = [size for size, _ in get_user_model()._meta.get_field("text_size").choices]
BACKGROUNDS = tuple(get_user_model()._meta.get_field("background").choices)


class Entry(NamedTuple):
    """One line of the main navigation."""

    url: str
    label: str
    current: bool


class Frame:
    """What stands around the content, for the person who asks. Works without a request, too."""

    school_name = settings.SCHOOL_NAME
    organization_name = settings.PARTY_ORGANIZATION_NAME

    def __init__(self, request):
        self.path = getattr(request, "path", "")
        self.user = getattr(request, "user", None) or AnonymousUser()
        # Where a choice of looks comes back to: a page asked for, never the answer to a form.
        self.here = request.get_full_path() if getattr(request, "method", "") == "GET" else ""
        # Wagtail says so of the request by which its editor shows a draft.
        self.is_previewed = getattr(request, "in_preview_panel", False)

    @property
    def today(self):
        return timezone.localdate()

    @property
    def is_signed_in(self):
        return self.user.is_authenticated

    @property
    def text_size(self):
        return getattr(self.user, "text_size", "normal")

    @property
    def background(self):
        """«light» or «dark», «device» where neither was chosen."""
        return getattr(self.user, "background", "device")

    @property
    def backgrounds(self):
        """All of them, as pairs of value and label."""
        return BACKGROUNDS

    @property
    def smaller_text(self):
        """One step down; the smallest has none below it and stays."""
        return TEXT_SIZES[max(TEXT_SIZES.index(self.text_size) - 1, 0)]

    @property
    def larger_text(self):
        """One step up; the largest has none above it and stays."""
        return TEXT_SIZES[min(TEXT_SIZES.index(self.text_size) + 1, len(TEXT_SIZES) - 1)]

    @property
    def has_records(self):
        return capacity_of(self.user).has_records

    @property
    def belongs(self):
        return capacity_of(self.user).belongs

    @property
    def reaches(self):
        """The passes by which this person reads beyond his own today."""
        return capacity_of(self.user).reaches

    @property
    def greeting(self):
        """«Đồng chí …» to members, «Thầy/Cô …» to others, nothing to strangers."""
        if not self.is_signed_in:
            return ""
        word = "Đồng chí" if self.belongs else "Thầy/Cô"
        return f"{word} {self.user.get_full_name()}"

    @cached_property
    def can_enter_admin(self):
        return self.is_signed_in and self.user.has_perm("wagtailadmin.access_admin")

    @property
    def nav(self):
        """The sections that exist for this person."""
        return tuple(
            Entry(url, label, self._is_current(url))
            for url, label, condition in SECTIONS
            if getattr(self, condition)
        )

    def _is_current(self, url):
        return self.path == url if url == "/" else self.path.startswith(url)


@register.simple_tag(takes_context=True)
def theme_page(context, theme):
    """The page of a theme if this reader may open it, else None; records know no pages."""
    return ThemePage.objects.visible_to(context["request"].user).filter(theme=theme).first()


@register.simple_tag(takes_context=True)
def frame(context):
    """The frame of this page: `{% frame as frame %}`."""
    return Frame(context.get("request"))


@register.filter
def dateline(moment):
    """«Chủ nhật - 09/10/2011 22:02», in Vietnam's time."""
    if not moment:
        return ""
    local = timezone.localtime(moment)
    return f"{WEEKDAYS[local.weekday()]} - {local:%d/%m/%Y %H:%M}"


@register.filter
def keep(text):
    """The words on one line: «tháng 12» is not torn apart."""
    return str(text).replace(" ", NO_BREAK)
