"""Who did what to which record, when. The log only grows."""

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.models import BaseLogEntry, BaseLogEntryManager
from wagtail.models.audit_log import LogEntryQuerySet


class GrowingQuerySet(LogEntryQuerySet):
    """Refuses what would change the past."""

    def update(self, **kwargs):
        raise ValidationError("Nhật ký chỉ ghi thêm, không sửa.")

    def delete(self):
        raise ValidationError("Nhật ký chỉ ghi thêm, không xóa.")


class LogEntryManager(BaseLogEntryManager.from_queryset(GrowingQuerySet)):
    """Wagtail's manager over rows that know their record by its id."""

    def get_queryset(self):
        return GrowingQuerySet(self.model, using=self._db)

    def log_action(self, instance, action, **kwargs):
        return super().log_action(instance, action, object_id=str(instance.pk), **kwargs)

    def for_instance(self, instance):
        return self.get_for_model(type(instance)).filter(object_id=str(instance.pk))

    def viewable_by_user(self, user):
        """Nobody reads it as a list in the admin's reports; each record shows its own history."""
        return self.none()


class LogEntry(BaseLogEntry):
    """One line: a person, an action, a record, a moment, and what changed."""

    object_id = models.CharField(max_length=40, blank=False, db_index=True)

    objects = LogEntryManager()

    class Meta(BaseLogEntry.Meta):
        ordering = ["-timestamp", "-id"]
        verbose_name = "dòng nhật ký"
        verbose_name_plural = "nhật ký"

    def __str__(self):
        return f"{self.action}: {self.label}"

    def save(self, *args, **kwargs):
        if self.pk is not None:
            raise ValidationError("Nhật ký chỉ ghi thêm, không sửa.")
        return super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise ValidationError("Nhật ký chỉ ghi thêm, không xóa.")
