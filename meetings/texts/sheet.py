"""What an extractor writes on: so many characters, so many seconds, and no more."""

import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """What one file may cost: seconds, pages, characters kept, bytes of memory."""

    seconds: int
    pages: int
    characters: int
    memory: int


class Full(Exception):
    """The sheet is full or the time is over; what stands on it is kept."""


class Sheet:
    """Gathers lines. `trouble` says what was left out; `is_scan` that the pages are pictures."""

    def __init__(self, limits):
        self.limits = limits
        self.lines, self.room = [], limits.characters
        self.end = time.monotonic() + limits.seconds
        self.trouble, self.is_scan = "", False

    @property
    def text(self):
        return "\n".join(self.lines)

    def take(self, text):
        """Writes the text down, as far as it fits. Raises Full."""
        self.lines.append(text[: self.room])
        self.room -= len(text) + 1
        if self.room <= 0:
            raise Full
        self.check_time()

    def check_time(self):
        """For loops that may go on long without writing anything. Raises Full."""
        if time.monotonic() > self.end:
            raise Full

    @property
    def seconds_left(self):
        return max(0.0, self.end - time.monotonic())
