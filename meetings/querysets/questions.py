"""Questions that pages ask for every reader: `visible_to` as SQL that is built once a capacity.

A queryset that starts with who is asking is built anew for each request, which takes ten times
longer than the database needs to answer it. Capacities are few, people many: what a rule asks of
the person himself (his account, his member record) stays a blank.
"""

from dataclasses import replace
from functools import lru_cache
from itertools import chain

from django.db.models import BigIntegerField

from ..answer import Answer
from ..asking import AskedAlone
from ..prepared import Blank, Prepared
from ..roles import capacity_of

CAPACITIES_KEPT = 200  # of each question
ACCOUNT = Blank("account", BigIntegerField())
MEMBER = Blank("member", BigIntegerField())


class Somebody:
    """All that a rule of the records knows of a person: what he is today.

    A rule that asks for anything else fails here, instead of being kept for the wrong people.
    """

    is_authenticated = is_active = True
    pk = ACCOUNT

    def __init__(self, capacity):
        self._capacity = replace(capacity, member=MEMBER if capacity.member else None)


class Question:
    """What `build` makes for a reader: a queryset that starts with him.

    `build` takes the reader and the blanks by name; `blanks` are their fields. It must not look at
    the clock, nor at anything else that changes: a day, a moment is a blank.
    """

    somebody = Somebody

    def __init__(self, build, **blanks):
        self.build = build
        self.blanks = {name: Blank(name, field) for name, field in blanks.items()}
        self.kept_for = lru_cache(CAPACITIES_KEPT)(self._prepare)

    def _prepare(self, capacity):
        return Prepared(lambda: self.build(self.somebody(capacity), **self.blanks))

    def of(self, user, **values):
        """The answer for this person as a list; `values` by the names of the blanks."""
        return self.asked(user, **values).now()

    def asked(self, user, **values):
        """The same for `answers`, which sends several questions at once."""
        if not (user.is_authenticated and user.is_active):
            return AskedAlone(())
        capacity = capacity_of(user)
        kept = self.kept_for(capacity.of_anybody)
        return kept.asked(account=user.pk, member=capacity.member, **values)


class ByKeys(Question):
    """Which of a few records a person may see, as `build` makes them for a reader.

    The rule is asked for AT_A_TIME keys each time; places left over hold the key 0, which no
    record has.
    """

    AT_A_TIME = 20

    def __init__(self, build):
        self.build_all = build
        keys = [f"key{place}" for place in range(self.AT_A_TIME)]
        super().__init__(self._among, **{key: BigIntegerField() for key in keys})

    def _among(self, reader, **keys):
        # By «id»: the key of a page is a relation, which would want its values at once.
        return self.build_all(reader).filter(id__in=list(keys.values())).order_by()

    def among(self, user, keys):
        """Those of these keys that he may see, in no order; an Answer if they are a few."""
        keys = list(keys)
        starts = range(0, len(keys), self.AT_A_TIME)
        found = [self._few(user, keys[start : start + self.AT_A_TIME]) for start in starts]
        return found[0] if len(found) == 1 else list(chain(*found))

    def _few(self, user, keys):
        asked = dict.fromkeys(self.blanks, 0) | dict(zip(self.blanks, keys, strict=False))
        return self.of(user, **asked)

    def in_order(self, user, keys):
        """The same, in the order of the keys."""
        found = self.among(user, keys)
        if isinstance(found, Answer):
            return found.in_order(keys)
        by_key = keyed(found)
        return [by_key[key] for key in keys if key in by_key]

    def in_bulk(self, user, keys):
        """The records of those keys that he may see, by key, as Django's `in_bulk` gives them."""
        return keyed(self.among(user, keys))


def keyed(records):
    return {record.pk: record for record in records}
