"""Which addresses of Wagtail's admin exist for whom: a table of their names. All others are 404.

A door is the name of an address («wagtailadmin_pages:edit»); patterns as in file names. Passing
a door says only that the address exists for this kind of work; what may be seen or done behind
it is asked again there (permission policies, `visible_to`). A test walks all addresses: each
must stand in ALLOWED or, with its reason, in DENIED, so a new one of Wagtail's stays shut.
"""

from fnmatch import fnmatchcase
from functools import cache

from django.urls import reverse

from home.enums import Role
from meetings.roles import capacity_of

from .accounts.role_groups import role_names

# --- What belongs together ----------------------------------------------------------------

THE_HALL = [  # everyone who works here at all
    "wagtailadmin_home",
    "wagtailadmin_logout",
    "wagtailadmin_account",  # the middleware leads on to our change of password
    "wagtailadmin_javascript_catalog",
    "wagtail_modeladmin:javascript_catalog",
    "wagtailadmin_sprite",
    "wagtailadmin_dismissibles",
    "wagtailadmin_editing_sessions:*",  # «somebody else has this open»; asks the policy itself
]


def screens(model, *names):
    """Doors of one kind of record: its list and forms, and the pop-up that chooses one."""
    return [
        *(f"wagtailsnippets_meetings_{model}:{name}" for name in names),
        f"wagtailsnippetchoosers_meetings_{model}:cho*",  # choose…, chosen…; not create
    ]


READ = ("list", "list_results", "inspect", "history", "history_results")
WRITE = ("add", "edit", "usage")

RECORDS = [
    *screens("meeting", *READ, *WRITE, "delete"),
    *screens("resolution", *READ, *WRITE),
    *screens("task", *READ, *WRITE),
    *screens("theme", *READ, *WRITE),
    *screens("member", *READ),
    *screens("office", *READ),
]
DIRECTORY = [
    *screens("organization", *READ, *WRITE),
    *screens("member", *READ, *WRITE),
    *screens("office", *READ, *WRITE),
    *screens("ruleset", *READ, *WRITE),
    *screens("inspectionpass", *READ, *WRITE),
]

PAGES = [
    "wagtailadmin_explore*",
    "wagtailadmin_api:pages:listing",  # the tree in the side bar
    "wagtailadmin_api:pages:detail",
    "wagtailadmin_pages:add",
    "wagtailadmin_pages:add_subpage",
    "wagtailadmin_pages:choose_parent",
    "wagtailadmin_pages:edit",
    "wagtailadmin_pages:delete",
    "wagtailadmin_pages:unpublish",
    "wagtailadmin_pages:preview_on_*",
    "wagtailadmin_pages:view_draft",
    "wagtailadmin_pages:history*",
    "wagtailadmin_pages:revisions_*",
    "wagtailadmin_pages:search*",
    "wagtailadmin_pages:usage",
    "wagtailadmin_choose_page",
    "wagtailadmin_choose_page_child",
    "wagtailadmin_choose_page_search",
    "wagtailadmin_choose_page_*_link",
    "wagtailadmin_block_preview",
]
FILES = [
    "wagtailimages:index*",
    "wagtailimages:add*",
    "wagtailimages:edit*",
    "wagtailimages:delete*",
    "wagtailimages:create_multiple*",
    "wagtailimages:image_usage",
    "wagtailimages_chooser:*",
    "wagtaildocs:index*",
    "wagtaildocs:add*",
    "wagtaildocs:edit*",
    "wagtaildocs:delete*",
    "wagtaildocs:create_multiple*",
    "wagtaildocs:document_usage",
    "wagtaildocs_chooser:*",
]
NEWS_CATEGORIES = [
    *(f"wagtailsnippets_home_newscategory:{name}" for name in (*READ, *WRITE)),
    "wagtailsnippetchoosers_home_newscategory:cho*",
]
UNREAD_FILES = ["unread_files"]  # documents without text; asks visible_to and the desk itself
ACCOUNTS = ["accounts:*"]
REGISTERS = ["nhat-ky-truy-cap_modeladmin_index"]
COLLECTIONS = ["wagtailadmin_collections:*", "wagtailadmin_pages:set_privacy"]

# --- The table: who finds which doors -----------------------------------------------------

