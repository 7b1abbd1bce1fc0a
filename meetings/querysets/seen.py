"""Which of a few records a person may see, asked by their keys.

A page of hits asks that of every kind of record it shows; building those querysets would take
longer than all the rest of the search.
"""

from functools import cache

from .questions import ByKeys


@cache
def rule_of(model, question=ByKeys):
    return question(lambda reader: model.objects.visible_to(reader).values_list("pk", flat=True))


def seen_among(model, user, keys, question=ByKeys):
    """Those of these keys that he may see.

    `question`: a ByKeys for models whose rule asks for more than the capacity, as pages do.
    """
    return set(rule_of(model, question).among(user, keys))
