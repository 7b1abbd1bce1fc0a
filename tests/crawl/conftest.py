"""The world for one test, and quiet logs while thousands of closed doors are tried."""

import logging

import pytest
from django.core.cache import cache

from .world import build


@pytest.fixture
def world(db):
    cache.clear()
    logging.disable(logging.CRITICAL)
    yield build()
    logging.disable(logging.NOTSET)
    cache.clear()
