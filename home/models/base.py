"""What all pages share: composed text, slugs that keep Đ, an audience that holds anywhere."""

import json
import unicodedata

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import Http404
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.widgets.slug import SlugInput
from wagtail.fields import StreamField
from wagtail.models import Page, PagePermissionTester, ReferenceIndex
from wagtail.permissions import policy_registry

from meetings.admin.advice import AdvicePanel
from meetings.models.base import ReadInPart, compose_text
from meetings.roles import capacity_of
from meetings.vietnamese import nfc, slugify
from meetings.views.reading import noted_list

from ..addresses import FRONT_SLUG, is_reserved, trail_to
from ..advice import advice_on
from ..enums import NAMES_ORGANIZATION, Audience
from ..page_forms import HousePageForm
from ..querysets import ContentPageManager, HousePageManager
from ..querysets.pages import no_restrictions
from ..reading import noted_page
from ..refusals import NAME_ORGANIZATION, RESERVED

# What a page may point at without asking who sees it. All else has a `visible_to`.
KNOWN_TO_ALL = {"home.NewsCategory"}

# The same folding in the browser as in slugify, while a title is typed.
VIETNAMESE_LETTERS = [
    ("[àáảãạăằắẳẵặâầấẩẫậÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬ]", "a"),
    ("[èéẻẽẹêềếểễệÈÉẺẼẸÊỀẾỂỄỆ]", "e"),
    ("[ìíỉĩịÌÍỈĨỊ]", "i"),
    ("[òóỏõọôồốổỗộơờớởỡợÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢ]", "o"),
    ("[ùúủũụưừứửữựÙÚỦŨỤƯỪỨỬỮỰ]", "u"),
    ("[ỳýỷỹỵỲÝỶỸỴ]", "y"),
    ("[đĐðÐ]", "d"),
]


class HousePage(ReadInPart, Page):
    """Any page of the house."""

    base_form_class = HousePageForm
    private_page_options = []  # who reads is said by the audience, not by the place in the tree
    promote_panels = [
        FieldPanel(
            "slug",
            heading="Đường dẫn",
            help_text="Phần cuối của địa chỉ, chữ thường không dấu.",
            widget=SlugInput(formatters=VIETNAMESE_LETTERS),
        )
    ]

    objects = HousePageManager()

    section = None  # the slug of the section it stands in, for crumbs

    class Meta:
        abstract = True

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | {"trail": trail_to(self.title, self.section)}

    def get_url(self, request=None, current_site=None):
        """Its address, by its place below the front page; None for a page that has no place yet.

        Wagtail would look for the sites there are, each time: this house is one.
        """
        below_front = f"/{FRONT_SLUG}"
        is_placed = self.url_path.startswith(f"{below_front}/")
        return self.url_path.removeprefix(below_front) if is_placed else None

    url = property(get_url)

    @classmethod
    def readable_by(cls, user):
        """Pages of this type that `user` may read, as a queryset."""
        return cls.objects.visible_to(user)

    def route(self, request, path_components):
        """As Wagtail's; a page that is not for this reader does not exist."""
        result = super().route(request, path_components)
        if not path_components and not self.is_readable_by(request.user):
            raise Http404
        return result

    def is_readable_by(self, user):
        """True if `user` may read this very page."""
        return self.readable_by(user).filter(pk=self.pk).exists()

    def get_view_restrictions(self):
        """None: a restriction set by hand would hide the audience's rule behind a second one."""
        return no_restrictions()

    def full_clean(self, *args, **kwargs):
        self.compose()
        super().full_clean(*args, **kwargs)

    def clean(self):
        self.refuse_reserved_slug()
        super().clean()

    def minimal_clean(self):
        self.compose()
        self._set_core_field_defaults()
        self.refuse_reserved_slug()
        super().minimal_clean()

    def save(self, *args, **kwargs):
        self.compose()
        return super().save(*args, **kwargs)

    def compose(self):
        """Puts every text of the page, the story included, into NFC."""
        compose_text(self)
        for field in self._meta.get_fields():
            if isinstance(field, StreamField):
                story = getattr(self, field.name)
                raw = json.dumps(story.get_prep_value(), ensure_ascii=False)
                if not unicodedata.is_normalized("NFC", raw):
                    setattr(self, field.name, field.to_python(nfc(raw)))

    def refuse_reserved_slug(self):
        if is_reserved(self.slug, self.get_parent()):
            raise ValidationError({"slug": RESERVED % self.slug})

    def _set_core_field_defaults(self):
        # Wagtail would make «ang-uy» of «Đảng ủy»; it leaves a slug that is there alone.
        if not self.slug and (self.path or getattr(self, "_cached_parent_obj", None)):
            self.slug = self._get_autogenerated_slug(slugify(self.title) or "trang")
        super()._set_core_field_defaults()

    def _get_autogenerated_slug(self, base_slug):
        slug = super()._get_autogenerated_slug(base_slug)
        if is_reserved(slug, self.get_parent()):
            slug = super()._get_autogenerated_slug(f"{base_slug}-trang")
        return slug

    def references(self):
        """What the page's text and fields point at: pairs of (content type id, key)."""
        found = ReferenceIndex._extract_references_from_object(self)
        return {(content_type, str(pk)) for content_type, pk, *_ in found}

    def hidden_from(self, user, references):
        """True if `user` may not see one of these references, or if nobody says who sees it."""
        for content_type_id in {content_type for content_type, _ in references}:
            pks = {pk for content_type, pk in references if content_type == content_type_id}
            model = ContentType.objects.get_for_id(content_type_id).model_class()
            if seen_by(user, model).filter(pk__in=pks).distinct().count() < len(pks):
                return True
        return False


