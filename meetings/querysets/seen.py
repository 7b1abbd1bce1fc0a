"""Which of a few records a person may see, asked by their keys: `visible_to` as prepared SQL.

A page of hits asks that of every kind of record it shows; building those querysets would take
longer than all the rest of the search. Capacities are few, so each rule is built once for each.
"""

from functools import lru_cache

from django.db.models import BigIntegerField

from ..prepared import Blank, Prepared
from ..roles import capacity_of

MOST = 20  # keys at a time; more are asked in turn
RULES_KEPT = 400


class Somebody:
    """All that a rule of the records knows of a person: what he is today.

    A rule that asks for anything else fails here, instead of being kept for the wrong people.
    """

    is_authenticated = is_active = True

    def __init__(self, capacity):
        self._capacity = capacity


@lru_cache(maxsize=RULES_KEPT)
def rule_of(model, capacity):
    """The keys among MOST given ones that people of this capacity see."""
    keys = [Blank(f"key{place}", BigIntegerField()) for place in range(MOST)]

    def build():
        seen = model.objects.visible_to(Somebody(capacity))
        return seen.filter(pk__in=keys).order_by().values_list("pk")

    return Prepared(build)


def seen_among(model, user, keys):
    """Those of these keys (of a record model, whose rule is the capacity alone) that he may see."""
    if not (user.is_authenticated and user.is_active):
        return set()
    rule, keys, seen = rule_of(model, capacity_of(user)), list(keys), set()
    for start in range(0, len(keys), MOST):
        asked = keys[start : start + MOST]
        asked += [0] * (MOST - len(asked))  # no record has the key 0
        rows = rule.rows(**{f"key{place}": key for place, key in enumerate(asked)})
        seen |= {key for (key,) in rows}
    return seen
