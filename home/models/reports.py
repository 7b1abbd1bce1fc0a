"""The report archive: by type, organisation and year, and one report with its written file."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from meetings.asking import answers
from meetings.models import Meeting
from meetings.models.themes import ROMAN
from meetings.views.pages import page_asked

from ..addresses import REPORTS_SLUG
from ..blocks import StoryBlock
from ..enums import Audience, EntryKind, ReportType
from ..facets import Facet, Narrowing, sizes
from ..names import ORGANIZATIONS, among
from ..pagination import PER_PAGE, keys_along
from ..querysets import ReportPageManager
from ..querysets.cards import CardQuestion, ListOfCards
from ..querysets.questions import PagesByKeys
from .base import ContentPage, FixedPage
from .files import MaterialDocument
from .search import ArchiveTally, SearchEntry


class UncomparedPanel(FieldPanel):
    """A field that comparing versions leaves out: it would name what the editor may not see."""

    def get_comparison_class(self):
        return None


class ReportIndexPage(FixedPage):
    """«Báo cáo»: what was handed in, for members."""

    fixed_slug = REPORTS_SLUG
    for_members = True
    parent_page_types = ["home.FrontPage"]
    subpage_types = ["home.ReportPage"]
    template = "home/report_index.html"

    class Meta:
        verbose_name = "trang mục báo cáo"
        verbose_name_plural = "trang mục báo cáo"

    def get_context(self, request, *args, **kwargs):
        narrowing = self._narrowing(request)
        page = page_asked(Paginator(ReportShelf(narrowing), PER_PAGE), request)
        context = super().get_context(request, *args, **kwargs)
        return context | {"narrowing": narrowing, "reports": page}

    def _narrowing(self, request):
        """Counted from the catalogue; going through all reports takes longer than a page may."""
        found = answers(counted=TALLIES.asked(request.user), names=ORGANIZATIONS.asked())
        rows = [dict(zip([*COLUMNS, "size"], values, strict=True)) for values in found["counted"]]
        names = among(dict(found["names"]), {row["to-chuc"] for row in rows})
        years = sorted({row["nam"] for row in rows}, reverse=True)
        facets = [
            Facet("Loại", "loai", dict(ReportType.choices)),
            Facet("Tổ chức", "to-chuc", names),
            Facet("Năm", "nam", {year: str(year) for year in years}),
        ]
        return Narrowing(request, facets, rows)


# What the address says, and the column of the catalogue it means.
COLUMNS = {"loai": "field", "to-chuc": "organization", "nam": "year"}


class ReportShelf:
    """The reports one may read, the latest period first, for Django's Paginator."""

    def __init__(self, narrowing):
        self.user = narrowing.request.user
        self.years = sorted(sizes(narrowing.left(), "nam").items(), reverse=True)
        self.chosen = {COLUMNS[key]: value for key, value in narrowing.chosen.items()}

    def __len__(self):
        return sum(size for _, size in self.years)

    def __getitem__(self, part):
        """Reports from `part.start` to before `part.stop`, each asked of its own rule once more."""
        ids = keys_along(self._of_year, self.years, part.start or 0, part.stop, "object_id")
        return LISTED.in_order(self.user, ids)

    def _of_year(self, year):
        return CARDS.of(self.user, **self.chosen | {"year": year})


TALLIES = CardQuestion(
    lambda reader: (
        ArchiveTally.objects.visible_to(reader)
        .filter(kind=EntryKind.REPORT)
        .sizes_by(*COLUMNS.values())
    )
)
CARDS = ListOfCards(
    lambda reader, **narrowed: (
        SearchEntry.objects.seen_along(reader).archived().filter(kind=EntryKind.REPORT, **narrowed)
    ),
    field=models.CharField(),
    organization=models.BigIntegerField(),
    year=models.IntegerField(),
)
LISTED = PagesByKeys(lambda reader: ReportPage.objects.visible_to(reader).for_rows())


