"""Reading: every list, count, file and form starts with `visible_to(user)`.

One rule per kind of record, as design §4 tells it; what is not in the queryset does not exist.
"""

from .meetings import (
    AgendaItemQuerySet,
    AttendanceQuerySet,
    MeetingQuerySet,
    MinutesQuerySet,
    SummonsReplyQuerySet,
)
from .papers import PaperQuerySet, ResolutionQuerySet, TaskQuerySet, TaskReportQuerySet
from .passes import GuestQuerySet, InspectionPassQuerySet, UnlockQuerySet
from .people import (
    MemberQuerySet,
    MembershipQuerySet,
    OfficeQuerySet,
    OrganizationQuerySet,
    RuleSetQuerySet,
    TermQuerySet,
    ThemeQuerySet,
)

__all__ = [
    "AgendaItemQuerySet",
    "AttendanceQuerySet",
    "GuestQuerySet",
    "InspectionPassQuerySet",
    "MeetingQuerySet",
    "MemberQuerySet",
    "MembershipQuerySet",
    "MinutesQuerySet",
    "OfficeQuerySet",
    "OrganizationQuerySet",
    "PaperQuerySet",
    "ResolutionQuerySet",
    "RuleSetQuerySet",
    "SummonsReplyQuerySet",
    "TaskQuerySet",
    "TaskReportQuerySet",
    "TermQuerySet",
    "ThemeQuerySet",
    "UnlockQuerySet",
]
