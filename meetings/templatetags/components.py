"""`{% component "components/leaf.html" with date=day only %}`: an include, kept for the same words.

Components take plain words, days and tuples of these, and know nothing of who reads: the same ones
give the same HTML. A list of twenty rows shows the same few again and again, so they are kept by
each process.
"""

from datetime import date
from functools import lru_cache

from django import template
from django.conf import settings
from django.template import Context, TemplateSyntaxError, engines
from django.template.loader_tags import IncludeNode, do_include

MOST = 4_000  # pieces, about half a kilobyte each
PLAIN = (str, int, date, type(None))  # a bool is an int, a moment a date

register = template.Library()


def printed(name, values):
    """The HTML of the component with these values (a dict); kept if they are plain."""
    if settings.DEBUG or not all(map(is_plain, values.values())):
        return rendered(name, values)
    return _kept(name, tuple(values.items()), tuple(map(types_of, values.values())))


def is_plain(value):
    """A word, or a tuple of words."""
    return isinstance(value, PLAIN) or (isinstance(value, tuple) and all(map(is_plain, value)))


def types_of(value):
    return (type(value), *map(types_of, value)) if isinstance(value, tuple) else type(value)


@lru_cache(maxsize=MOST)
def _kept(name, words, _types):
    """Kept by type as well: 1 and True, or a text and one marked safe, are equal."""
    return rendered(name, dict(words))


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
