"""What a person is today: cells, committees, clerkships. Asked once a request.

Rights follow memberships and offices of the day, never a stored group and never is_superuser.
"""

from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from django.apps import apps
from django.db.models import (
    BigIntegerField,
    DateField,
    DateTimeField,
    Exists,
    F,
    OuterRef,
    Q,
    TextChoices,
    TextField,
    Value,
)
from django.db.models.functions import Cast
from django.utils import timezone

from .enums import COMMITTEE_ROLES, SIGNING_ROLES, IntervalKind, OfficeRole, OrganizationKind
from .prepared import Blank, Prepared


class Source(TextChoices):
    """What tells who somebody is: his own membership and offices, or a pass; and who is above."""

    MEMBER = "member", "Đảng viên"
    OFFICE = "office", "Chức vụ"
    CELL = "cell", "Thuộc chi bộ"
    INSPECTION = "inspection", "Đoàn kiểm tra"
    UNLOCK = "unlock", "Mở khóa đọc"
    WHOLE = "whole", "Đảng ủy"


@dataclass(frozen=True)
class Reach:
    """What one pass opens for reading: organisations (ids), from a first to a last day."""

    source: str  # Source.INSPECTION or Source.UNLOCK
    pass_id: int
    organizations: frozenset
    first_day: date
    last_day: date


@dataclass(frozen=True)
class Capacity:
    """One account's place in the Party organisation on one day (ids of records)."""

    member: int | None = None
    cells: frozenset = frozenset()  # reads there as a member
    committees: frozenset = frozenset()  # sits on that committee
    signing: frozenset = frozenset()  # may sign for that organisation
    clerk_of: frozenset = frozenset()  # types for that committee, never signs
    party_committees: frozenset = frozenset()  # the committees and clerkships of a whole Đảng bộ
    whole: frozenset = frozenset()  # every Đảng ủy: its members are those of all cells
    reaches: tuple = ()  # what passes (inspection, unlocking) open today, for reading only

    @cached_property
    def of_anybody(self):
        """The same whoever the member is: people of one place share it."""
        return replace(self, member=self.member and 1)

    @property
    def is_member(self):
        """True while some membership lets this person read as a member."""
        return bool(self.cells)

    @property
    def seats(self):
        """Organisations (ids) whose records this person keeps: of the committee, or its clerk."""
        return self.committees | self.clerk_of

    @property
    def edits_records(self):
        """True for people whose work is in the records: committees and their clerks."""
        return bool(self.seats)

    @property
    def belongs(self):
        """True for members, committees and clerks: people of the Party organisation itself."""
        return self.is_member or self.edits_records

    @property
    def has_records(self):
        """True if /sinh-hoat/, /nghi-quyet/ and /nhiem-vu/ exist for this person at all."""
        return self.belongs or bool(self.reaches)

    @property
    def within_reach(self):
        """Organisations (ids) that some pass opens today."""
        return frozenset().union(*(reach.organizations for reach in self.reaches))


def covering(day, prefix=""):
    """A condition: the row's starts_on … ends_on includes that day."""
    open_ended = Q(**{f"{prefix}ends_on__isnull": True}) | Q(**{f"{prefix}ends_on__gte": day})
    return open_ended & Q(**{f"{prefix}starts_on__lte": day})


def capacity_of(user):
    """The person's capacity today, kept on the user object.

    One query a request; two while an unlocking runs, which opens every organisation.
    """
    if not user.is_authenticated or not user.is_active:
        return Capacity()
    if not hasattr(user, "_capacity"):
        user._capacity = _ask(user, timezone.localdate())
    return user._capacity


def with_passes(user, *reaches):
    """The same person as if these passes (Reach) alone ran."""
    double = copy(user)
    double._capacity = replace(capacity_of(user), reaches=reaches)
    return double


def without_passes(user):
    """The same person as if no pass ran: what he sees by own right."""
    return with_passes(user)


def _ask(user, today):
    asked = ROWS.rows(account=user.pk, today=today, now=timezone.now())
    rows = [Row(*values) for values in asked]
    offices = [row for row in rows if row.source == Source.OFFICE]
    whole = _organizations(row for row in rows if row.source == Source.WHOLE)
    return Capacity(
        member=next((row.key for row in rows if row.source == Source.MEMBER), None),
        cells=_organizations(row for row in rows if row.source == Source.CELL),
        committees=_organizations(row for row in offices if row.role in COMMITTEE_ROLES),
        signing=_organizations(row for row in offices if row.role in SIGNING_ROLES),
        clerk_of=_organizations(row for row in offices if row.role == OfficeRole.CLERK),
        party_committees=_organizations(offices) & whole,
        whole=whole,
        reaches=tuple(_reaches(rows)),
    )


