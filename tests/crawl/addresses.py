"""Every address of the house, read from the resolver: its name, its shape, its arguments."""

from dataclasses import dataclass
from fnmatch import fnmatchcase

from django.urls import URLResolver, get_resolver
from django.utils.regex_helper import normalize

ADMIN = "/quan-tri/"


@dataclass(frozen=True)
class Address:
    """One pattern: «/sinh-hoat/%(pk)s/» with the names of its arguments."""

    name: str
    shape: str
    arguments: tuple

    @property
    def is_admin(self):
        return self.shape.startswith(ADMIN)

    def filled(self, values):
        return self.shape % values

    def matches(self, *patterns):
        return any(fnmatchcase(self.name, pattern) for pattern in patterns)


def all_addresses():
    """Every address once, in the order of the resolver."""
    return list(dict.fromkeys(walk(get_resolver().url_patterns)))


def walk(patterns, before="", namespaces=()):
    """The addresses below these patterns; regular expressions become shapes as Django does it."""
    for pattern in patterns:
        expression = before + pattern.pattern.regex.pattern.removeprefix("^")
        if isinstance(pattern, URLResolver):
            inside = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            yield from walk(pattern.url_patterns, expression, inside)
            continue
        for shape, arguments in normalize(expression):
            name = ":".join((*namespaces, pattern.name or pattern.lookup_str))
            yield Address(name, f"/{shape}", tuple(arguments))
