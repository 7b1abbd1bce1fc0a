"""Passes, unlockings and invitations: by whom they are kept, and for whom they run."""

from datetime import timedelta

from django.db import models

from ..roles import capacity_of, covering
from .kept import KeptByPartyCommittee, today_begins

TOLD_FOR = timedelta(days=30)


class InspectionPassQuerySet(KeptByPartyCommittee):
    def running_for(self, user, today):
        """Passes that open something to this account on that day."""
        return self.filter(covering(today), account=user)


class UnlockQuerySet(models.QuerySet):
    def running_for(self, user, now):
        """The unlocking that is open at that moment, if any."""
        return self.filter(account=user, opened_at__lte=now, ends_at__gt=now)

    def told_to(self, user, since):
        """What the party committee is shown of them from that moment on; nothing to others."""
        if not capacity_of(user).party_committees:
            return self.none()
        return self.filter(opened_at__gte=since).select_related("account")


class GuestQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own invitations, once the meeting was convened."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(account=user.pk, meeting__convened_at__isnull=False)

    def for_lists(self):
        return self.select_related("meeting__organization")

    def for_rows(self):
        """With what a row of a list prints, and no more."""
        printed = ["type", "starts_at", "organization__name", "organization__kind"]
        return self.for_lists().only("purpose", *(f"meeting__{name}" for name in printed))

    def upcoming(self, since=None):
        """Those to meetings of today (or of that moment) and later, soonest first."""
        since = since or today_begins()
        return self.filter(meeting__starts_at__gte=since).order_by("meeting__starts_at")