class ReportPage(ContentPage):
    """One report: what it is about, whose, and the file as it was signed."""

    audience = models.CharField(
        "ai đọc được", max_length=12, choices=Audience, default=Audience.ORGANIZATION
    )
    report_type = models.CharField(
        "loại báo cáo", max_length=10, choices=ReportType, default=ReportType.MONTH
    )
    period_start = models.DateField("kỳ báo cáo từ ngày")
    period_end = models.DateField("đến hết ngày")
    author = models.CharField(
        "người báo cáo", max_length=150, blank=True, help_text="Ví dụ: đồng chí Võ Hoài Ân"
    )
    abstract = models.TextField("tóm tắt", max_length=1000, blank=True)
    body = StreamField(StoryBlock(), verbose_name="nội dung", blank=True)
    document = models.ForeignKey(
        MaterialDocument,
        verbose_name="tệp báo cáo",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    meeting = models.ForeignKey(
        Meeting,
        verbose_name="trình tại kỳ họp",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = ReportPageManager()

    section = REPORTS_SLUG
    parent_page_types = ["home.ReportIndexPage"]
    subpage_types = []
    template = "home/report.html"
    content_panels = [
        *ContentPage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("report_type"),
                FieldRowPanel(
                    [
                        FieldPanel("period_start", help_text="Ví dụ: 01/11/2026"),
                        FieldPanel("period_end", help_text="Ví dụ: 30/11/2026"),
                    ]
                ),
                FieldPanel("author"),
            ],
            heading="Báo cáo",
        ),
        FieldPanel("abstract", help_text="Hai, ba câu: việc gì xong, việc gì còn."),
        UncomparedPanel("document", help_text="Bản Word hoặc PDF đã ký."),
        FieldPanel("body"),
        UncomparedPanel("meeting"),
        ContentPage.audience_panel,
    ]

    search_fields = [
        *ContentPage.search_fields,
        index.SearchField("abstract"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = "báo cáo"
        verbose_name_plural = "báo cáo"
        indexes = [
            models.Index(fields=["period_end", "period_start"], name="report_by_period"),
        ]

    def clean(self):
        super().clean()
        if self.organization_id is None:
            raise ValidationError({"organization": "Xin chọn tổ chức có báo cáo này."})
        if self.period_start and self.period_end and self.period_end < self.period_start:
            raise ValidationError({"period_end": "Ngày cuối kỳ phải từ ngày đầu kỳ trở đi."})

    def own_advice(self):
        if self.document_id is None:
            yield "Chưa có tệp báo cáo. Hãy gắn bản đã ký vào ô «Tệp báo cáo»."

    @property
    def period(self):
        """«tháng 11/2026», «quý IV/2026», «năm 2026», or the two days."""
        return period_words(self.period_start, self.period_end)

    def get_context(self, request, *args, **kwargs):
        user = request.user
        return super().get_context(request, *args, **kwargs) | {
            "document": self._seen(MaterialDocument, self.document_id, user),
            "meeting": self._seen(Meeting, self.meeting_id, user),
        }

    def _seen(self, model, pk, user):
        """What the report points at, if this reader may see it."""
        return model.objects.visible_to(user).filter(pk=pk).first() if pk else None


def period_words(start, end):
    """Names the period where it is a whole month, quarter, half or year."""
    whole = start.day == 1 and (end + timedelta(days=1)).day == 1 and start.year == end.year
    first, last, year = start.month, end.month, start.year
    if whole and first == last:
        return f"tháng {first}/{year}"
    if whole and last - first == 2 and last % 3 == 0:
        return f"quý {ROMAN[last // 3]}/{year}"
    if whole and (first, last) in {(1, 6), (7, 12)}:
        return f"sáu tháng {'đầu' if first == 1 else 'cuối'} năm {year}"
    if (start, end) == (date(year, 1, 1), date(year, 12, 31)):
        return f"năm {year}"
    return f"từ {start:%d/%m/%Y} đến {end:%d/%m/%Y}"