def _organizations(rows):
    return frozenset(row.organization for row in rows)


# --- Rows that say what a person is: all are asked for in one query ---------------------------


class Row(NamedTuple):
    """One of them; what a source does not know is 0 or empty."""

    source: str
    key: int  # of the member or of the pass
    organization: int
    role: str  # OfficeRole
    first: int  # years that a pass opens
    last: int


def _rows():
    """Values of Row, whichever model they come from."""
    account, today = Blank("account", BigIntegerField()), Blank("today", DateField())
    first, *others = (*_own_rows(account, today), *_pass_rows(account, today), _whole_rows())
    return first.union(*others, all=True)


ROWS = Prepared(_rows)


def _own_rows(account, today):
    """The member; cells where he reads, at home or here for a time; offices held today."""
    # get_model: this file lies below the models, so that querysets can start with who asks.
    member, membership, interval, office = (
        apps.get_model("meetings", name)
        for name in ("Member", "Membership", "MembershipInterval", "Office")
    )
    running = covering(today)
    stretches = interval.objects.filter(running, member=OuterRef("member"))
    active = ~Exists(stretches.filter(kind=IntervalKind.SUSPENDED))
    belongs = Exists(membership.objects.filter(running, member=OuterRef("member")))
    own = {"member__account": account}
    cell = F("organization")
    return [
        _as_rows(member.objects.filter(account=account), Source.MEMBER, key=F("pk")),
        _as_rows(membership.objects.filter(running, active, **own), Source.CELL, organization=cell),
        _as_rows(
            interval.objects.filter(running, active, kind=IntervalKind.HERE, **own),
            Source.CELL,
            organization=cell,
        ),
        _as_rows(
            office.objects.filter(running, active, belongs, **own),
            Source.OFFICE,
            organization=cell,
            role=F("role"),
        ),
    ]


def _pass_rows(account, today):
    """Of an inspection one row for each organisation; an unlocking names none: it means all."""
    inspection = apps.get_model("meetings", "InspectionPass")
    now = Blank("now", DateTimeField())
    running = inspection.objects.running_for(account, today).filter(organizations__isnull=False)
    unlocks = apps.get_model("meetings", "Unlock").objects.running_for(account, now)
    return [
        _as_rows(
            running,
            Source.INSPECTION,
            key=F("pk"),
            organization=F("organizations"),
            first=F("first_year"),
            last=F("last_year"),
        ),
        _as_rows(unlocks, Source.UNLOCK, key=F("pk")),
    ]


def _whole_rows():
    """Every Đảng ủy, so that rules name it by its key: a join would cost each list far more."""
    organizations = apps.get_model("meetings", "Organization").objects
    whole = organizations.filter(kind=OrganizationKind.PARTY_COMMITTEE)
    return _as_rows(whole, Source.WHOLE, organization=F("pk"))


def _as_rows(queryset, source, **known):
    """The queryset as values of Row, in its order.

    Their names would be those of fields. And psycopg reads a long statement anew each time.
    """
    columns = {"c0": Value(source.value, TextField())}
    for place, name in enumerate(Row._fields[1:], 1):
        is_word = Row.__annotations__[name] is str
        field = TextField() if is_word else BigIntegerField()
        blank = Value("" if is_word else 0, field)
        columns[f"c{place}"] = Cast(known[name], field) if name in known else blank
    return queryset.order_by().annotate(**columns).values_list(*columns)


def _reaches(rows):
    """One Reach for each pass that runs."""
    passes = [row for row in rows if row.source in (Source.INSPECTION, Source.UNLOCK)]
    for (source, key, first, last), group in groupby(sorted(passes), key=_pass_of):
        if source == Source.UNLOCK:
            everywhere = apps.get_model("meetings", "Organization").objects.values_list(
                "pk", flat=True
            )
            yield Reach(source, key, frozenset(everywhere), date.min, date.max)
        else:
            days = date(first, 1, 1), date(last, 12, 31)
            yield Reach(source, key, _organizations(group), *days)


def _pass_of(row):
    return row.source, row.key, row.first, row.last
