"""Organisations, people, offices, rules and themes, as each person may see them."""

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from ..enums import (
    COMMITTEE_ROLES,
    IntervalKind,
    MeetingType,
    OfficeRole,
    OrganizationKind,
    ReportStatus,
    RuleLayer,
)
from ..roles import capacity_of, covering
from .kept import KeptByPartyCommittee, of_whole


class OrganizationQuerySet(KeptByPartyCommittee):
    def visible_to(self, user):
        """Every member knows the cells of the Đảng bộ; a pass names its own; others know none."""
        capacity = capacity_of(user)
        return self.all() if capacity.belongs else self.filter(pk__in=capacity.within_reach)

    def active_on(self, day):
        ended = Q(dissolved_on__isnull=True) | Q(dissolved_on__gte=day)
        return self.filter(ended, founded_on__lte=day)

    def meeting_together(self, meeting):
        """The other organisations of a joint session: its host's and its guests' (names only)."""
        host = meeting.host_id or meeting.pk
        met = type(meeting).objects.filter(Q(pk=host) | Q(host=host)).order_by()
        return self.filter(pk__in=met.values("organization")).exclude(pk=meeting.organization_id)

    def written_for_by(self, user):
        """Organisations whose records this person writes: own committees, or typed for them."""
        capacity = capacity_of(user)
        return self.filter(pk__in=capacity.seats)

    def cells(self):
        return self.filter(kind=OrganizationKind.CELL)

    def owing_reports(self, month):
        """Those with members whose report of that month is not filed; `owing` says how many."""
        report = apps.get_model("meetings", "TaskReport")
        filed = report.objects.filter(
            member=OuterRef("member"),
            organization=OuterRef("organization"),
            month=month,
            status=ReportStatus.FILED,
        )
        interval = apps.get_model("meetings", "MembershipInterval")
        home = apps.get_model("meetings", "Membership").objects.filter(covering(month))
        here = interval.objects.filter(covering(month), kind=IntervalKind.HERE)
        owing = _size(home.exclude(Exists(filed))) + _size(here.exclude(Exists(filed)))
        return self.annotate(owing=owing).filter(owing__gt=0)

    def with_gaps(self, day):
        """With what the directory knows of that day: has_secretary, has_term, has_lines."""
        offices, terms, lines = (
            self.model._meta.get_field(name).related_model.objects.filter(
                organization=OuterRef("pk")
            )
            for name in ("offices", "terms", "lines")
        )
        led = offices.filter(covering(day), role=OfficeRole.SECRETARY)
        return self.annotate(
            has_secretary=Exists(led),
            has_term=Exists(terms.filter(covering(day))),
            has_lines=Exists(lines.filter(starts_on__lte=day)),
        )


def _size(rows):
    """How many of these rows belong to the organisation of the outer query."""
    of_one = rows.filter(organization=OuterRef("pk")).order_by().values("organization")
    counted = of_one.annotate(size=Count("pk")).values("size")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


class TermQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Terms of one's own organisations, of the Đảng ủy for its people, of what a pass opens."""
        capacity = capacity_of(user)
        if capacity.party_committees:
            return self.all()
        own = capacity.cells | capacity.seats | capacity.within_reach
        known = Q(organization__in=own)
        if capacity.belongs:
            known |= of_whole(capacity)
        return self.filter(known)


class MembershipQuerySet(models.QuerySet):
    def on(self, day):
        return self.filter(covering(day))


class OfficeQuerySet(KeptByPartyCommittee):
    def visible_to(self, user):
        """Offices of organisations whose people one may see."""
        capacity = capacity_of(user)
        if capacity.party_committees:
            return self.all()
        return self.filter(organization__in=capacity.committees | capacity.cells)

    def on(self, day):
        return self.filter(covering(day))


class MemberQuerySet(KeptByPartyCommittee):
    def visible_to(self, user):
        """The party committee and its clerk know all members; others those of their cells."""
        capacity = capacity_of(user)
        if capacity.party_committees:
            return self.all()
        here = covering(timezone.localdate(), "intervals__") & Q(
            intervals__kind=IntervalKind.HERE, intervals__organization__in=capacity.cells
        )
        ids = self.model.objects.filter(
            Q(memberships__organization__in=capacity.cells | capacity.committees)
            | here
            | Q(pk=capacity.member)
        )
        return self.filter(pk__in=ids.values("pk"))

    def belonging_to(self, organization, on):
        """Members of that cell on that day: at home there, or there for a time."""
        home = covering(on, "memberships__") & Q(memberships__organization=organization)
        here = covering(on, "intervals__") & Q(
            intervals__kind=IntervalKind.HERE, intervals__organization=organization
        )
        at_home = self.model.objects.filter(home).values("pk")
        for_a_time = self.model.objects.filter(here).values("pk")
        return self.filter(Q(pk__in=at_home) | Q(pk__in=for_a_time))

    def in_interval(self, kind, on):
        """Members for whom such an interval (exempt, away …) runs on that day."""
        running = covering(on, "intervals__") & Q(intervals__kind=kind)
        return self.filter(pk__in=self.model.objects.filter(running).values("pk"))

    def holding_office_in(self, organization, on, roles):
        """Members with one of these offices there on that day."""
        held = covering(on, "offices__") & Q(
            offices__organization=organization, offices__role__in=roles
        )
        return self.filter(pk__in=self.model.objects.filter(held).values("pk"))

    def summoned_to(self, meeting):
        """Whom a meeting calls, by its type: the cell, its committee, the members of all cells."""
        if meeting.type == MeetingType.CONFERENCE:
            belonging = covering(meeting.day, "memberships__")
            return self.filter(pk__in=self.model.objects.filter(belonging).values("pk"))
        if meeting.type == MeetingType.COMMITTEE or not meeting.organization.is_cell:
            return self.holding_office_in(meeting.organization, meeting.day, COMMITTEE_ROLES)
        return self.belonging_to(meeting.organization, meeting.day)


class RuleSetQuerySet(KeptByPartyCommittee):
    def visible_to(self, user):
        """Rules are no secret among people who have records."""
        return self.all() if capacity_of(user).has_records else self.none()

    def in_force(self, organization, on):
        """Sets that bind the organisation on that day, the strongest layer and newest last."""
        own = Q(layer=RuleLayer.ORGANIZATION, organization=organization)
        return self.filter(~Q(layer=RuleLayer.ORGANIZATION) | own, effective_from__lte=on).order_by(
            "layer", "effective_from", "pk"
        )


class ThemeQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Themes are for every member of the Đảng bộ; a pass opens those of its organisations."""
        capacity = capacity_of(user)
        if capacity.belongs:
            return self.all()
        through = self.model.organizations.through.objects
        opened = Q(pk__in=[])
        for reach in capacity.reaches:
            theirs = through.filter(organization__in=reach.organizations).values("theme")
            years = (reach.first_day.year, reach.last_day.year)
            opened |= Q(pk__in=theirs, year__range=years)
        return self.filter(opened)

    def kept_by(self, user):
        """Themes one of whose organisations is this person's to write for."""
        capacity = capacity_of(user)
        through = self.model.organizations.through.objects
        ours = through.filter(organization__in=capacity.seats)
        return self.filter(pk__in=ours.values("theme"))
