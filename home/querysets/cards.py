"""Questions about the catalogue's cards: kept for all who answer to about as many words.

What a person reads there hangs on his words alone (readers.py); they go in as values.
"""

from django.db.models import CharField

from meetings.prepared import Blank, Prepared
from meetings.querysets.lists import KeptList
from meetings.querysets.questions import Question, Somebody
from meetings.roles import Capacity

from .readers import words_for

STEP = 10  # words; places left over hold the word "", to which nobody answers


class AnsweringTo(Somebody):
    """A reader of whom nothing is known but his words."""

    def __init__(self, words):
        super().__init__(Capacity())
        self._words = self._capacity, words  # where words_for keeps them


class CardQuestion(Question):
    """A question that starts with the cards a person finds."""

    def _prepare(self, places):
        words = [Blank(f"word{place}", CharField()) for place in range(places)]
        return Prepared(lambda: self.build(AnsweringTo(words), **self.blanks))

    def asked(self, user, **values):
        words = sorted(words_for(user))
        places = -(-len(words) // STEP) * STEP
        words += [""] * (places - len(words))
        told = {f"word{place}": word for place, word in enumerate(words)}
        return self.kept_for(places).asked(**told, **values)


class ListOfCards(KeptList):
    """A long list of cards."""

    question = CardQuestion