ALLOWED = {
    "committee or clerk": [*THE_HALL, *RECORDS, *UNREAD_FILES],
    "party committee or its clerk": [*THE_HALL, *RECORDS, *DIRECTORY, *UNREAD_FILES],
    "news editor": [*THE_HALL, *PAGES, *FILES, *UNREAD_FILES, *NEWS_CATEGORIES],
    "themes editor": [*THE_HALL, *PAGES, *FILES, *UNREAD_FILES],
    "administrator": [*THE_HALL, *ACCOUNTS, *REGISTERS, *COLLECTIONS],
    # Wagtail never refuses a superuser, so what an administrator finds empty stays shut here.
    "superuser": [*THE_HALL, *ACCOUNTS],
}

# Doors shut for everyone, and why. Read by people and by the test.
DENIED = {
    "wagtailusers_*": "could make a superuser; our own screens are accounts:*",
    "wagtailadmin_login": "leads to /dang-nhap/",
    "wagtailadmin_password_reset*": "leads to /quen-mat-khau/",
    "wagtailsnippets:index": "counts all rows of every model",
    "wagtailsnippets_meetings_*:delete": "records are kept; only a meeting's draft is discarded",
    "wagtailsnippets_meetings_*:copy": "a copy would take number, votes and signatures along",
    "wagtailsnippets_meetings_*:revisions_*": "history, not drafts: nothing is reverted",
    "wagtailsnippetchoosers_meetings_*:create": "records are made on their own form",
    "wagtailsnippets_home_newscategory:delete": "news keeps its category",
    "wagtailsnippets_home_newscategory:copy": "not needed",
    "wagtailsnippetchoosers_home_newscategory:create": "categories are made on their own form",
    "wagtailadmin_pages:move*": "sections have fixed addresses; moving changes who reads",
    "wagtailadmin_pages:copy": "a copy leaves its branch and its readers",
    "wagtailadmin_pages:convert_alias": "no aliases",
    "wagtailadmin_pages:set_page_position": "our indexes sort by date",
    "wagtailadmin_pages:lock": "not used",
    "wagtailadmin_pages:unlock": "not used",
    "wagtailadmin_pages:type_use*": "lists pages of a type whoever may read them",
    "wagtailadmin_pages:*workflow*": "no workflows (WAGTAIL_WORKFLOW_ENABLED)",
    "wagtailadmin_workflows:*": "no workflows",
    "wagtailadmin_reports:*": "go by kind of page, not by reader: titles leak",
    "wagtail_bulk_action": "names of untouchable things in its «no access» list",
    "wagtailadmin_choose_page_chosen_multiple": "names any page by its key; no field takes several",
    "wagtailadmin_api:pages:find": "not needed by the side bar",
    "wagtailadmin_api:pages:action": "writes past our forms",
    "wagtailadmin_api:images:*": "not needed",
    "wagtailadmin_api:documents:*": "not needed",
    "wagtailadmin_tag_*": "shows tags of everyone's files",
    "wagtailimages:url_generator*": "makes addresses that ask nobody",
    "wagtailimages:preview": "only for the address generator",
    "wagtailembeds:*": "nothing is fetched from outside",
    "wagtailsettings:*": "no settings kept there",
    "wagtailsites:*": "set_up_site makes the one site",
    "wagtailadmin_error_test": "raises an error",
    "wagtail.admin.views.home.default": "the 404 of the admin",
    "django.views.generic.base.TemplateView": "test404",
}

# --- Asking -------------------------------------------------------------------------------

BY_GROUP = {
    Role.ADMINISTRATOR: "administrator",
    Role.NEWS_EDITOR: "news editor",
    Role.THEMES_EDITOR: "themes editor",
}


def rows_of(user):
    """The rows of the table that are true of this person today."""
    capacity = capacity_of(user)
    rows = {"superuser"} if user.is_superuser else {BY_GROUP[name] for name in role_names(user)}
    if capacity.edits_records:
        rows.add("committee or clerk")
    if capacity.party_committees:
        rows.add("party committee or its clerk")
    return rows


@cache
def is_open(row, view_name):
    """True if the row holds a pattern for this name."""
    return any(fnmatchcase(view_name, pattern) for pattern in ALLOWED[row])


@cache
def home_of_admin():
    """The path that all of the admin's begin with."""
    return reverse("wagtailadmin_home")


def is_inside(path):
    """True for every path of the admin, whether or not there is such an address."""
    return path.startswith(home_of_admin())


def may_enter(user, view_name):
    """True if this address of the admin exists for this person."""
    if not user.has_perm("wagtailadmin.access_admin"):
        return False
    return any(is_open(row, view_name) for row in rows_of(user))
