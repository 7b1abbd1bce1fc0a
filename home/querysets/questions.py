"""Questions about pages, kept as SQL for readers; an editor's rights are his own, so he is asked
each time."""

from meetings.asking import AskedAlone
from meetings.querysets.lists import KeptList
from meetings.querysets.questions import ByKeys, Question, Somebody

from .pages import is_editor


class Reader(Somebody):
    """A reader of pages: what he is today, and no desk of an editor."""

    is_superuser = False  # who is one, is an editor, too

    def get_group_permissions(self):
        return frozenset()


class PageQuestion(Question):
    """A question that starts with the pages or files that a person sees."""

    somebody = Reader

    def asked(self, user, **values):
        if is_editor(user):
            return AskedAlone(self.build(user, **values))
        return super().asked(user, **values)


class PagesByKeys(PageQuestion, ByKeys):
    """Which of a few pages or files a person sees."""


class ListOfPages(KeptList):
    """A long list of pages, kept for readers."""

    question = PageQuestion
