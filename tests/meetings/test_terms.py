"""Whose terms one knows: a reader of a single paper of another cell does not learn its term."""

import pytest

from meetings.models import Term

pytestmark = pytest.mark.django_db


def names(person):
    return set(Term.objects.visible_to(person.account).values_list("name", flat=True))


def test_one_knows_the_terms_of_ones_own_organisations_and_of_the_party_committee(
    cell, other_cell, party_committee, member, stranger, superior
):
    cell.terms.update(name="của ta")
    other_cell.terms.update(name="của người")
    Term.objects.create(
        organization=party_committee, name="của Đảng ủy", starts_on=cell.terms.get().starts_on
    )

    assert names(member) == {"của ta", "của Đảng ủy"}
    assert names(stranger) == {"của người", "của Đảng ủy"}
    assert {"của ta", "của người", "của Đảng ủy"} <= names(superior)


def test_an_account_without_records_knows_no_term(cell, member):
    member.memberships.all().delete()
    assert names(member) == set()
