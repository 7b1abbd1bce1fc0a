"""Which of a few records a person may see, asked by their keys.

A page of hits asks that of every kind of record it shows; building those querysets would take
longer than all the rest of the search.
"""

from functools import cache

from .questions import ByKeys


@cache
def rule_of(model):
    return ByKeys(lambda reader: model.objects.visible_to(reader).values_list("pk", flat=True))


def seen_among(model, user, keys):
    """Those of these keys (of a record model, whose rule is the capacity alone) that he may see."""
    return set(rule_of(model).among(user, keys))
