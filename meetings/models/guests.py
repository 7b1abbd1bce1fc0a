"""Guests of a meeting who have an account here: they read their invitation and nothing more."""

from django.conf import settings
from django.db import models

from ..addresses import address_of
from ..querysets import GuestQuerySet
from .base import Authored, Record
from .meetings import Meeting


class Guest(Authored, Record):
    """One account invited to one meeting, and what for."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="guests")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="khách mời",
        on_delete=models.PROTECT,
        related_name="invitations",
    )
    purpose = models.CharField("mời để", max_length=250)

    objects = GuestQuerySet.as_manager()

    class Meta:
        verbose_name = "khách mời"
        verbose_name_plural = "khách mời"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "account"], name="guest_invited_once"),
            models.CheckConstraint(condition=~models.Q(purpose=""), name="guest_has_purpose"),
        ]

    def __str__(self):
        return f"{self.account}: {self.purpose}"

    def get_absolute_url(self):
        return address_of("invitation", self.pk)
