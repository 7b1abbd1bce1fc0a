"""The archive of the bench: N searchable papers over ten years, in the shares of a real school."""

import sys
import time
from datetime import datetime, timedelta
from datetime import time as clock_time

from django.utils import timezone

from . import news, records, reports
from .corpus import Corpus

# Hundredths of the archive.
SHARES = {"reports": 50, "resolutions": 20, "minutes": 15, "files": 15}
OPEN_TO_ALL = 0.3  # with a seventh of the rest a member of one cell sees about 40 % of all


def counts(size):
    """How many papers of each kind; what rounding leaves goes to the reports."""
    found = {kind: size * share // 100 for kind, share in SHARES.items()}
    found["reports"] += size - sum(found.values())
    return found


class Archive:
    """What is being built: its school, its texts, and the dice that all builders throw."""

    def __init__(self, school, size):
        self.school = school
        self.size = size
        self.counts = counts(size)
        self.corpus = Corpus(size)
        self.random = self.corpus.random

    def day(self, number, of):
        """The day of the n-th paper of so many: spread evenly over the ten years."""
        span = (self.school.last_day - self.school.first_day).days
        return self.school.first_day + timedelta(days=span * number // of)

    def moment(self, day, hour=14):
        return timezone.make_aware(datetime.combine(day, clock_time(hour)))

    def issuer(self):
        """The Đảng ủy, whose papers all members read, or one of the cells."""
        if self.random.random() < OPEN_TO_ALL:
            return self.school.party
        return self.random.choice(self.school.cells)


def build(school, size):
    """Fills the database; gives how many papers of each kind it made, and how long it took."""
    archive = Archive(school, size)
    started = time.monotonic()
    reports.build(archive)
    records.build_meetings(archive)
    records.build_resolutions(archive)
    records.build_files(archive)
    seconds = time.monotonic() - started
    news.build(archive)
    say(f"{size} văn bản trong {seconds:.0f} giây")
    return {"papers": archive.counts, "seconds": round(seconds, 1)}


def say(sentence):
    """Progress, for whoever waits; the figures alone go to stdout."""
    print(f"→ {sentence}", file=sys.stderr, flush=True)
