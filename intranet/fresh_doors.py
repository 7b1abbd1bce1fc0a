"""Which addresses ask for the password again after 12 hours: a table of their names.

They are those where one writes for an organisation or administers. What members do for
themselves (report a task, file a month's report, hand in a paper, sign out) never asks: a phone
stays signed in for 30 days. The admin is closed by default: all of it asks, but for NEVER_INSIDE.
A test walks all addresses of the site: each must stand in one of these lists.
"""

from fnmatch import fnmatchcase

from .admin_doors import is_inside

# Asks already when the form is opened, so that nothing typed is interrupted.
TO_OPEN = [
    "desk*",
    "minutes_tidy",
    "registers",
    "hand_in_report",
    "hand_in_theme",
    "second_factor*",
    "unlock",
]
# The form stands on a page for reading: asks when it is sent. «name:step» where steps differ.
TO_SEND = [
    "meeting_step:*",
    "minutes_confirm",
    "resolution_issue",
    "resolution_withdraw",
    "assign_task",
    "invite",
    "withdraw_invitation",
    "task_step:cong-nhan",
    "task_step:tra-lai",
    "task_step:thoi-giao",
]
# Inside the admin, but nothing to see or to do there.
NEVER_INSIDE = [
    "wagtailadmin_logout",
    "wagtailadmin_sprite",
    "wagtailadmin_javascript_catalog",
    "wagtail_modeladmin:javascript_catalog",
]
# One's own acts, reading, and the doors themselves. Read by people and by the test.
NEVER = [
    "sign_in",
    "second_step",
    "confirm_password",
    "sign_out",
    "password_*",  # asks for the present password itself, or comes by letter
    "own_account",
    "own_sessions",
    "text_size",
    "background",
    "healthz",
    "readyz",
    "media",
    "front",
    "help",
    "search",
    "propose",
    "components",  # nobody's: samples for those who build pages
    "archive*",
    "meetings",
    "meeting",
    "meeting_pack",
    "answer_summons",
    "minutes",
    "hand_in_paper",
    "resolutions",
    "resolution",
    "tasks",
    "task",
    "task_step:*",
    "month_report",
    "month_rollup",
    "paper",
    "paper_text",
    "document_text",
    "invitation",
    "lock_again",  # closing never waits
    "robots",
]


def stands_in(patterns, door):
    return any(fnmatchcase(door, pattern) for pattern in patterns)


def door_of(match):
    """The name of the address a request was resolved to, with its step if it has one."""
    step = match.kwargs.get("step")
    return f"{match.view_name}:{step}" if step else match.view_name


def asks_again(request):
    """True if this request needs a password typed within the last 12 hours."""
    door = door_of(request.resolver_match)
    if is_inside(request.path):
        return not stands_in(NEVER_INSIDE, door)
    sends = request.method not in {"GET", "HEAD", "OPTIONS"}
    return stands_in(TO_OPEN, door) or (sends and stands_in(TO_SEND, door))
