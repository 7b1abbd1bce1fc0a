"""Fills the plain Wagtail with at most 2,000 of the same texts, and measures the same work."""

import json
import os
from datetime import timedelta
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, Site

from bench.corpus import Corpus
from bench.measure import Browser, Pace, figure_of, rebuild_index
from bench.rows import PageMaker, in_batches

from .models import PlainPage, PlainSection

MOST_PAGES = 2000


def fill(size):
    """The section with so many pages, and who reads them."""
    call_command("migrate", verbosity=0)
    section = Page.get_first_root_node().add_child(
        instance=PlainSection(title="Plain", slug="plain")
    )
    Site.objects.update(root_page=section, hostname="localhost")
    corpus, maker, now = Corpus(size), PageMaker(PlainPage, section), timezone.now()
    made = (plain_page(corpus, number, now) for number in range(size))
    for batch in in_batches(made):
        maker.create(batch)
    user = get_user_model().objects.create_superuser("bench", password=None)
    return Browser(user)


def plain_page(corpus, number, now):
    paragraphs = corpus.text()
    return PlainPage(
        title=corpus.title("Báo cáo")[:200],
        slug=f"page-{number + 1}",
        first_published_at=now - timedelta(hours=number),
        intro=paragraphs[0][:300],
        body="".join(f"<p>{paragraph}</p>" for paragraph in paragraphs),
    )


def addresses(asked, size):
    """Name → address; our questions name these by what they do."""
    last = max(1, -(-size // 20))
    by_name = {
        "one": "/page-1/",
        "list first": "/?page=1",
        "list middle": f"/?page={max(1, last // 2)}",
        "list last": f"/?page={last}",
    }
    return {name: by_name.get(name, name) for name in asked}


def questions():
    """What our half asks a plain Wagtail to do, too."""
    figures = json.loads((Path(os.environ["BENCH_FOLDER"]) / "ours.json").read_text())["figures"]
    return dict.fromkeys(figure["plain"] for figure in figures if figure["plain"])


def main():
    size = min(MOST_PAGES, int(os.environ["BENCH_SIZE"]))
    browser = fill(size)
    index = rebuild_index(size)
    pace = Pace.of(os.environ["BENCH_QUICK"])
    asked = addresses(questions(), size)
    return {
        "pages": size,
        "index": index,
        "figures": {name: figure_of(browser, path, pace) for name, path in asked.items()},
        "cookie": browser.cookie,
    }
