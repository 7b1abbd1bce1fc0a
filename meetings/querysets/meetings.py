"""Meetings, their roll and minutes, for those who were called to them."""

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from ..enums import (
    BEING_PREPARED,
    IN_THE_ROOM,
    OVER,
    STILL_TO_COME,
    Keeping,
    MeetingType,
    MinutesStatus,
    Readiness,
    ReplyAnswer,
    RollMark,
    Standing,
)
from ..roles import capacity_of
from .kept import KeptByOrganization, of_whole, pointing_into, today_begins, within_reach

# Meetings of these types summon the whole cell; any other only the committee.
WHOLE_CELL = [t for t in MeetingType if t not in (MeetingType.COMMITTEE, MeetingType.CONFERENCE)]
# Of a Đảng ủy's own meetings these summon the members of all cells.
ALL_CELLS = [MeetingType.CONFERENCE, MeetingType.CEREMONY]
# What a row of a list prints.
ROW = ["type", "starts_at", "place", "status", "organization__name", "organization__kind"]


class MeetingQuerySet(KeptByOrganization):
    def visible_to(self, user):
        """Own committee: all. Summoned members and the party committee: once convened."""
        capacity = capacity_of(user)
        own = Q(organization__in=capacity.seats)
        named = Q(minute_taker=capacity.member) if capacity.member else Q(pk__in=[])
        announced = Q(convened_at__isnull=False)
        summoned = Q(organization__in=capacity.cells, type__in=WHOLE_CELL)
        if capacity.is_member:
            summoned |= of_whole(capacity) & Q(type__in=ALL_CELLS)
        if capacity.party_committees:
            summoned |= ~of_whole(capacity)
        summoned |= within_reach(capacity, "starts_at__date")
        return self.filter(own | named | (announced & summoned))

    def seen_inside_by(self, user):
        """Meetings of which this person also reads what is internal to the committee."""
        return self.visible_to(user).filter(inside(capacity_of(user)))

    def summoning(self, user):
        """Meetings that call this person: as member of the cell, or as one of the committee."""
        capacity = capacity_of(user)
        to_cell = Q(organization__in=capacity.cells, type__in=WHOLE_CELL)
        to_committee = Q(organization__in=capacity.committees)
        to_all = Q(pk__in=[])
        if capacity.is_member:
            to_all = of_whole(capacity) & Q(type__in=ALL_CELLS)
        return self.visible_to(user).filter(to_cell | to_committee | to_all)

    def upcoming(self, since=None):
        """Convened or running meetings from today (or that moment) on, soonest first."""
        since = since or today_begins()
        return self.filter(status__in=STILL_TO_COME, starts_at__gte=since).order_by(
            "starts_at", "pk"
        )

    def with_answer_of(self, user):
        """With `answer`: what this person replied to the summons for the moment that holds."""
        replies = self.model.replies.rel.related_model.objects.holding()
        own = replies.filter(meeting=OuterRef("pk"), member=capacity_of(user).member)
        return self.annotate(answer=Subquery(own.values("answer")[:1]))

    def above_the_book(self, since):
        """Those upcoming since that moment and those being prepared, soonest first."""
        to_come = Q(status__in=STILL_TO_COME, starts_at__gte=since)
        return self.filter(to_come | Q(status__in=BEING_PREPARED)).order_by("starts_at")

    def in_the_book(self, since):
        """All others, the newest first."""
        to_come = Q(status__in=STILL_TO_COME, starts_at__gte=since)
        return self.exclude(to_come).exclude(status__in=BEING_PREPARED)

    def unfinished(self):
        """Neither held nor called off, soonest first: those that still ask for work."""
        return self.exclude(status__in=OVER).order_by("starts_at", "pk")

    def with_preparation(self):
        """With what tells how far each is prepared: its items, their papers, its answers."""
        return self.select_related("organization").prefetch_related(
            "papers", "agenda__papers", "agenda__presenter", "replies__member"
        )

    def calling_a_cell_in(self, month):
        """Convened ones of that month that summon the whole cell."""
        called = Q(convened_at__isnull=False, type__in=WHOLE_CELL)
        return self.filter(called, starts_at__year=month.year, starts_at__month=month.month)

    def for_lists(self):
        return self.select_related("organization", "chair", "minute_taker", "theme")

    def for_rows(self):
        """With what a row of a list prints, and no more."""
        return self.select_related("organization").only(*ROW)

    def for_summons(self):
        """With what is printed of one to come: how long it takes, who chairs, on which theme."""
        printed = [*ROW, "planned_minutes", "chair__full_name", "theme__title"]
        return self.select_related("organization", "chair", "theme").only(*printed)


