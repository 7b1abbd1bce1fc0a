"""`{% component "components/leaf.html" with date=day only %}`: an include, kept for the same words.

Components take plain words, days and tuples of these, and know nothing of who reads: the same ones
give the same HTML. A list of twenty rows shows the same few again and again, so they are kept by
each process. One that takes an Answer is kept for the same rows: the database is asked each time,
but a list that it answers as before is not made and printed again. What such a component says
beside the rows («còn 3 ngày») comes as a word; if it asks the database for more, it is not kept.
"""

from datetime import date, datetime
from functools import lru_cache

from django import template
from django.conf import settings
from django.db import connection
from django.template import Context, TemplateSyntaxError, engines
from django.template.loader_tags import IncludeNode, do_include

from ..answer import Answer

MOST = 4_000  # pieces, about half a kilobyte each
MOST_LISTS = 300  # up to some twenty kilobytes each
PLAIN = (str, int, date, type(None))  # a bool is an int, a moment a date
SIMPLE = frozenset({str, int, bool, date, datetime, type(None)})  # the plain ones, nearly always

register = template.Library()


def printed(name, values):
    """The HTML of the component with these values (a dict); kept if they are plain."""
    names, words = tuple(values), tuple(values.values())
    types = tuple(map(type, words))
    if settings.DEBUG:
        return rendered(name, values)
    if SIMPLE.issuperset(types):  # a look at each value would take longer
        return _kept(name, names, words, types)
    if not all(map(may_be_kept, words)):
        return rendered(name, values)
    types = tuple(map(types_of, words))
    if Answer not in types:
        return _kept(name, names, words, types)
    try:
        return _kept_list(name, names, words, types)
    except AsksForMore as piece:
        return piece.args[0]


def may_be_kept(value):
    return value.is_kept if isinstance(value, Answer) else is_plain(value)


def is_plain(value):
    """A word, or a tuple of words."""
    return isinstance(value, PLAIN) or (isinstance(value, tuple) and all(map(is_plain, value)))


def types_of(value):
    return (type(value), *map(types_of, value)) if isinstance(value, tuple) else type(value)


@lru_cache(maxsize=MOST)
def _kept(name, names, words, _types):
    """Kept by type as well: 1 and True, or a text and one marked safe, are equal."""
    return rendered(name, dict(zip(names, words, strict=True)))


class AsksForMore(Exception):
    """A piece hangs on more than the rows it would be kept for. Carries its HTML."""


@lru_cache(maxsize=MOST_LISTS)
def _kept_list(name, names, words, _types):
    """The objects are made for this once: what is kept are rows and HTML."""
    words = [word.again() if isinstance(word, Answer) else word for word in words]
    asked = []

    def overhear(execute, sql, *how):
        asked.append(sql)
        return execute(sql, *how)

    with connection.execute_wrapper(overhear):
        html = rendered(name, dict(zip(names, words, strict=True)))
    if asked:
        raise AsksForMore(html)
    return html


def rendered(name, values):
    return engines["django"].engine.get_template(name).render(Context(values))


class ComponentNode(IncludeNode):
    """An include whose HTML may be kept."""

    def render(self, context):
        values = {name: value.resolve(context) for name, value in self.extra_context.items()}
        return printed(self.template.resolve(context), values)


@register.tag
def component(parser, token):
    """The same words as `include`, always with `only`."""
    found = do_include(parser, token)
    if not found.isolated_context:
        raise TemplateSyntaxError("A component says `only`: it depends on nothing around it.")
    return ComponentNode(found.template, extra_context=found.extra_context, isolated_context=True)
