"""What the cards of one run share, asked once: sections of pages, terms of organisations."""

from functools import cached_property

from django.utils import timezone
from wagtail.models import Page

from meetings.models import Term


class Around:
    """Answers for a batch of papers without asking the database for each."""

    def __init__(self):
        self._sections = {}

    @cached_property
    def _terms(self):
        terms = {}
        for term in Term.objects.all():
            terms.setdefault(term.organization_id, []).append(term)
        return terms

    def term_of(self, organization, day):
        """The key of the organisation's term that day falls in, or None."""
        for term in self._terms.get(organization, ()):
            if day and term.starts_on <= day and (term.ends_on is None or day <= term.ends_on):
                return term.pk
        return None

    def sections_above(self, page):
        """Keys of the pages it stands under, from the root down."""
        above = page.path[: -page.steplen]
        if above not in self._sections:
            paths = [above[:end] for end in range(page.steplen, len(above) + 1, page.steplen)]
            pages = Page.objects.filter(path__in=paths).values_list("pk", flat=True)
            self._sections[above] = list(pages)
        return self._sections[above]

    @staticmethod
    def day_of(moment):
        """Its day in Vietnam; today for what has none yet."""
        return timezone.localdate(moment) if moment else timezone.localdate()
