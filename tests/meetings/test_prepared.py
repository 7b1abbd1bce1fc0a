"""A prepared query gives the rows of the values it is asked with, from SQL that is built once."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.db.models import (
    BigIntegerField,
    DateField,
    DateTimeField,
    Exists,
    OuterRef,
    Q,
    TextField,
)

from meetings.models import Member, Membership, Organization
from meetings.prepared import Blank, Prepared
from tests.factories.meetings import CellFactory, MemberFactory

pytestmark = pytest.mark.django_db
SINCE = date(2011, 2, 3)  # the memberships that MemberFactory gives


def test_each_asking_has_its_own_values():
    cell, other = CellFactory(), CellFactory()
    member, stranger = MemberFactory(cell=cell), MemberFactory(cell=other)
    began = Prepared(
        lambda: Membership.objects.filter(
            organization=Blank("cell", BigIntegerField()),
            starts_on__lte=Blank("day", DateField()),
        ).values_list("member")
    )
    assert list(began.rows(cell=cell.pk, day=SINCE)) == [(member.pk,)]
    assert list(began.rows(cell=other.pk, day=SINCE - timedelta(days=1))) == []
    assert list(began.rows(cell=other.pk, day=SINCE)) == [(stranger.pk,)]


def test_the_queryset_is_built_once_and_blanks_may_stand_inside_an_exists():
    cell = CellFactory()
    MemberFactory(cell=cell)
    built = []

    def build():
        built.append(1)
        began = Membership.objects.filter(starts_on__lte=Blank("day", DateField()))
        full = Organization.objects.filter(Exists(began.filter(organization=OuterRef("pk"))))
        return full.order_by().values_list("pk")

    with_members = Prepared(build)
    assert list(with_members.rows(day=SINCE - timedelta(days=1))) == []
    assert list(with_members.rows(day=SINCE)) == [(cell.pk,)]
    assert built == [1]


def test_a_moment_is_asked_as_the_database_keeps_it():
    member = MemberFactory()
    joined = member.account.date_joined
    earlier = Prepared(
        lambda: Member.objects.filter(
            account__date_joined__lt=Blank("now", DateTimeField())
        ).values_list("pk")
    )
    assert list(earlier.rows(now=joined)) == []
    later = (joined + timedelta(seconds=1)).astimezone(UTC)
    assert list(earlier.rows(now=later)) == [(member.pk,)]
    assert list(earlier.rows(now=datetime(2000, 1, 1, tzinfo=UTC))) == []


def test_a_queryset_that_is_always_empty_asks_nothing(django_assert_num_queries):
    nobody = Prepared(
        lambda: Member.objects.filter(pk__in=[], full_name=Blank("name", TextField())).values_list(
            "pk"
        )
    )
    with django_assert_num_queries(0):
        assert nobody.rows(name="Lan") == []


def test_what_is_only_ordered_by_is_not_handed_out():
    cell = CellFactory()
    MemberFactory(cell=cell)
    cells = Organization.objects.order_by("founded_on").values_list("name").distinct()

    assert Prepared(cells.all).objects() == list(cells)
    assert (cell.name,) in list(cells)


def test_a_value_is_found_wherever_it_stands_in_the_sql():
    cell, blank = CellFactory(), Blank("cell", BigIntegerField())
    asked = Prepared(
        lambda: Organization.objects.filter(Q(pk=blank) | Q(parent=blank)).values_list("pk")
    )

    assert set(asked.objects(cell=cell.pk)) == {(cell.pk,)}
    assert set(asked.objects(cell=cell.parent_id)) == {(cell.pk,), (cell.parent_id,)}


def test_on_postgresql_what_never_changes_stands_in_the_sql_itself():
    """So a plan that is made once, for any values, knows how many rows it is met by."""
    cell = CellFactory(name="Chi bộ 100% đảng viên")
    asked = Prepared(
        lambda: Organization.objects.filter(
            name__endswith="% đảng viên", pk=Blank("cell", BigIntegerField())
        ).values_list("name", flat=True)
    )

    assert asked.objects(cell=cell.pk) == [cell.name]
    assert asked.objects(cell=cell.pk + 1) == []
    *_, sql, parameters = asked._statement
    if connection.vendor == "postgresql":
        assert r"\%% đảng viên" in sql
        assert list(parameters) == ["cell"]
    else:
        assert len(parameters) == 2
