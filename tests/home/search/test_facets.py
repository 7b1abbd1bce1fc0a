"""The facets beside what was found: words that tell two values apart."""

from datetime import date

import pytest

from home.names import among, names_known
from home.search.facets import term_labels
from meetings.models import Term

pytestmark = pytest.mark.django_db


def test_terms_called_alike_say_whose_they_are(cell, other_cell, people):
    Term.objects.all().delete()
    ours, theirs = (
        Term.objects.create(organization=each, name="2025 - 2030", starts_on=date(2025, 1, 1))
        for each in (cell, other_cell)
    )
    earlier = Term.objects.create(
        organization=cell, name="2020 - 2025",
        starts_on=date(2020, 1, 1), ends_on=date(2024, 12, 31),
    )  # fmt: skip
    keys = {ours.pk, theirs.pk, earlier.pk}

    assert term_labels(among(names_known(people["party_committee"]).terms, keys)) == {
        ours.pk: f"2025 - 2030, {cell.name}",
        theirs.pk: f"2025 - 2030, {other_cell.name}",
        earlier.pk: "2020 - 2025",
    }
    assert among(names_known(people["member"]).terms, keys - {earlier.pk}).keys() == {ours.pk}
    assert names_known(people["staff"]).terms == {}
