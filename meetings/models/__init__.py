"""The records, one topic a file, from organisations to the log."""

from .access import AccessEntry, AccessLedger
from .agenda import AgendaItem
from .attendance import Attendance
from .guests import Guest
from .log import LogEntry
from .meetings import Meeting
from .minutes import Minutes
from .organizations import Organization, OrganizationLines, Term
from .papers import Paper
from .passes import InspectionPass, Unlock
from .people import Member, Membership, MembershipInterval, Office
from .replies import SummonsReply
from .resolutions import Register, Resolution
from .rules import Rule, RuleSet
from .tasks import Task, TaskReport, TaskReportLine
from .texts import FileText, LeanFileManager
from .themes import Theme
from .votes import Vote

__all__ = [
    "AccessEntry",
    "AccessLedger",
    "AgendaItem",
    "Attendance",
    "FileText",
    "Guest",
    "InspectionPass",
    "LeanFileManager",
    "LogEntry",
    "Meeting",
    "Member",
    "Membership",
    "MembershipInterval",
    "Minutes",
    "Office",
    "Organization",
    "OrganizationLines",
    "Paper",
    "Register",
    "Resolution",
    "Rule",
    "RuleSet",
    "SummonsReply",
    "Task",
    "TaskReport",
    "TaskReportLine",
    "Term",
    "Theme",
    "Unlock",
    "Vote",
]
