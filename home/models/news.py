"""News: the list with its categories, and one story with its date line."""

from django.db import models
from django.db.models import Subquery
from django.http import Http404
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from meetings.models.base import ReadInPart, compose_text
from meetings.prepared import Prepared
from meetings.vietnamese import fold, slugify

from ..addresses import NEWS_SLUG
from ..blocks import StoryBlock
from ..pagination import page_of
from ..querysets import NewsPageManager
from ..querysets.questions import ListOfPages, PageQuestion
from .base import ContentPage, FixedPage


class NewsCategory(ReadInPart, models.Model):
    """A column of the news, in the order they are listed."""

    name = models.CharField(
        "tên chuyên mục",
        max_length=60,
        unique=True,
        error_messages={"unique": "Đã có chuyên mục mang tên này."},
    )
    slug = models.SlugField("đường dẫn", max_length=60, unique=True, editable=False)
    position = models.PositiveSmallIntegerField("thứ tự", default=100)

    panels = ["name", "position"]

    class Meta:
        verbose_name = "chuyên mục tin"
        verbose_name_plural = "chuyên mục tin"
        ordering = ["position", "name"]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        compose_text(self)
        self.slug = self.slug or self._free_slug()
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return f"/{NEWS_SLUG}/?muc={self.slug}"

    def _free_slug(self):
        """From the name; names that differ in marks only get a number behind."""
        stem = slugify(self.name, 50) or "chuyen-muc"
        taken = set(
            NewsCategory.objects.filter(slug__startswith=stem).values_list("slug", flat=True)
        )
        numbered = (f"{stem}-{n}" for n in range(2, len(taken) + 3))
        return stem if stem not in taken else next(s for s in numbered if s not in taken)


class NewsIndexPage(FixedPage):
    """«Tin tức»: the newest first, by category or keyword."""

    fixed_slug = NEWS_SLUG
    parent_page_types = ["home.FrontPage"]
    subpage_types = ["home.NewsPage"]
    template = "home/news_index.html"

    class Meta:
        verbose_name = "trang mục tin tức"
        verbose_name_plural = "trang mục tin tức"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        categories = CATEGORIES.objects()
        category = self._category(request, categories)
        keyword = request.GET.get("tu-khoa", "").strip()[:100]
        news = NEWEST.of(
            request.user,
            category=category.pk if category else None,
            keyword_index__contains=as_indexed([keyword]) if keyword else None,
        )
        return context | {
            "categories": categories,
            "category": category.name if category else None,
            "keyword": keyword,
            "news": page_of(news, request),
        }

    def _category(self, request, categories):
        """The category the address asks for, None for all; an unknown one is 404."""
        slug = request.GET.get("muc")
        if not slug:
            return None
        for category in categories:
            if category.slug == slug:
                return category
        raise Http404


CATEGORIES = Prepared(NewsCategory.objects.all)
NEWEST = ListOfPages(
    lambda reader, **narrowed: (
        NewsPage.objects.visible_to(reader).filter(**narrowed).newest_first()
    ),
    lambda reader: NewsPage.objects.visible_to(reader).for_rows(),
    lambda reader, **narrowed: NewsPage.objects.visible_to(reader).filter(**narrowed).by_type(),
    category=models.BigIntegerField(),
    keyword_index__contains=models.CharField(),
)


def as_indexed(keywords):
    """«|chuan bi noi dung|tai lieu hop|»: one keyword is found whole and without marks."""
    return f"|{'|'.join(map(fold, keywords))}|" if keywords else ""


class NewsPage(ContentPage):
    """One story, for the whole staff unless it says otherwise."""

    date = models.DateTimeField(
        "ngày đăng", default=timezone.now, help_text="In dưới tiêu đề và dùng để xếp thứ tự."
    )
    category = models.ForeignKey(
        NewsCategory, verbose_name="chuyên mục", on_delete=models.PROTECT, related_name="news"
    )
    lead = models.TextField("đoạn mở đầu", max_length=600, blank=True)
    body = StreamField(StoryBlock(), verbose_name="nội dung", blank=True)
    byline = models.CharField(
        "tác giả", max_length=150, blank=True, help_text="Ví dụ: Võ Hoài Ân, Chi bộ Đào tạo"
    )
    source = models.CharField("nguồn", max_length=150, blank=True)
    keywords = models.CharField(
        "từ khóa", max_length=250, blank=True, help_text="Cách nhau bằng dấu phẩy."
    )
    keyword_index = models.CharField(max_length=260, blank=True, editable=False)

    objects = NewsPageManager()

    section = NEWS_SLUG
    parent_page_types = ["home.NewsIndexPage"]
    subpage_types = []
    template = "home/news.html"
    content_panels = [
        *ContentPage.content_panels,
        MultiFieldPanel([FieldPanel("date"), FieldPanel("category")], heading="Ngày và chuyên mục"),
        FieldPanel("lead", help_text="Một, hai câu hiện ở trang nhất và danh sách tin."),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("byline"),
                FieldPanel("source", help_text="Ví dụ: Phòng Đào tạo"),
                FieldPanel(
                    "keywords", help_text="Cách nhau bằng dấu phẩy. Ví dụ: thi tay nghề, học kỳ I"
                ),
            ],
            heading="Tác giả, nguồn, từ khóa",
        ),
        ContentPage.audience_panel,
    ]

    search_fields = [
        *ContentPage.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
        index.FilterField("date"),
    ]

    class Meta:
        verbose_name = "tin"
        verbose_name_plural = "tin"
        indexes = [models.Index(fields=["date", "page_ptr"], name="news_by_date")]

    def compose(self):
        super().compose()
        self.keyword_index = as_indexed(self.keyword_list)

    @property
    def keyword_list(self):
        words = (" ".join(word.split()) for word in self.keywords.split(","))
        return [word for word in words if word]

    def get_context(self, request, *args, **kwargs):
        others = AROUND.of(request.user, date=self.date, key=self.pk, category=self.category_id)
        return super().get_context(request, *args, **kwargs) | {"others": others}


def around(reader, date, key, category):
    """What stands above and below that story in the list, and the newest of its category."""
    visible = NewsPage.objects.visible_to(reader)
    same = visible.in_category(category).exclude(pk=key).newest_first()
    next_ones = visible.older_than(date, key)[:1], visible.newer_than(date, key)[:1]
    newest = (same[place : place + 1] for place in range(SAME_CATEGORY))
    keys = [Subquery(story.values("pk")) for story in (*next_ones, *newest)]
    return visible.for_rows().filter(id__in=keys).newest_first()


def next_to(others, date, key):
    """The next older and the next newer story (or None) among what stands around that one."""
    here = date, key
    older = (other for other in others if (other.date, other.pk) < here)
    newer = (other for other in reversed(others) if (other.date, other.pk) > here)
    return {"older": next(older, None), "newer": next(newer, None)}


def of_category(others, category):
    """The newest stories of that category among them."""
    return [other for other in others if other.category_id == category][:SAME_CATEGORY]


SAME_CATEGORY = 3
AROUND = PageQuestion(
    around,
    date=models.DateTimeField(),
    key=models.BigIntegerField(),
    category=models.BigIntegerField(),
)
