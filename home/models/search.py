"""What search and the archive look things up in: a card for each paper, and who reads it.

Cards repeat what pages and records say; they can be thrown away and written anew at any time
(`manage.py wagtail_update_index`). How they are written and asked stands in home/search.
"""

from django.contrib.contenttypes.models import ContentType
from django.db import models

from meetings.enums import OutOfForce
from meetings.models.base import ReadInPart

from ..enums import EntryKind
from ..querysets import ArchiveTallyQuerySet, SearchEntryQuerySet


class Readership(models.Model):
    """A set of people, told by words such as «cell:5» (home/querysets/readers.py).

    Thousands of papers share a few hundred sets, so that rights cost a search next to nothing.
    """

    key = models.CharField(max_length=64, unique=True)  # sha256 of the words

    class Meta:
        verbose_name = "nhóm người đọc"

    def __str__(self):
        return self.key


class ReadershipWord(models.Model):
    """One word of a set: whoever answers to any of its words belongs to it."""

    readership = models.ForeignKey(Readership, on_delete=models.CASCADE, related_name="words")
    word = models.CharField(max_length=80)

    class Meta:
        verbose_name = "từ chỉ người đọc"
        constraints = [
            models.UniqueConstraint(fields=["word", "readership"], name="readership_word_once")
        ]

    def __str__(self):
        return self.word


class SearchEntry(ReadInPart, models.Model):
    """The narrow part of a card: what lists are ordered, counted and narrowed by.

    The key tells the place in time (home/search/places.py): the order of keys is the order of
    days, so that «newest first» needs no sorting on either database.
    """

    id = models.BigIntegerField(primary_key=True)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    # 0: what all its readers see; 1: what only insiders see of the same paper.
    part = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=10, choices=EntryKind, blank=True)
    readership = models.ForeignKey(Readership, on_delete=models.PROTECT, related_name="entries")
    organization = models.ForeignKey(
        "meetings.Organization", on_delete=models.CASCADE, null=True, related_name="+"
    )
    term = models.ForeignKey(
        "meetings.Term", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    day = models.DateField(null=True)
    year = models.PositiveSmallIntegerField(null=True)
    # Of a report its ReportType, of all else the ThemeField of its theme.
    field = models.CharField(max_length=20, blank=True)
    # Of a paper and its files: why it no longer holds.
    out_of_force = models.CharField(max_length=10, choices=OutOfForce, blank=True)
    # «5nqdu» of 05-NQ/ĐU, so that every spelling finds it.
    number = models.CharField(max_length=40, blank=True)
    archived = models.BooleanField(default=False)  # see tallies.is_archived

    objects = SearchEntryQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "phiếu tra cứu"
        verbose_name_plural = "phiếu tra cứu"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "part"], name="search_entry_once"
            )
        ]
        indexes = [
            models.Index(fields=["number"], name="search_entry_number"),
            # What the archive counts and pages through, without looking at the rows.
            models.Index(fields=["readership", "kind", "year"], name="search_entry_readers"),
            models.Index(fields=["kind", "year", "organization"], name="search_entry_kind_year"),
            # A walk down one year of the archive; what else is asked of a row stands in it too.
            models.Index(
                fields=["archived", "year", "id", "readership", "kind", "organization", "term"],
                name="search_entry_archive",
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.object_id}"


class ArchiveTally(models.Model):
    """How many archived cards of one set of readers are alike in all that lists are narrowed by.

    Counting a hundred thousand cards takes longer than a page may; these are a few thousand.
    They are written with the cards (home/search/tallies.py) and add up to them.
    """

    readership = models.ForeignKey(Readership, on_delete=models.CASCADE, related_name="tallies")
    kind = models.CharField(max_length=10, choices=EntryKind)
    year = models.PositiveSmallIntegerField()
    # Keys; 0 for none, so that the constraint holds for it too.
    organization = models.PositiveBigIntegerField(default=0)
    term = models.PositiveBigIntegerField(default=0)
    field = models.CharField(max_length=20, default="", blank=True)
    amount = models.IntegerField(default=0)

    objects = ArchiveTallyQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "số đếm lưu trữ"
        constraints = [
            models.UniqueConstraint(
                fields=["readership", "kind", "year", "organization", "term", "field"],
                name="archive_tally_once",
            )
        ]

    def __str__(self):
        return f"{self.kind} {self.year}: {self.amount}"


class SearchText(ReadInPart, models.Model):
    """The wide part of a card, read only for what is printed."""

    entry = models.OneToOneField(
        SearchEntry, on_delete=models.CASCADE, primary_key=True, related_name="text"
    )
    title = models.CharField(max_length=500)
    label = models.CharField(max_length=120, blank=True)  # «Nghị quyết 05-NQ/CB»
    address = models.CharField(max_length=500, blank=True)
    abstract = models.TextField(blank=True)
    body = models.TextField(blank=True)
    # Its reading is noted, so no fragment of it stands in a list.
    guarded = models.BooleanField(default=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "chữ của phiếu"

    def __str__(self):
        return self.title

    @property
    def words(self):
        """All its text."""
        return f"{self.title}\n{self.abstract}\n{self.body}"


class SearchWord(models.Model):
    """A word without marks that stands in some paper; near misses are looked up here.

    Only what a reader can find is ever proposed to him (home/search/spelling.py).
    """

    word = models.CharField(max_length=30, primary_key=True)

    class Meta:
        verbose_name = "từ đã gặp"

    def __str__(self):
        return self.word
