"""Records somebody keeps: what the admin lists, beside what the site shows."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.lookups import In
from django.utils import timezone

from ..roles import capacity_of


def today_begins():
    """The first moment of today here."""
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)


def within_reach(capacity, day, organization="organization"):
    """The condition on rows of the organisations and days that a pass opens to this person.

    `day` names the date by which a row falls into a year, «issued_on» say.
    """
    met = Q(pk__in=[])
    for reach in capacity.reaches:
        met |= Q(
            **{
                f"{organization}__in": reach.organizations,
                f"{day}__range": (reach.first_day, reach.last_day),
            }
        )
    return met


def of_whole(capacity):
    """The condition on rows of a Đảng ủy, whose people are the members of all cells.

    «+ 0» keeps it from an index: SQLite would gather all rows of some organisations and sort them,
    where it need only walk down the list until a page is full.
    """
    return Q(In(F("organization_id") + 0, list(capacity.whole)))


def pointing_into(rows, name):
    """The condition that what `name` points at is among these rows, asked of each row by itself.

    An «in» would first gather all of `rows`: tens of thousands, to answer for one paper.
    """
    return Q(Exists(rows.filter(pk=OuterRef(name)).order_by()))


class KeptByOrganization(models.QuerySet):
    """Records that belong to one organisation and are written by its committee or clerk."""

    def kept_by(self, user):
        """Records this person writes in the admin; a reader finds the others in the site."""
        return self.filter(organization__in=capacity_of(user).seats)


class KeptByPartyCommittee(models.QuerySet):
    """The directory and the rules, kept by the party committee and its clerk."""

    def kept_by(self, user):
        return self.all() if capacity_of(user).party_committees else self.none()
