"""Themed sessions: the plan by year, quarter and field, and one theme with its materials."""

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from meetings.asking import answers
from meetings.enums import Quarter, ThemeField
from meetings.models import Meeting, Theme
from meetings.models.base import compose_text
from meetings.querysets.questions import Question

from ..addresses import THEMES_SLUG
from ..blocks import StoryBlock
from ..enums import Audience, MaterialKind
from ..facets import Facet, Narrowing
from ..pagination import page_of
from ..querysets import ThemePageManager
from ..querysets.questions import ListOfPages, PageQuestion, PagesByKeys
from .base import ContentPage, FixedPage
from .files import MaterialDocument, SchoolImage


class ThemeIndexPage(FixedPage):
    """«Chuyên đề»: what was and will be talked over, for members."""

    fixed_slug = THEMES_SLUG
    for_members = True
    parent_page_types = ["home.FrontPage"]
    subpage_types = ["home.ThemePage"]
    template = "home/theme_index.html"

    class Meta:
        verbose_name = "trang mục chuyên đề"
        verbose_name_plural = "trang mục chuyên đề"

    def get_context(self, request, *args, **kwargs):
        visible = ThemePage.objects.visible_to(request.user)
        narrowing = self._narrowing(request, visible)
        chosen = {f"theme__{KEYS[key]}": value for key, value in narrowing.chosen.items()}
        themes = NEWEST.of(request.user, **chosen)
        return super().get_context(request, *args, **kwargs) | {
            "narrowing": narrowing,
            "themes": page_of(themes, request, total=narrowing.total),
        }

    def _narrowing(self, request, visible):
        found = visible.sizes_by(*(f"theme__{name}" for name in KEYS.values()))
        rows = [dict(zip([*KEYS, "size"], values, strict=True)) for values in found]
        years = sorted({row["nam"] for row in rows}, reverse=True)
        facets = [
            Facet("Năm", "nam", {year: str(year) for year in years}),
            Facet("Quý", "quy", dict(Quarter.choices)),
            Facet("Lĩnh vực", "linh-vuc", dict(ThemeField.choices)),
        ]
        return Narrowing(request, facets, rows)


# What the address says, and the theme's field it means.
KEYS = {"nam": "year", "quy": "quarter", "linh-vuc": "field"}

NEWEST = ListOfPages(
    lambda reader, **narrowed: (
        ThemePage.objects.visible_to(reader).filter(**narrowed).newest_first()
    ),
    lambda reader: ThemePage.objects.visible_to(reader).for_rows(),
    theme__year=models.IntegerField(),
    theme__quarter=models.IntegerField(),
    theme__field=models.CharField(),
)


