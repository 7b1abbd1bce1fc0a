"""Addresses of records: a list prints many, and only the key in them changes."""

from functools import lru_cache

from django.urls import reverse

SOME_KEY = 9_876_543_210


def address_of(name, key):
    """The path to the record with this key (a number) at the address of that name."""
    before, behind = around_key(name)
    return f"{before}{key}{behind}"


@lru_cache
def around_key(name):
    """What stands before the key and behind it. Asked of the addresses once a process: each time
    takes as long as half a line of a list."""
    before, behind = reverse(name, args=[SOME_KEY]).split(str(SOME_KEY))
    return before, behind
