"""What the packages we build on say, what of it has no Vietnamese yet, and compiling our catalogue.

Only the commands `untranslated` and `compile_catalogue` need this; no page does. A word is asked
for in the catalogue that Django itself looks into (ours over the packages' over Django's).
"""

from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.apps import apps
from django.conf import settings
from django.utils.translation.template import templatize
from django.utils.translation.trans_real import DjangoTranslation

DOMAINS = ("django", "djangojs")
OURS = {"intranet", "home", "meetings"}  # written in Vietnamese from the start
# Not among INSTALLED_APPS, yet their words reach the screen.
BESIDES = (
    "django.conf",  # Django's own: the catalogue of its core lies here
    "django.contrib.admin.filters",  # lends them to wagtail-modeladmin
    "django.contrib.admin.templatetags.admin_list",
    "treebeard",
    "modelsearch",
    "django_tasks",
)
ENGLISH = Path("locale", "en", "LC_MESSAGES")
NOT_SHOWN = {"tests", "test", "migrations", "locale"}
SUFFIXES = {".py", ".html", ".txt"}
CALLS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}


class Word(NamedTuple):
    """What a program asks for: singular, plural (or None) and context (or None)."""

    text: str
    plural: str | None = None
    context: str | None = None


def word(message, context):
    """The Word of what Babel found: a text, or a pair of singular and plural."""
    text, plural = message if isinstance(message, tuple | list) else (message, None)
    return Word(text, plural, context)


# --- Where words are ----------------------------------------------------------------------


def packages():
    """Names of the packages whose words reach the screen, ours aside."""
    names = [config.name for config in apps.get_app_configs()]
    return [*(name for name in names if name.split(".")[0] not in OURS), *BESIDES]


def read_catalogue(path):
    """The Babel catalogue of a .po file."""
    with path.open("rb") as file:
        return read_po(file)


@cache
def words_of(package, domain):
    """All words of a package (a set): its English catalogue, and what its sources ask for.

    Some packages ship no English catalogue, and some ship one that lags behind.
    """
    spec = find_spec(package)
    folders = [Path(place) for place in spec.submodule_search_locations or ()]
    words = set()
    for folder in folders:
        catalogue = folder / ENGLISH / f"{domain}.po"
        if catalogue.exists():
            words |= {word(one.id, one.context) for one in read_catalogue(catalogue) if one.id}
    if domain == "django":
        files = [file for folder in folders for file in sources(folder)] or [Path(spec.origin)]
        words |= {found for file in files for found in words_in(file)}
    return words


def sources(folder):
    """The files of a package that may hold words; a folder with a catalogue is another package."""
    others = [place.parents[1] for place in folder.rglob("locale/en")]
    others = [place for place in others if place != folder]
    for file in folder.rglob("*"):
        inside = set(file.relative_to(folder).parts)
        if file.suffix in SUFFIXES and not inside & NOT_SHOWN and not {*others} & {*file.parents}:
            yield file


def words_in(file):
    """Every Word that a Python file or a template asks for."""
    text = file.read_text(encoding="utf-8")
    if file.suffix != ".py":
        # Calls are left standing where the tags were: the indent of the HTML is no Python.
        text = "\n".join(line.strip() for line in templatize(text, origin=str(file)).splitlines())
    for _line, message, _comments, context in extract("python", BytesIO(text.encode()), CALLS):
        if message and message != " ":
            yield word(message, context)


# --- What lacks ---------------------------------------------------------------------------


def untranslated(words, domain):
    """Those of the words for which a reader of Vietnamese gets English, in order of text."""
    spoken = vietnamese(domain)
    return sorted((one for one in words if not is_spoken(one, spoken)), key=str)


def vietnamese(domain):
    """All translations in force, merged as Django merges them; read anew each time."""
    return DjangoTranslation("vi", domain=domain)._catalog


def is_spoken(one, catalogue):
    """True if a merged catalogue has this word; its keys are those of GNU gettext."""
    key = one.text if one.context is None else f"{one.context}\x04{one.text}"
    return bool(catalogue.get(key if one.plural is None else (key, 0)))


# --- Ours ---------------------------------------------------------------------------------


def catalogue_file(domain, suffix):
    """Where our own catalogue lies: `suffix` is .po (the source) or .mo (compiled)."""
    folder = Path(settings.LOCALE_PATHS[0], "vi", "LC_MESSAGES")
    return folder / f"{domain}{suffix}"


def compiled(domain):
    """The compiled form (bytes) of our catalogue, made from its source."""
    file = BytesIO()
    write_mo(file, read_catalogue(catalogue_file(domain, ".po")))
    return file.getvalue()
