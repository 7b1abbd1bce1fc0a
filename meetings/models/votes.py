"""Votes on matters of an item: counts only, the outcome computed, never names."""

from fractions import Fraction
from math import ceil, floor

from django.db import models
from django.db.models import F, Q

from ..enums import VoteManner, VoteThreshold
from .agenda import AgendaItem
from .base import Record


def votes_needed(share, base):
    """The fewest votes that reach a share of the base; «1/2» asks for more than half of it."""
    exact = Fraction(share) * base
    return floor(exact) + 1 if share == "1/2" else ceil(exact)


class Vote(Record):
    """One vote. The base is the full members summoned and stays when someone leaves."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="votes")
    matter = models.CharField("về việc", max_length=250)
    manner = models.CharField(
        "cách biểu quyết", max_length=10, choices=VoteManner, default=VoteManner.CARD
    )
    threshold = models.CharField(
        "mức thông qua", max_length=10, choices=VoteThreshold, default=VoteThreshold.ORDINARY
    )
    # Kept from the rules of the meeting's date: more than 1/2, or at least 2/3.
    share = models.CharField(max_length=5)
    base = models.PositiveSmallIntegerField("được triệu tập, có quyền")
    present = models.PositiveSmallIntegerField("có mặt, có quyền")
    in_favour = models.PositiveSmallIntegerField("tán thành")
    against = models.PositiveSmallIntegerField("không tán thành", default=0)
    other = models.PositiveSmallIntegerField("ý kiến khác", default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "biểu quyết"
        verbose_name_plural = "biểu quyết"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(present__gte=F("in_favour") + F("against") + F("other")),
                name="vote_sum_within_present",
            ),
            models.CheckConstraint(condition=Q(base__gte=F("present")), name="vote_base_holds"),
            models.CheckConstraint(condition=~Q(matter=""), name="vote_has_matter"),
        ]

    def __str__(self):
        return self.matter

    @property
    def cast(self):
        return self.in_favour + self.against + self.other

    @property
    def passed(self):
        """True if as many were in favour as its share of the base asks for."""
        return self.in_favour >= votes_needed(self.share, self.base)

    @property
    def percent(self):
        """Share of the base in favour, in percent with one decimal."""
        return round(100 * self.in_favour / self.base, 1) if self.base else 0.0