class FixedPagePermissionTester(PagePermissionTester):
    """Sections stay where the addresses of the house say they are."""

    def can_delete(self, ignore_bulk=False):
        return False

    def can_move(self):
        return False

    def can_unpublish(self):
        return False

    def can_copy(self):
        return False


class FixedPage(HousePage):
    """The front page and the sections: always there, always at the same address."""

    fixed_slug = None
    for_members = False  # True where staff without records find nothing
    max_count = 1
    promote_panels = []  # no slug to change
    settings_panels = []  # no day to expire on

    class Meta:
        abstract = True

    @classmethod
    def opens_to(cls, user):
        """True if this section exists for `user`."""
        return capacity_of(user).has_records if cls.for_members else user.is_authenticated

    @classmethod
    def readable_by(cls, user):
        return cls.objects.live() if cls.opens_to(user) else cls.objects.none()

    def is_readable_by(self, user):
        return self.live and self.opens_to(user)

    def serve(self, request, *args, **kwargs):
        if self.for_members:
            noted_list(request)
        return super().serve(request, *args, **kwargs)

    def permissions_for_user(self, user):
        return FixedPagePermissionTester(user, self)

    def refuse_reserved_slug(self):
        pass  # it is reserved for this very page

    def _set_core_field_defaults(self):
        self.slug = self.fixed_slug
        super()._set_core_field_defaults()


class ContentPage(HousePage):
    """A page somebody wrote, with the people it is for."""

    audience = models.CharField(
        "ai đọc được", max_length=12, choices=Audience, default=Audience.STAFF
    )
    organization = models.ForeignKey(
        "meetings.Organization",
        verbose_name="của tổ chức",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Cần chọn khi người đọc được tính theo tổ chức.",
    )

    objects = ContentPageManager()

    content_panels = [AdvicePanel(advice_on), *HousePage.content_panels]
    audience_panel = MultiFieldPanel(
        [FieldPanel("audience"), FieldPanel("organization")], heading="Người đọc"
    )

    class Meta:
        abstract = True

    @classmethod
    def get_indexed_objects(cls):
        return super().get_indexed_objects().select_related("organization")

    def own_advice(self):
        """Sentences on what a page of this type still lacks (advice.py)."""
        return []

    def serve(self, request, *args, **kwargs):
        noted_page(request, self)
        return super().serve(request, *args, **kwargs)

    def clean(self):
        super().clean()
        if self.audience in NAMES_ORGANIZATION and self.organization_id is None:
            raise ValidationError({"organization": NAME_ORGANIZATION})


def page_types(base):
    """The concrete page types below an abstract one."""
    for child in base.__subclasses__():
        if child._meta.abstract:
            yield from page_types(child)
        else:
            yield child


def pages_visible_to(user):
    """All pages `user` may read, of whatever type."""
    visible = Q(pk__in=[])
    for model in page_types(HousePage):
        visible |= Q(pk__in=model.readable_by(user).values("pk"))
    return Page.objects.filter(visible)


def seen_by(user, model):
    """Rows of the model that `user` sees; none where the model says nothing of its readers."""
    if model is Page:
        return choosable_pages(user)
    if model is None:  # of an app that is gone
        return Page.objects.none()
    if model._meta.label in KNOWN_TO_ALL:
        return model._default_manager.all()
    if hasattr(model._default_manager, "visible_to"):
        return model._default_manager.visible_to(user)
    return model._default_manager.none()


def choosable_pages(user):
    """Pages an editor may link to: those he reads, and those he finds in his explorer."""
    explorable = policy_registry.get_by_type(Page).instances_user_has_any_permission_for(
        user, {"add", "change", "publish"}
    )
    return Page.objects.filter(
        Q(pk__in=pages_visible_to(user).values("pk")) | Q(pk__in=explorable.values("pk"))
    )
