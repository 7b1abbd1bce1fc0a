"""Half of the archive: report pages of the cells and the Đảng ủy."""

import json

from home.enums import Audience, ReportType
from home.models import ReportIndexPage, ReportPage

from .rows import PageMaker, in_batches

MEMBERS_ONLY_EVERY = 10  # so often a report is for all members, whosesoever it is


def build(archive):
    maker = PageMaker(ReportPage, ReportIndexPage.objects.get())
    total = archive.counts["reports"]
    for batch in in_batches(report(archive, number, total) for number in range(total)):
        maker.create(batch)


def report(archive, number, total):
    """One report page, not saved: a month of one organisation."""
    day = archive.day(number, total)
    organization = archive.issuer()
    for_all = organization == archive.school.party and number % MEMBERS_ONLY_EVERY == 0
    paragraphs = archive.corpus.text()
    return ReportPage(
        title=archive.corpus.title(f"Báo cáo tháng {day.month}/{day.year}:")[:200],
        slug=f"bao-cao-{number + 1}",
        first_published_at=archive.moment(day),
        audience=Audience.MEMBERS if for_all else Audience.ORGANIZATION,
        organization=organization,
        report_type=archive.random.choice(ReportType.values),
        period_start=day.replace(day=1),
        period_end=day,
        author=f"đồng chí {archive.school.leaders[organization.pk][0]}",
        abstract=paragraphs[0][:300],
        body=story(paragraphs),
    )


def story(paragraphs):
    """The body of a page, as it lies in the database."""
    return json.dumps(
        [{"type": "text", "value": f"<p>{paragraph}</p>"} for paragraph in paragraphs],
        ensure_ascii=False,
    )
