"""Writing many things at once: each card once at the end, not with every row that changes it."""

from collections import defaultdict
from contextlib import contextmanager
from contextvars import ContextVar

_waiting = ContextVar("waiting", default=None)


@contextmanager
def each_card_once(write):
    """Inside, cards wait; at its end `write(model, objects)` is called for each model.

    For what nobody searches meanwhile, as the demo. An error inside leaves the cards as they were.
    """
    token = _waiting.set(defaultdict(set))
    try:
        yield
        waiting = _waiting.get()
    finally:
        _waiting.reset(token)
    for model, keys in waiting.items():
        write(model, list(model.get_indexed_objects().filter(pk__in=keys)))


def wait(model, objects):
    """Notes the cards of these objects for later; False where nothing waits now."""
    waiting = _waiting.get()
    if waiting is None:
        return False
    waiting[model].update(item.pk for item in objects)
    return True
