"""The text inside a stored file, for the index, and what its keepers should know of it."""

from pathlib import PurePath

from django.db import models

from ..enums import WITHOUT_TEXT, TextState


class LeanFileManager(models.Manager):
    """Leaves the text in the database until it is asked for: lists of files never print it."""

    def get_queryset(self):
        return super().get_queryset().defer("extracted_text")


class FileText(models.Model):
    """What a file says and whether it could be read. Needs `file` and `sha256` beside it."""

    extracted_text = models.TextField(blank=True, editable=False)
    text_state = models.CharField(
        "chữ trong tệp",
        max_length=12,
        choices=TextState,
        default=TextState.WAITING,
        editable=False,
        db_index=True,
    )
    text_trouble = models.CharField(max_length=200, blank=True, editable=False)
    # Counted when a reading begins, so that a file which fells the worker is not read for ever.
    text_tries = models.PositiveSmallIntegerField(default=0, editable=False)

    TEXT_FIELDS = ("extracted_text", "text_state", "text_trouble")

    class Meta:
        abstract = True

    def await_reading(self):
        """Forgets the text of a file that was replaced; saving is the caller's."""
        self.extracted_text = self.text_trouble = ""
        self.text_state = TextState.WAITING
        self.text_tries = 0

    def note_reading(self, reading):
        """Keeps a reading (meetings.texts) and saves, so that the index learns of it."""
        self.extracted_text = reading.text
        self.text_state = reading.state
        self.text_trouble = reading.trouble
        self.save(update_fields=self.TEXT_FIELDS)

    @property
    def text_extension(self):
        """«pdf», as the file is named on the disk."""
        return PurePath(self.file.name).suffix.lstrip(".").lower()

    @property
    def has_text(self):
        """True once text was found in it."""
        return self.text_state == TextState.FOUND

    @property
    def is_textless(self):
        """True once it was read and no text was found."""
        return self.text_state in WITHOUT_TEXT

    @property
    def text_note(self):
        """What its keepers should know: «bản quét, không có chữ». Empty if all is well."""
        if self.text_state == TextState.FOUND:
            return self.text_trouble
        words = self.get_text_state_display()
        return f"{words}: {self.text_trouble}" if self.text_trouble else words
