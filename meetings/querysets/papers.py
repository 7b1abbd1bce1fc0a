"""Papers, tasks, reports and files, for their organisation and their addressees."""

from django.db import models
from django.db.models import Count, Q
from django.utils import timezone

from ..enums import (
    UNFINISHED,
    MeetingStatus,
    ReportStatus,
    ResolutionStatus,
    TaskStatus,
)
from ..roles import capacity_of
from .kept import KeptByOrganization, of_whole, pointing_into, within_reach

ISSUED = ~Q(status=ResolutionStatus.DRAFT)


class ResolutionQuerySet(KeptByOrganization):
    def visible_to(self, user):
        """Own committee: all. From issue on: the cell, the addressees, the party committee."""
        capacity = capacity_of(user)
        if not capacity.has_records:
            return self.none()
        return self.filter(Q(organization__in=capacity.seats) | (ISSUED & self._reaching(capacity)))

    def issued_to(self, user):
        """The same without drafts: a long list asks each paper once whether it is one."""
        capacity = capacity_of(user)
        return self.filter(ISSUED, Q(organization__in=capacity.seats) | self._reaching(capacity))

    def _reaching(self, capacity):
        """The condition on papers that come to this person once they are issued."""
        addressed = self.model.addressees.through.objects.filter(
            organization__in=capacity.cells | capacity.seats
        )
        reach = Q(organization__in=capacity.cells, committee_only=False)
        reach |= Q(pk__in=addressed.values("resolution"))
        if capacity.party_committees:
            reach |= ~of_whole(capacity)
        if capacity.is_member:
            reach |= of_whole(capacity) & Q(committee_only=False)
        return reach | within_reach(capacity, "issued_on")

    def issued(self):
        return self.filter(ISSUED)

    def valid(self):
        """Issued and not withdrawn."""
        return self.filter(status=ResolutionStatus.ISSUED)

    def for_rows(self):
        """With what a row of a list prints, and no more."""
        printed = ["symbol", "type", "abstract", "issued_on", "status", "organization__name"]
        return self.select_related("organization").only(*printed)


class TaskQuerySet(KeptByOrganization):
    def visible_to(self, user):
        """Own tasks; those of papers and meetings one may read; the committee's and superior's."""
        capacity = capacity_of(user)
        if not capacity.has_records:
            return self.none()
        resolutions = self.model.resolution.field.related_model.objects.visible_to(user)
        items = self.model.item.field.related_model.objects.visible_to(user)
        seen = (
            self._answered_by(capacity.member)
            | Q(organization__in=capacity.seats)
            | pointing_into(resolutions, "resolution")
            | pointing_into(items.filter(meeting__status=MeetingStatus.CLOSED), "item")
        )
        return self.filter(seen)

    def _answered_by(self, member_id):
        """The condition on tasks this member (a key or None) answers for or helps with."""
        if member_id is None:
            return Q(pk__in=[])
        helped = self.model.helpers.through.objects.filter(member=member_id)
        return Q(accountable=member_id) | Q(pk__in=helped.values("task"))

    def own_of(self, user):
        """Tasks this person answers for or helps with: all of them visible to him."""
        capacity = capacity_of(user)
        if not capacity.has_records:
            return self.none()
        return self.filter(self._answered_by(capacity.member))

    def unfinished(self):
        return self.filter(status__in=UNFINISHED)

    def overdue(self, on=None):
        return self.filter(status=TaskStatus.OPEN, due_on__lt=on or timezone.localdate())

    def for_lists(self):
        return self.select_related("organization", "accountable", "resolution", "item__meeting")

    def for_rows(self):
        """With what a row of the front page prints, and no more."""
        return self.only("title", "status", "due_on")


class TaskReportQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Own reports; the committee reads those of its cell, the party committee filed ones."""
        capacity = capacity_of(user)
        filed = Q(status=ReportStatus.FILED)
        seen = Q(member=capacity.member) if capacity.member else Q(pk__in=[])
        seen |= filed & Q(organization__in=capacity.seats)
        if capacity.party_committees:
            seen |= filed
        seen |= filed & within_reach(capacity, "month")
        return self.filter(seen)

    def for_lists(self):
        rows = self.select_related("member", "organization").annotate(task_count=Count("lines"))
        return rows.order_by("-month", "member__sort_key")  # counting drops the model's own order


class PaperQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A paper is seen by whoever sees what it belongs to."""
        seen = Q(pk__in=[])
        for name in ("meeting", "item", "resolution", "report"):
            owners = self.model._meta.get_field(name).related_model.objects.visible_to(user)
            seen |= pointing_into(owners, name)
        return self.filter(seen)

    def of_meeting(self, meeting):
        """Papers of the meeting and of its items."""
        own = self.model.objects.filter(meeting=meeting).order_by().values("pk")
        of_items = self.model.objects.filter(item__meeting=meeting).order_by().values("pk")
        return self.filter(pk__in=own.union(of_items))  # an «or» would read every paper