def inside(capacity):
    """The condition on meetings of those who also read what is internal to their committee."""
    met = Q(organization__in=capacity.seats)
    if capacity.member:
        met |= Q(minute_taker=capacity.member) | Q(chair=capacity.member)
    if capacity.party_committees:
        met |= ~of_whole(capacity)
    return met | within_reach(capacity, "starts_at__date")


class AgendaItemQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Items of meetings one may see; internal ones for the committee and their presenter."""
        capacity = capacity_of(user)
        meetings = self.model.meeting.field.related_model.objects
        insiders = meetings.filter(inside(capacity))
        own = Q(presenter=capacity.member) if capacity.member else Q(pk__in=[])
        open_to_all = ~Q(keeping=Keeping.INTERNAL)
        return self.filter(
            open_to_all | own | pointing_into(insiders, "meeting"),
            pointing_into(meetings.visible_to(user), "meeting"),
        )

    def presented_by(self, user):
        """Items this person presents: he sees each of them where he sees its meeting."""
        member = capacity_of(user).member
        return self.filter(presenter=member) if member else self.none()

    def unprepared(self):
        """Items whose presenter has not said yet that all is there."""
        return self.exclude(readiness=Readiness.READY)

    def unrecorded(self):
        """Items under which the minute taker has not written anything yet."""
        return self.filter(gist="", conclusion="", internal_note="", paper_place="")


class AttendanceQuerySet(models.QuerySet):
    def in_the_room(self):
        return self.filter(mark__in=IN_THE_ROOM)

    def with_vote(self):
        """Rows that count for the base of a vote (domain.md §3.4)."""
        came = Q(standing=Standing.EXEMPT, mark__in=[*IN_THE_ROOM, RollMark.LEFT])
        return self.filter(Q(standing=Standing.FULL) | came & Q(member__confirmed_on__isnull=False))

    def unmarked(self):
        return self.filter(mark="").exclude(standing=Standing.EXEMPT)


class SummonsReplyQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Own answers; those of others, whose reasons may be private, for who keeps the meeting."""
        capacity = capacity_of(user)
        kept = Q(meeting__organization__in=capacity.seats)
        if capacity.member:
            kept |= Q(member=capacity.member) | Q(meeting__minute_taker=capacity.member)
        return self.filter(kept)

    def holding(self):
        """Given for the moment at which the meeting begins now."""
        return self.filter(answered_for=F("meeting__starts_at"))

    def asking_for_leave(self):
        return self.filter(answer=ReplyAnswer.LEAVE)


class MinutesQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Unsigned: the committee and the minute taker. Signed: whoever sees the meeting."""
        capacity = capacity_of(user)
        meetings = self.model.meeting.field.related_model.objects.visible_to(user)
        inside = Q(meeting__organization__in=capacity.seats)
        if capacity.member:
            inside |= Q(meeting__minute_taker=capacity.member) | Q(meeting__chair=capacity.member)
        return self.filter(
            inside | Q(status=MinutesStatus.SIGNED), pointing_into(meetings, "meeting")
        )

    def awaiting_signatures(self, user):
        """Adopted ones of this person's committees, and those he himself has to confirm."""
        capacity = capacity_of(user)
        own = Q(meeting__organization__in=capacity.seats)
        adopted = self.visible_to(user).filter(status=MinutesStatus.ADOPTED)
        return adopted.filter(own | to_be_confirmed_by(capacity.member)).order_by("closed_at")


def to_be_confirmed_by(member_id):
    """The condition on minutes that this member took or chaired and has yet to confirm."""
    if member_id is None:
        return Q(pk__in=[])
    took = Q(meeting__minute_taker=member_id, minute_taker_confirmed_at__isnull=True)
    return took | Q(meeting__chair=member_id, chair_confirmed_at__isnull=True)
