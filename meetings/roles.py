"""What a person is today: cells, committees, clerkships. Asked once a request.

Rights follow memberships and offices of the day, never a stored group and never is_superuser.
"""

from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from .enums import COMMITTEE_ROLES, SIGNING_ROLES, IntervalKind, OfficeRole, OrganizationKind


@dataclass(frozen=True)
class Reach:
    """What one pass opens for reading: organisations (ids), from a first to a last day."""

    organizations: frozenset
    first_day: date
    last_day: date
    pass_id: int


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


def _ask(user, today):
    # get_model: this file lies below the models, so that querysets can start with who asks.
    member = apps.get_model("meetings", "Member").objects.filter(account=user).first()
    if member is None:
        return Capacity()
    offices = list(_offices(member, today))
    seats = {o.organization_id for o in offices if o.role in COMMITTEE_ROLES}
    clerkships = {o.organization_id for o in offices if o.role == OfficeRole.CLERK}
    return Capacity(
        member=member.pk,
        cells=frozenset(_cells(member, today)),
        committees=frozenset(seats),
        signing=frozenset(o.organization_id for o in offices if o.role in SIGNING_ROLES),
        clerk_of=frozenset(clerkships),
        party_committees=frozenset(
            o.organization_id
            for o in offices
            if o.organization.kind == OrganizationKind.PARTY_COMMITTEE
        ),
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


def _cells(member, today):
    """Cells where the person reads as a member: at home, or here for a time; never suspended."""
    interval = apps.get_model("meetings", "MembershipInterval")
    membership = apps.get_model("meetings", "Membership")
    suspended = interval.objects.filter(covering(today), member=member, kind=IntervalKind.SUSPENDED)
    home = membership.objects.filter(covering(today), ~Exists(suspended), member=member)
    here = interval.objects.filter(
        covering(today), ~Exists(suspended), member=member, kind=IntervalKind.HERE
    )
    places = home.order_by().values_list("organization", flat=True)
    return places.union(here.order_by().values_list("organization", flat=True))
