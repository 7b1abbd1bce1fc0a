"""Every kept question of the house: to look at all of them, or to have them built anew."""

import sys

from django.urls import get_resolver

from home.routing import at_address
from meetings.querysets.lists import KeptList, Keys, Page, Size, Window
from meetings.querysets.questions import Question
from meetings.querysets.seen import rule_of


def standing(kind):
    """Everything of that kind in a module of the house, by name."""
    assert get_resolver().url_patterns  # loads every view
    names = [name for name in sys.modules if name.partition(".")[0] in ("home", "meetings")]
    return {
        f"{name}.{word}": value
        for name in names
        for word, value in vars(sys.modules[name]).items()
        if isinstance(value, kind)
    }


def all_questions():
    """Every question of the house, those of long lists among them, by name."""
    found = standing(Question)
    for name, kept in standing(KeptList).items():
        for part in parts_of(kept):
            found[f"{name} {part}"] = kept.kept(part, tuple(kept.blanks))
    return found


def parts_of(kept):
    """What pagers ask of a list: keys, where its rows are read elsewhere."""
    windows = Window(0, 20), Window(0, 20, from_end=True)
    if not kept.listed:
        return [Size(), *map(Keys, windows)]
    return [Size(), Page(windows[0], counts=True), *map(Page, windows)]


def forget_all():
    """For tests that change a rule: the SQL of the rule as it was is kept otherwise."""
    for question in all_questions().values():
        question.kept_for.cache_clear()
    for kept in standing(KeptList).values():
        kept.kept.cache_clear()
    at_address.cache_clear()
    rule_of.cache_clear()
