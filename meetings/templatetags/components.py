"""`{% component "components/leaf.html" with date=day only %}`: an include, kept for the same words.

Components take plain words and days and know nothing of who reads: the same ones give the same
HTML. A list of twenty rows shows the same few again and again, so they are kept by each process.
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
    if settings.DEBUG or not all(isinstance(value, PLAIN) for value in values.values()):
        return rendered(name, values)
    return _kept(name, tuple((key, type(value), value) for key, value in values.items()))


@lru_cache(maxsize=MOST)
def _kept(name, words):
    """`words` name each value's type too: 1 and True, or a text and one marked safe, are equal."""
    return rendered(name, {key: value for key, _type, value in words})


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
