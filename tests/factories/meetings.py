"""Accounts, organisations, people and meetings for tests.

Usage: MemberFactory(cell=cell) is a full member with an account and a membership today;
MemberFactory(cell=cell, office="secretary") leads it too; MemberFactory(probationary=True).
"""

from datetime import date, datetime, time, timedelta

import factory
from django.contrib.auth import get_user_model
from django.utils import timezone

from meetings.enums import AgendaKind, MeetingStatus, MeetingType, OrganizationKind
from meetings.models import (
    AgendaItem,
    Meeting,
    Member,
    Membership,
    MembershipInterval,
    Office,
    Organization,
    OrganizationLines,
    Resolution,
    Task,
    Term,
    Theme,
)

PASSWORD = "mat-khau-thu-nghiem"


class AccountFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"tai-khoan-{n}")
    full_name = factory.Sequence(lambda n: f"Nguyễn Văn Số {n}")
    password = factory.django.Password(PASSWORD)


class PartyCommitteeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organization
        django_get_or_create = ("kind",)

    kind = OrganizationKind.PARTY_COMMITTEE
    name = "Đảng ủy Trường"
    founded_on = date(2000, 1, 1)


class CellFactory(factory.django.DjangoModelFactory):
    """A cell with a term and lines for its papers."""

    class Meta:
        model = Organization
        skip_postgeneration_save = True

    kind = OrganizationKind.CELL
    name = factory.Sequence(lambda n: f"Chi bộ số {n}")
    parent = factory.SubFactory(PartyCommitteeFactory)
    founded_on = date(2000, 1, 1)
    regular_place = "Phòng họp A2.3"

    @factory.post_generation
    def with_term(cell, create, extracted, **kwargs):
        Term.objects.create(organization=cell, name="2025 - 2030", starts_on=date(2025, 1, 1))
        OrganizationLines.objects.create(
            organization=cell,
            starts_on=date(2000, 1, 1),
            parent_line="ĐẢNG BỘ TRƯỜNG",
            issuing_line=cell.name.upper(),
            place_name="Hương Tràm",
        )


class MemberFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Member
        skip_postgeneration_save = True

    class Params:
        probationary = factory.Trait(confirmed_on=None, admitted_on=date(2026, 5, 19))

    full_name = factory.Sequence(lambda n: f"Lê Thị Ánh {n}")
    account = factory.SubFactory(AccountFactory)
    admitted_on = date(2010, 2, 3)
    confirmed_on = date(2011, 2, 3)

    @factory.post_generation
    def cell(member, create, extracted, **kwargs):
        if extracted is not None:
            Membership.objects.create(
                member=member, organization=extracted, starts_on=date(2011, 2, 3)
            )

    @factory.post_generation
    def office(member, create, extracted, **kwargs):
        """`office="secretary"` in the own cell, or `(role, organization)`."""
        if extracted is None:
            return
        role, organization = (
            extracted
            if isinstance(extracted, tuple)
            else (extracted, member.memberships.get().organization)
        )
        OfficeFactory(member=member, organization=organization, role=role)


class OfficeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Office

    member = factory.SubFactory(MemberFactory)
    organization = factory.SubFactory(CellFactory)
    role = "committee_member"
    starts_on = date(2025, 1, 1)


class ThemeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Theme
        skip_postgeneration_save = True

    title = factory.Sequence(lambda n: f"Chuyên đề số {n}")
    year = 2026
    quarter = 4
    field = "teaching"

    @factory.post_generation
    def organizations(theme, create, extracted, **kwargs):
        theme.organizations.set(extracted or [])


def next_regular_moment():
    """14:00 in Vietnam ten days from now."""
    day = timezone.localdate() + timedelta(days=10)
    return timezone.make_aware(datetime.combine(day, time(14, 0)))


class MeetingFactory(factory.django.DjangoModelFactory):
    """A draft meeting; `convened=True` and `in_committee=True` are the usual variants."""

    class Meta:
        model = Meeting
        skip_postgeneration_save = True

    class Params:
        convened = factory.Trait(
            status=MeetingStatus.CONVENED,
            agreed_at=factory.LazyFunction(timezone.now),
            convened_at=factory.LazyFunction(timezone.now),
        )
        in_committee = factory.Trait(type=MeetingType.COMMITTEE)

    organization = factory.SubFactory(CellFactory)
    starts_at = factory.LazyFunction(next_regular_moment)
    place = "Phòng họp A2.3"


class AgendaItemFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AgendaItem

    class Params:
        decision = factory.Trait(kind=AgendaKind.DECISION, draft_text="Dự thảo phân công.")
        discussion = factory.Trait(kind=AgendaKind.DISCUSSION)

    meeting = factory.SubFactory(MeetingFactory)
    title = factory.Sequence(lambda n: f"Nội dung số {n}")


class ResolutionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Resolution

    organization = factory.SubFactory(CellFactory)
    abstract = "sinh hoạt chi bộ tháng 11 năm 2026"
    body = "I- ĐÁNH GIÁ\n\n1. Năm việc xong.\n\nII- NHIỆM VỤ\n\nMỗi việc một người."


class TaskFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Task

    resolution = factory.SubFactory(ResolutionFactory)
    organization = factory.SelfAttribute("resolution.organization")
    accountable = factory.SubFactory(MemberFactory)
    title = factory.Sequence(lambda n: f"Nhiệm vụ số {n}")
    assigned_on = factory.LazyFunction(timezone.localdate)
    due_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=20))


class IntervalFactory(factory.django.DjangoModelFactory):
    """A stretch of a membership that is not the usual one, from today on."""

    class Meta:
        model = MembershipInterval

    member = factory.SubFactory(MemberFactory)
    kind = "exempt"
    starts_on = factory.LazyFunction(timezone.localdate)
