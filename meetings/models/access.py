"""Who read which guarded record, when, from where: a chain that only grows.

Each entry carries a seal over its own fields and the seal before it, made with a key that is not
in the database. So nobody who can write to the database alone can change, remove or insert an
entry unseen; that the newest entries were cut off is seen by the ledger, and by the last number
and seal that `verify_access_log` prints to be kept outside.
"""

import json
from datetime import UTC

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.crypto import constant_time_compare, salted_hmac

from ..enums import AccessKind, AccessRight

BEGINNING = ""  # what stands before the first entry
ONLY_GROWS = "Nhật ký truy cập chỉ ghi thêm."
SEALED = [
    *("number", "moment", "account_id", "user_name", "kind", "key", "symbol"),
    *("right", "pass_id", "address", "previous"),
]


class AccessQuerySet(models.QuerySet):
    """Refuses what would change the past."""

    def update(self, **kwargs):
        raise ValidationError(ONLY_GROWS)

    def delete(self):
        raise ValidationError(ONLY_GROWS)

    def bulk_create(self, *args, **kwargs):
        raise ValidationError(ONLY_GROWS)


class AccessEntry(models.Model):
    """One reading. Names the kind and number of the record, never its title."""

    number = models.PositiveBigIntegerField("số", unique=True)
    moment = models.DateTimeField("lúc", db_index=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="tài khoản", on_delete=models.PROTECT,
        related_name="+",
    )  # fmt: skip
    user_name = models.CharField("người đọc", max_length=150)
    kind = models.CharField("loại", max_length=12, choices=AccessKind)
    key = models.PositiveBigIntegerField("mã")
    symbol = models.CharField("số, ký hiệu", max_length=40, blank=True)
    right = models.CharField("đọc theo", max_length=12, choices=AccessRight)
    pass_id = models.PositiveBigIntegerField("thẻ số", default=0)
    address = models.CharField("địa chỉ máy", max_length=45, blank=True)
    previous = models.CharField(max_length=64, blank=True)
    seal = models.CharField(max_length=64)

    objects = AccessQuerySet.as_manager()

    wagtail_reference_index_ignore = True  # a line points at nothing that anybody may follow

    class Meta:
        verbose_name = "lần đọc"
        verbose_name_plural = "nhật ký truy cập"
        ordering = ["-number"]
        default_permissions = ("view",)
        indexes = [models.Index(fields=["account", "kind", "key", "moment"], name="access_repeat")]

    def __str__(self):
        return f"{self.number}: {self.user_name}, {self.get_kind_display()} {self.key}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise ValidationError(ONLY_GROWS)
        self.seal = seals_of(self)[0]
        super().save(*args, force_insert=True, **kwargs)

    def delete(self, *args, **kwargs):
        raise ValidationError(ONLY_GROWS)

    def seal_holds(self):
        """True if the entry is what was written, by the present key or one in use before."""
        return any(constant_time_compare(self.seal, seal) for seal in seals_of(self))


class AccessLedger(models.Model):
    """The head of the chain, on one row that writers queue for."""

    wagtail_reference_index_ignore = True

    last_number = models.PositiveBigIntegerField(default=0)
    last_seal = models.CharField(max_length=64, blank=True, default=BEGINNING)
    # What the last check of the whole chain found.
    checked_at = models.DateTimeField(null=True)
    checked_number = models.PositiveBigIntegerField(default=0)
    trouble = models.CharField(max_length=250, blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"đến dòng {self.last_number}"


def keys():
    """The key that seals now, then those that sealed before it was changed.

    Without a key of its own the log is sealed with SECRET_KEY.
    """
    own = [settings.ACCESS_LOG_KEY] if settings.ACCESS_LOG_KEY else []
    secret = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [*own, *settings.ACCESS_LOG_KEY_FALLBACKS, *secret]


def seals_of(entry):
    """The seal of these fields under each key; the first is today's."""
    fields = {name: getattr(entry, name) for name in SEALED}
    fields["moment"] = entry.moment.astimezone(UTC).isoformat()
    text = json.dumps(fields, ensure_ascii=False, sort_keys=True)
    return [
        salted_hmac("meetings.access", text, secret=key, algorithm="sha256").hexdigest()
        for key in keys()
    ]
