"""Cards of the catalogue, as each person may see them."""

from django.apps import apps
from django.db import models

from ..enums import ARCHIVED
from .readers import words_of


class SearchEntryQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Cards of papers this person may read; those without a kind are the admin's alone."""
        return self.exclude(kind="").filter(readership__in=readerships_of(user))

    def archived(self):
        """Signed minutes, issued papers, published reports and themes, newest first."""
        return self.filter(kind__in=ARCHIVED, part=0).order_by("-id")

    def for_lists(self):
        return self.select_related("text", "organization")


def readerships_of(user):
    """Keys of the sets of people that this person belongs to today, as a queryset of values."""
    words = apps.get_model("home.ReadershipWord").objects.filter(word__in=words_of(user))
    return words.values("readership").distinct()
