"""What all records share: a version every writer raises, text in one form, intervals."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.base import ModelState

from ..vietnamese import nfc


class ReadInPart:
    """A row of which a list reads a few columns (`only`) is made of these alone.

    Django would set each field there is, of a page forty, to «not read»: half the work of a list.
    """

    @classmethod
    def from_db(cls, db, field_names, values):
        if len(values) == len(cls._meta.concrete_fields):
            return super().from_db(db, field_names, values)
        row = cls.__new__(cls)
        row._state = ModelState()
        row._state.adding, row._state.db = False, db
        row.__dict__.update(zip(field_names, values, strict=True))
        return row


class Record(ReadInPart, models.Model):
    """A row that several people may have open at once; its version tells a stale form apart."""

    version = models.PositiveIntegerField("phiên bản", default=1, editable=False)

    class Meta:
        abstract = True

    def save(self, *args, update_fields=None, **kwargs):
        """Saves with composed text (NFC) and, on a change, the next version."""
        compose_text(self)
        if not self._state.adding:
            self.version += 1
            if update_fields is not None:
                update_fields = {*update_fields, "version"}
        super().save(*args, update_fields=update_fields, **kwargs)


class Authored(models.Model):
    """A row that remembers by whose account it came about; such an account is never deleted."""

    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )

    class Meta:
        abstract = True


def compose_text(instance):
    """Puts every text field of the instance into NFC, in place."""
    for field in instance._meta.concrete_fields:
        if isinstance(field, models.CharField | models.TextField):
            value = getattr(instance, field.attname)
            if isinstance(value, str):
                setattr(instance, field.attname, nfc(value))


class Interval(models.Model):
    """From one day to another, both included; without an end it still runs."""

    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến hết ngày", null=True, blank=True)

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": "Ngày kết thúc phải từ ngày bắt đầu trở đi."})

    def overlapping(self, rows):
        """Rows of that queryset, other than this one, that share at least one day with it."""
        rows = rows.exclude(pk=self.pk).filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=self.starts_on)
        )
        return rows.filter(starts_on__lte=self.ends_on) if self.ends_on else rows

    def shares_a_day_with(self, other):
        """True if some day lies in both intervals."""
        starts_in_time = other.ends_on is None or self.starts_on <= other.ends_on
        return starts_in_time and (self.ends_on is None or other.starts_on <= self.ends_on)

    def overlaps_with(self, other):
        """True if both may not stand side by side; subclasses narrow it (same kind, say)."""
        return self.shares_a_day_with(other)


def ends_after_start(name):
    """The check constraint of every interval table."""
    return models.CheckConstraint(
        condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
        name=name,
        violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
    )
