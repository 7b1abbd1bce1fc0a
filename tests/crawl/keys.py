"""What is put into the arguments of an address: keys of both cells, and pairs that do not match.

`fillings(world, address)` gives the values; an address whose arguments nobody thought of raises
UnknownArguments, and a test says so.
"""

from django.contrib.auth.tokens import default_token_generator
from django.utils import timezone
from wagtail.models import Collection

from meetings.views import steps, tasks

LONGEST_KEY = "9" * 18


class UnknownArguments(LookupError):
    """No row of TABLE fills this address."""


def kept(kind, every=1):
    """All keys of that kind (or every third, of both cells still), each alone in its address."""
    return lambda world: [(key,) for key in world.keys[kind][::every]]


def tuples(kind):
    return lambda world: world.tuples[kind]


def just(*values):
    """The same values in every world."""
    return lambda world: list(values)


def with_each(kind, words):
    """Keys of that kind with every word: steps of a life, say."""
    return lambda world: [(key, word) for key in world.keys[kind][::3] for word in words]


PAGE_MODELS = ["newspage", "plainpage", "themepage", "reportpage", "frontpage"]
PINGED = ["meeting", "resolution"]


def parents(world):
    """A plain page below every section and below foreign pages; each other type below two."""
    pages = world.keys["section"] + world.keys["page"][:4]
    others = [("home", model, page) for model in PAGE_MODELS for page in world.keys["section"][2:4]]
    return [("home", "plainpage", page) for page in pages] + others


def pinged(world):
    """«Somebody else has this open», for records and pages."""
    rows = [("meetings", model, key, 1) for model in PINGED for key in world.keys[model]]
    return rows + [("home", "reportpage", page, 1) for page in world.keys["page"]]


def page_paths(world):
    return [(url.strip("/") + "/",) for url in world.keys["url"]]


def collections(world):
    return [(key,) for key in Collection.objects.values_list("pk", flat=True)]


def tokens(world):
    """A link from a letter that somebody else asked for is not guessed: a made-up token."""
    account = world.accounts["staff"]
    assert default_token_generator.make_token(account) != "1-x"
    return [("MQ", "1-x")]


def years(world):
    """The year that runs, of every organisation."""
    year = timezone.localdate().year
    return [(key, year) for key in world.keys["organization"]]


# (names of addresses, arguments) → values. The first row that fits counts.
TABLE = [
    ("wagtailadmin_collections:*", ("pk",), collections),
    ("wagtailadmin_collections:*", ("collection_id",), collections),
    ("wagtailsnippets_home_newscategory:*", ("pk",), kept("newscategory")),
    ("wagtailsnippetchoosers_home_newscategory:*", ("pk",), kept("newscategory")),
    *(
        (f"wagtailsnippets_meetings_{model}:*", ("pk",), kept(model))
        for model in (
            "meeting", "resolution", "task", "theme", "organization", "office", "ruleset",
            "inspectionpass",
        )
    ),
    ("wagtailsnippets_meetings_member:*", ("pk",), kept("member", every=3)),
    ("accounts:*", ("pk",), kept("user", every=3)),
    ("wagtailusers_*", ("pk",), kept("user", every=3)),
    ("wagtailsites:*", ("pk",), kept("site")),
    ("wagtailadmin_api:pages:detail", ("pk",), kept("page")),
    ("wagtailadmin_*", ("page_id",), kept("page")),
    ("wagtailadmin_*", ("parent_page_id",), kept("page")),
    ("wagtailadmin_*", ("page_id", "revision_id"), tuples("page and version")),
    ("wagtailadmin_*", ("pk", "revision_id_a", "revision_id_b"), tuples("page and two versions")),
    (
        "wagtailadmin_pages:*",
        ("content_type_app_name", "content_type_model_name", "parent_page_id"),
        parents,
    ),
    (
        "wagtailadmin_pages:*",
        ("app_label", "model_name"),
        just(*(("home", model) for model in PAGE_MODELS)),
    ),
    (
        "wagtailadmin_editing_sessions:ping",
        ("app_label", "model_name", "object_id", "session_id"),
        pinged,
    ),
    ("wagtailadmin_editing_sessions:release", ("session_id",), just((1,))),
    ("wagtaildocs:*", ("document_id",), kept("document")),
    ("wagtaildocs:*", ("doc_id",), kept("document")),
    ("wagtaildocs_chooser:*", ("pk",), kept("document")),
    ("wagtailimages:*", ("image_id",), kept("image")),
    ("wagtailimages_chooser:*", ("pk",), kept("image")),
    ("wagtailimages_chooser:*", ("image_id",), kept("image")),
    ("wagtail*", ("uploaded_file_id",), just((1,))),
    # the site
    ("document_text", ("document_id",), kept("document")),
    ("wagtaildocs_serve", ("document_id", "document_filename"), tuples("served document")),
    (
        "wagtailcore_authenticate_with_password",
        ("page_view_restriction_id", "page_id"),
        just((1, 1)),
    ),
    ("password_reset_confirm", ("uidb64", "token"), tokens),
    ("media", ("name",), kept("media")),
    ("meeting_step", ("pk", "step"), with_each("meeting", steps.TAKE)),
    ("task_step", ("pk", "step"), with_each("task", tasks.TAKE)),
    ("invite", ("pk",), kept("meeting")),
    ("withdraw_invitation", ("pk", "guest_pk"), tuples("meeting and guest")),
    ("invitation", ("pk",), kept("guest")),
    ("desk_*", ("pk", "item_pk"), tuples("meeting and item")),
    ("resolution*", ("pk",), kept("resolution")),
    ("assign_task", ("pk",), kept("resolution")),
    ("task", ("pk",), kept("task")),
    *((name, ("pk",), kept("paper")) for name in ("paper", "paper_text")),
    ("archive_year", ("key", "year"), years),
    ("month_*", ("month",), just(("2026-11",), ("2026-10",))),
    *(
        (name, ("pk",), kept("meeting"))
        for name in ("meeting", "meeting_pack", "answer_summons", "hand_in_*", "minutes*", "desk*")
    ),
    ("wagtail_serve", ("_0",), page_paths),
]  # fmt: skip


def fillings(world, address):
    """Dicts of arguments with which to visit the address."""
    if not address.arguments:
        return [{}]
    for name, arguments, values in TABLE:
        if address.arguments == arguments and address.matches(name):
            return [dict(zip(arguments, row, strict=True)) for row in values(world)]
    raise UnknownArguments(f"{address.name} {address.arguments}")


def any_filling(address):
    """Something for an address that is shut before anybody looks at its arguments."""
    return dict.fromkeys(address.arguments, "1")
