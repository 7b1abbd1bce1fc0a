"""The address of a record is the one that the table of addresses gives it."""

import pytest
from django.urls import reverse

from meetings.addresses import address_of


@pytest.mark.parametrize(
    "name", ["meeting", "minutes", "resolution", "paper", "task", "invitation"]
)
@pytest.mark.parametrize("key", [1, 98, 9_876_543_210, 12_345_678_901])
def test_an_address_written_once_is_that_of_every_key(name, key):
    assert address_of(name, key) == reverse(name, args=[key])
