"""What the database answered: its rows as they came, and the objects they tell of.

Rows that are equal tell of equal objects. So a list that has not changed since is known as the
same before one object is made of it, and what was printed of it may be printed again.
"""

from collections.abc import Sequence
from functools import cached_property


class Answer(Sequence):
    """A list of objects, which are made of the rows (a tuple of tuples) once one looks at them.

    `question` (a Prepared) makes them. Answers are equal if the same stands in the same columns,
    whatever was asked; any other sequence is compared with the objects.
    """

    def __init__(self, rows, question):
        self.rows, self._question = rows, question

    def again(self):
        """The same answer, of which no object is made yet."""
        return Answer(self.rows, self._question)

    def in_order(self, keys):
        """The answer with its rows in the order of these keys of its records."""
        place = self._question.key_place
        by_key = {row[place]: row for row in self.rows}
        return Answer(tuple(by_key[key] for key in keys if key in by_key), self._question)

    @cached_property
    def _objects(self):
        return self._question.made_of(self.rows)

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, place):
        """An object; of a slice the Answer that consists of it."""
        if not isinstance(place, slice):
            return self._objects[place]
        part = Answer(self.rows[place], self._question)
        if "_objects" in vars(self):
            part._objects = self._objects[place]
        return part

    def __iter__(self):
        return iter(self._objects)

    def __repr__(self):
        return repr(self._objects)

    def __eq__(self, other):
        if isinstance(other, Answer):
            same = self.rows == other.rows
            return same and self._question.columns == other._question.columns
        return self._objects == other

    @cached_property
    def is_kept(self):
        """True if it can be found again among what is kept: no value in its rows may change."""
        try:
            hash(self)
        except TypeError:
            return False
        return True

    @cached_property
    def _hash(self):
        return hash(self.rows)

    def __hash__(self):
        return self._hash
