"""What a person is today: cells, committees, clerkships. Asked once a request.

Rights follow memberships and offices of the day, never a stored group and never is_superuser.
"""

from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from django.apps import apps
from django.db.models import BigIntegerField, Exists, F, OuterRef, Q, TextChoices, Value
from django.db.models.functions import Cast
from django.utils import timezone

from .enums import COMMITTEE_ROLES, SIGNING_ROLES, IntervalKind, OfficeRole, OrganizationKind


class Source(TextChoices):
    """What makes a place one for reading: belonging there, or a pass."""

    CELL = "cell", "Thuộc chi bộ"
    INSPECTION = "inspection", "Đoàn kiểm tra"
    UNLOCK = "unlock", "Mở khóa đọc"


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
    reaches: tuple = ()  # what passes (inspection, unlocking) open today, for reading only

    @property
    def is_member(self):
        """True while some membership lets this person read as a member."""
        return bool(self.cells)

    @property
    def edits_records(self):
        """True for people whose work is in the records: committees and their clerks."""
        return bool(self.committees or self.clerk_of)

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
    """The person's capacity today, kept on the user object, so three queries a request at most."""
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
    # get_model: this file lies below the models, so that querysets can start with who asks.
    member = apps.get_model("meetings", "Member").objects.filter(account=user).first()
    places = list(_passes(user, today) if member is None else _places(user, member, today))
    reaches = tuple(_reaches(places))
    if member is None:
        return Capacity(reaches=reaches)
    offices = list(_offices(member, today))
    seats = {o.organization_id for o in offices if o.role in COMMITTEE_ROLES}
    clerkships = {o.organization_id for o in offices if o.role == OfficeRole.CLERK}
    return Capacity(
        member=member.pk,
        cells=frozenset(organization for source, _, organization, *_ in places if source == "cell"),
        committees=frozenset(seats),
        signing=frozenset(o.organization_id for o in offices if o.role in SIGNING_ROLES),
        clerk_of=frozenset(clerkships),
        party_committees=frozenset(
            o.organization_id
            for o in offices
            if o.organization.kind == OrganizationKind.PARTY_COMMITTEE
        ),
        reaches=reaches,
    )


def _offices(member, today):
    """Offices held today by somebody who still belongs and is not suspended."""
    interval = apps.get_model("meetings", "MembershipInterval")
    membership = apps.get_model("meetings", "Membership")
    suspended = interval.objects.filter(
        covering(today), member=OuterRef("member"), kind=IntervalKind.SUSPENDED
    )
    belongs = membership.objects.filter(covering(today), member=OuterRef("member"))
    return (
        apps.get_model("meetings", "Office")
        .objects.filter(covering(today), Exists(belongs), ~Exists(suspended), member=member)
        .select_related("organization")
    )


# Rows that say where a person reads: (source, pass, organisation, first year, last year). They
# are asked for in one query, so that passes cost none of their own.


def _places(user, member, today):
    """Cells where the person reads as a member, at home or here for a time, and passes."""
    interval = apps.get_model("meetings", "MembershipInterval")
    membership = apps.get_model("meetings", "Membership")
    suspended = interval.objects.filter(covering(today), member=member, kind=IntervalKind.SUSPENDED)
    home = membership.objects.filter(covering(today), ~Exists(suspended), member=member)
    here = interval.objects.filter(
        covering(today), ~Exists(suspended), member=member, kind=IntervalKind.HERE
    )
    cells = [_rows(places, Source.CELL, organization=F("organization")) for places in (home, here)]
    return cells[0].union(cells[1], *_pass_rows(user, today))


def _passes(user, today):
    inspections, unlocks = _pass_rows(user, today)
    return inspections.union(unlocks)


def _pass_rows(user, today):
    """Of an inspection one row for each organisation; an unlocking names none: it means all."""
    inspection = apps.get_model("meetings", "InspectionPass")
    running = inspection.objects.running_for(user, today).filter(organizations__isnull=False)
    unlocks = apps.get_model("meetings", "Unlock").objects.running_for(user, timezone.now())
    return [
        _rows(
            running,
            Source.INSPECTION,
            pass_id=F("pk"),
            organization=F("organizations"),
            first=F("first_year"),
            last=F("last_year"),
        ),
        _rows(unlocks, Source.UNLOCK, pass_id=F("pk")),
    ]


def _rows(queryset, source, **columns):
    """The queryset as rows of the five columns; what a source does not know is 0."""
    number = BigIntegerField()
    known = {"pass_id": 0, "organization": 0, "first": 0, "last": 0} | columns
    named = {
        f"row_{name}": Cast(value, number) if isinstance(value, F) else Value(value, number)
        for name, value in known.items()
    }
    rows = queryset.order_by().annotate(row_source=Value(source.value), **named)
    return rows.values_list("row_source", *named)


def _reaches(places):
    """One Reach for each pass that runs."""
    rows = [place for place in places if place[0] != Source.CELL]
    for (source, pass_id, first, last), group in groupby(sorted(rows), key=_pass_of):
        if source == Source.UNLOCK:
            everywhere = apps.get_model("meetings", "Organization").objects.values_list(
                "pk", flat=True
            )
            yield Reach(source, pass_id, frozenset(everywhere), date.min, date.max)
        else:
            organizations = frozenset(row[2] for row in group)
            days = date(first, 1, 1), date(last, 12, 31)
            yield Reach(source, pass_id, organizations, *days)


def _pass_of(row):
    source, pass_id, _, first, last = row
    return source, pass_id, first, last
