"""Who may do what to a record: a table one can read aloud, and the backend that answers from it."""

from django.contrib.auth.backends import BaseBackend

from .enums import MeetingStatus
from .querysets.meetings import ALL_CELLS, WHOLE_CELL
from .roles import capacity_of

# --- Questions: (capacity, record) → yes or no -------------------------------------------


def sits_on_committee(capacity, record):
    """Holds an office today in the organisation the record belongs to."""
    return record.organization_id in capacity.committees


def types_for_committee(capacity, record):
    """Is its clerk today."""
    return record.organization_id in capacity.clerk_of


def signs_for_organization(capacity, record):
    """Is its secretary or deputy secretary today."""
    return record.organization_id in capacity.signing


def is_summoned(capacity, record):
    """Is called to this meeting, by its type."""
    called = record.organization_id in capacity.committees
    if record.type in WHOLE_CELL:
        called |= record.organization_id in capacity.cells
    if record.type in ALL_CELLS and not record.organization.is_cell:
        called |= capacity.is_member
    return called and capacity.member is not None


def takes_minutes(capacity, record):
    """Was named minute taker of this meeting and it is not closed yet."""
    return record.minute_taker_id == capacity.member and capacity.member is not None


def was_minute_taker(capacity, record):
    """Took these minutes."""
    return record.meeting.minute_taker_id == capacity.member and capacity.member is not None


def chaired(capacity, record):
    """Chaired the meeting of these minutes."""
    return record.meeting.chair_id == capacity.member and capacity.member is not None


def is_accountable(capacity, record):
    """Answers for this task."""
    return record.accountable_id == capacity.member and capacity.member is not None


def is_own_report(capacity, record):
    """Wrote this report."""
    return record.member_id == capacity.member and capacity.member is not None


def presents_item(capacity, record):
    """Presents this item, and the meeting is not over."""
    over = (MeetingStatus.CLOSED, MeetingStatus.CANCELLED)
    mine = record.presenter_id == capacity.member and capacity.member is not None
    return mine and record.meeting.status not in over


def leads_meeting_of_item(capacity, record):
    """Sits on the committee whose meeting this item belongs to, or types for it."""
    return record.meeting.organization_id in capacity.seats


# --- The table: allowed when any one of the questions is answered yes --------------------
# Which rows a person opens in the admin at all is a queryset: kept_by (querysets/kept.py).

RULES = {
    "meeting.change": [sits_on_committee, types_for_committee],
    "meeting.agree": [sits_on_committee],
    "meeting.convene": [sits_on_committee],
    "meeting.postpone": [sits_on_committee],
    "meeting.cancel": [sits_on_committee],
    "meeting.discard": [sits_on_committee, types_for_committee],
    "meeting.reply": [is_summoned],
    "meeting.run": [sits_on_committee, takes_minutes],
    "minutes.change": [was_minute_taker],
    "minutes.confirm": [was_minute_taker, chaired],
    "item.hand_in_paper": [presents_item, leads_meeting_of_item],
    "resolution.change": [sits_on_committee, types_for_committee],
    "resolution.issue": [signs_for_organization],
    "resolution.withdraw": [signs_for_organization],
    "register.take_over": [sits_on_committee, types_for_committee],
    "task.add": [sits_on_committee],
    "task.report": [is_accountable],
    "task.accept": [sits_on_committee],
    "report.write": [is_own_report],
}


def can(user, action, record):
    """True if any question of the table's row is answered yes for this person and record."""
    capacity = capacity_of(user)
    return any(question(capacity, record) for question in RULES[action])


def may_unlock(user):
    """True for administrators, by the right of their group; a superuser's power is no right."""
    if not user.is_active or user.is_superuser:
        return False
    return "meetings.unlock_reading" in user.get_group_permissions()


# --- The backend: rights from today's offices --------------------------------------------

KEEPING_RECORDS = {
    f"meetings.{verb}_{model}"
    for verb in ("view", "add", "change")
    for model in ("meeting", "resolution", "task", "theme")
} | {"meetings.delete_meeting", "meetings.view_member", "meetings.view_office"}

KEEPING_DIRECTORY = {
    f"meetings.{verb}_{model}"
    for verb in ("view", "add", "change")
    for model in ("organization", "member", "office", "ruleset", "inspectionpass")
}


class OfficeBackend(BaseBackend):
    """Answers has_perm from today's offices, once a request; nothing is stored as a group."""

    def get_user_permissions(self, user_obj, obj=None):
        capacity = capacity_of(user_obj)
        if obj is not None or not capacity.edits_records:
            return set()
        granted = {"wagtailadmin.access_admin"} | KEEPING_RECORDS
        if capacity.party_committees:
            granted |= KEEPING_DIRECTORY
        return granted
