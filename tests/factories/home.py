"""Pages and files for tests. Call `set_up_site` first (fixture `house`): pages need their section.

NewsPageFactory(), ThemePageFactory(audience="members"), ReportPageFactory(organization=cell);
any of them with `live=False` is a draft. DocumentFactory and ImageFactory make real small files.
"""

from datetime import date

import factory
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import Collection

from home.models import (
    MaterialDocument,
    NewsCategory,
    NewsIndexPage,
    NewsPage,
    PlainIndexPage,
    PlainPage,
    ReportIndexPage,
    ReportPage,
    SchoolImage,
    ThemeIndexPage,
    ThemePage,
)

from .files import PDF, picture
from .meetings import CellFactory, ThemeFactory


class PageFactory(factory.django.DjangoModelFactory):
    """Puts the page below `parent`, or below the section of its type."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model, *args, parent=None, **kwargs):
        below = parent or model_section(model).objects.get()
        return below.add_child(instance=model(**kwargs))


def model_section(model):
    return {
        NewsPage: NewsIndexPage,
        ThemePage: ThemeIndexPage,
        ReportPage: ReportIndexPage,
        PlainPage: PlainIndexPage,
    }[model]


class NewsPageFactory(PageFactory):
    class Meta:
        model = NewsPage

    title = factory.Sequence(lambda n: f"Tin số {n}")
    category = factory.LazyFunction(NewsCategory.objects.first)


class ThemePageFactory(PageFactory):
    class Meta:
        model = ThemePage

    title = factory.Sequence(lambda n: f"Bài chuyên đề số {n}")
    theme = factory.SubFactory(ThemeFactory)


class ReportPageFactory(PageFactory):
    class Meta:
        model = ReportPage

    title = factory.Sequence(lambda n: f"Báo cáo số {n}")
    organization = factory.SubFactory(CellFactory)
    period_start = date(2026, 11, 1)
    period_end = date(2026, 11, 30)


class PlainPageFactory(PageFactory):
    class Meta:
        model = PlainPage

    title = factory.Sequence(lambda n: f"Trang số {n}")


def root_collection():
    return Collection.get_first_root_node()


class DocumentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = MaterialDocument

    title = factory.Sequence(lambda n: f"Tài liệu số {n}")
    file = factory.LazyFunction(lambda: SimpleUploadedFile("tai-lieu.pdf", PDF))
    collection = factory.LazyFunction(root_collection)


class ImageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SchoolImage

    title = factory.Sequence(lambda n: f"Ảnh số {n}")
    file = factory.LazyFunction(lambda: SimpleUploadedFile("anh.png", picture()))
    collection = factory.LazyFunction(root_collection)
