"""Puts rows into the database by the thousand, pages included."""

from itertools import islice

from django.apps.registry import Apps
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone
from wagtail.models import Locale, Page

BATCH = 500


def in_batches(items):
    """Lists of at most BATCH items; nothing is drawn from the iterator before its turn."""
    items = iter(items)
    while batch := list(islice(items, BATCH)):
        yield batch


def create_all(model, batch):
    """Inserts these instances as one transaction."""
    with transaction.atomic():
        return model.objects.bulk_create(batch, batch_size=BATCH)


class PageMaker:
    """Hangs pages of one type below their section, by the batch.

    `add_child` asks the tree some twenty questions a page; here the paths are counted up.
    """

    def __init__(self, model, section):
        self.model, self.section = model, section
        self.table = own_table(model)
        self.content_type = ContentType.objects.get_for_model(model)
        self.locale = Locale.get_default()
        self.made = section.numchild

    def create(self, pages):
        """Inserts pages that know their title, slug, first moment and own fields, all or none."""
        with transaction.atomic():
            stems = [self._stem(page) for page in pages]
            for page, stem in zip(pages, Page.objects.bulk_create(stems), strict=True):
                page.page_ptr_id = stem.pk
            names = [field.attname for field in self.model._meta.local_concrete_fields]
            self.table.objects.bulk_create(
                self.table(**{name: getattr(page, name) for name in names}) for page in pages
            )
            Page.objects.filter(pk=self.section.pk).update(numchild=self.made)

    def _stem(self, page):
        """The row of the page in the table that all page types share."""
        self.made += 1
        depth = self.section.depth + 1
        moment = page.first_published_at or timezone.now()
        return Page(
            path=Page._get_path(self.section.path, depth, self.made),
            depth=depth,
            url_path=f"{self.section.url_path}{page.slug}/",
            slug=page.slug,
            title=page.title,
            draft_title=page.title,
            content_type=self.content_type,
            locale=self.locale,
            live=True,
            first_published_at=moment,
            last_published_at=moment,
            latest_revision_created_at=moment,
        )


def own_table(model):
    """A model of that page type's own table alone: Django inserts in bulk into one table only.

    It stands in a registry of its own, so the application never learns of it.
    """

    class Meta:
        app_label = "bench"
        apps = Apps()
        managed = False
        db_table = model._meta.db_table

    columns = {field.attname: column(field) for field in model._meta.local_concrete_fields}
    body = {**columns, "Meta": Meta, "__module__": __name__}
    return type(f"{model.__name__}Row", (models.Model,), body)


def column(field):
    """The field without what it points at."""
    if field.is_relation:
        return models.BigIntegerField(
            db_column=field.column, primary_key=field.primary_key, null=field.null
        )
    return field.clone()
