"""Cards of the catalogue, as each person may see them."""

from django.apps import apps
from django.db import models
from django.db.models import F, Sum

from .readers import words_for


class SearchEntryQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Cards of papers this person may read; those without a kind are the admin's alone."""
        return self.exclude(kind="").filter(readership__in=readerships_of(user))

    def seen_along(self, user):
        """The same cards as `visible_to`, for walks along the years, or to a number.

        The sum keeps databases from collecting all cards of a reader to find a few of them.
        """
        sets = readerships_of(user)
        return self.exclude(kind="").alias(set=F("readership") + 0).filter(set__in=sets)

    def archived(self):
        """Signed minutes, issued papers, published reports and themes, newest first."""
        # Said as «in»: by a bare column SQLite would look nothing up in an index.
        return self.filter(archived__in=[True]).order_by("-id")

    def for_rows(self):
        """With what a row of a list prints, and no more."""
        printed = ["kind", "day", "term", "out_of_force", "organization__name"]
        printed += ["text__title", "text__label", "text__address"]
        return self.select_related("text", "organization").only(*printed)


class ArchiveTallyQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What this person's archive adds up from."""
        return self.filter(readership__in=readerships_of(user), amount__gt=0)

    def sizes_by(self, *columns):
        """How many cards are alike in these columns: tuples with the size last."""
        return self.values_list(*columns).annotate(size=Sum("amount"))


def readerships_of(user):
    """Keys of the sets of people that this person belongs to today, as a queryset of values."""
    words = apps.get_model("home.ReadershipWord").objects.filter(word__in=words_for(user))
    return words.values("readership").distinct()