class ThemePage(ContentPage):
    """One theme to read before the session and to keep after it."""

    audience = models.CharField(
        "ai đọc được", max_length=12, choices=Audience, default=Audience.MEMBERS
    )
    theme = models.OneToOneField(
        Theme,
        verbose_name="chuyên đề trong kế hoạch",
        on_delete=models.PROTECT,
        related_name="page",
        error_messages={"unique": "Chuyên đề này đã có trang rồi."},
    )
    presenters = models.CharField(
        "người trình bày", max_length=250, blank=True, help_text="Ví dụ: đồng chí Kiều Thanh Ửng"
    )
    lead = models.TextField("tóm tắt", max_length=600, blank=True)
    grounds = models.TextField("căn cứ", blank=True, help_text="Mỗi dòng một căn cứ.")
    questions = models.TextField(
        "câu hỏi để cùng bàn", blank=True, help_text="Mỗi dòng một câu hỏi."
    )
    body = StreamField(StoryBlock(), verbose_name="bài viết", blank=True)
    takeaways = models.TextField(
        "ghi nhớ", blank=True, help_text="Mỗi dòng một điều cần nhớ, nhiều nhất là ba."
    )

    objects = ThemePageManager()

    section = THEMES_SLUG
    parent_page_types = ["home.ThemeIndexPage"]
    subpage_types = []
    template = "home/theme.html"
    content_panels = [
        *ContentPage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("theme", help_text="Chuyên đề các chi bộ đã ghi trong kế hoạch năm."),
                FieldPanel("presenters"),
            ],
            heading="Chuyên đề",
        ),
        FieldPanel("lead", help_text="Hai, ba câu: bàn điều gì, vì sao lúc này."),
        FieldPanel(
            "grounds",
            help_text="Mỗi dòng một căn cứ. Ví dụ: Nghị quyết số 05-NQ/ĐU, ngày 10/01/2026",
        ),
        FieldPanel(
            "questions", help_text="Mỗi dòng một câu. Ví dụ: Tổ mình đang vướng ở bước nào?"
        ),
        FieldPanel("body"),
        FieldPanel("takeaways"),
        InlinePanel("materials", heading="Tài liệu", label="Tài liệu"),
        ContentPage.audience_panel,
    ]

    search_fields = [
        *ContentPage.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = "trang chuyên đề"
        verbose_name_plural = "trang chuyên đề"

    @classmethod
    def get_indexed_objects(cls):
        pages = super().get_indexed_objects().select_related("theme")
        return pages.prefetch_related("theme__organizations")

    def get_context(self, request, *args, **kwargs):
        user = request.user
        context = super().get_context(request, *args, **kwargs)
        context["materials"] = self.materials_for(user)
        return context | answers(
            meetings=MEETINGS_ABOUT.asked(user, theme=self.theme_id),
            same_year=OTHERS_OF_YEAR.asked(user, year=self.theme.year, key=self.pk),
        )

    def own_advice(self):
        talks = [m for m in self.materials.all() if m.kind == MaterialKind.TALK and m.document_id]
        if not talks:
            yield (
                "Chưa có bài viết. Chuyên đề phải có bài viết gửi trước: thêm tệp ở phần Tài liệu, "
                "loại «Bài viết chuyên đề»."
            )

    def materials_for(self, user):
        """The materials whose file this reader may open; those of a draft in hand, too."""
        materials = list(self.materials.all())
        documents = DOCUMENTS.in_bulk(user, [m.document_id for m in materials if m.document_id])
        images = PHOTOS.in_bulk(user, [m.image_id for m in materials if m.image_id])
        for material in materials:
            material.file = documents.get(material.document_id) or images.get(material.image_id)
        return [material for material in materials if material.file]

    @property
    def grounds_list(self):
        return lines_of(self.grounds)

    @property
    def question_list(self):
        return lines_of(self.questions)

    @property
    def takeaway_list(self):
        return lines_of(self.takeaways)


MEETINGS_ABOUT = Question(
    lambda reader, theme: (
        Meeting.objects.visible_to(reader).filter(theme=theme).select_related("organization")
    ).order_by("starts_at"),
    theme=models.BigIntegerField(),
)
OTHERS_OF_YEAR = PageQuestion(
    lambda reader, year, key: (
        (ThemePage.objects.visible_to(reader).filter(theme__year=year).exclude(pk=key))
        .for_rows()
        .newest_first()
    ),
    year=models.IntegerField(),
    key=models.BigIntegerField(),
)
DOCUMENTS = PagesByKeys(lambda reader: MaterialDocument.objects.visible_to(reader))
PHOTOS = PagesByKeys(lambda reader: SchoolImage.objects.visible_to(reader))


def lines_of(text):
    """The lines that say something."""
    return [line.strip(" -") for line in text.splitlines() if line.strip(" -")]


class Material(Orderable):
    """A file of a theme: the talk as written, slides, a form to fill in, a picture."""

    page = ParentalKey(ThemePage, on_delete=models.CASCADE, related_name="materials")
    kind = models.CharField("loại", max_length=10, choices=MaterialKind, default=MaterialKind.TALK)
    title = models.CharField(
        "tên", max_length=200, blank=True, help_text="Để trống thì dùng tên của tệp."
    )
    document = models.ForeignKey(
        MaterialDocument,
        verbose_name="tệp",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    image = models.ForeignKey(
        SchoolImage,
        verbose_name="ảnh",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    note = models.CharField("ghi chú", max_length=200, blank=True)

    panels = ["kind", "title", "document", "image", "note"]

    class Meta(Orderable.Meta):
        verbose_name = "tài liệu của chuyên đề"
        verbose_name_plural = "tài liệu của chuyên đề"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(document__isnull=False, image__isnull=True)
                | models.Q(document__isnull=True, image__isnull=False),
                name="material_is_document_or_image",
                violation_error_message="Xin chọn một tệp hoặc một ảnh, không cả hai.",
            )
        ]

    def __str__(self):
        return self.title or self.get_kind_display()

    def clean(self):
        super().clean()
        if bool(self.document_id) == bool(self.image_id):
            raise ValidationError("Xin chọn một tệp hoặc một ảnh, không cả hai.")

    def save(self, *args, **kwargs):
        compose_text(self)
        super().save(*args, **kwargs)

    @property
    def words(self):
        """What is printed under the name: «Phiếu, biểu mẫu. PDF 38 kB. Một trang để in»."""
        parts = [self.get_kind_display(), self.file.size_words, self.note]
        return ". ".join(part.rstrip(".") for part in parts if part)
