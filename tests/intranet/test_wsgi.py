"""The worker's door: what a server starts answers, and waits for no collection of garbage."""

import gc
from importlib import import_module, reload

import pytest


@pytest.fixture
def door():
    """The module as a worker loads it."""
    frozen = gc.get_freeze_count()
    yield reload(import_module("intranet.wsgi"))
    if not frozen:
        gc.unfreeze()


def test_what_is_loaded_is_left_alone_by_the_collector(door):
    assert gc.get_freeze_count() > 10_000


def test_the_application_answers(door, rf, db):
    asked = rf.get("/healthz").environ
    told = []
    answer = door.application(asked, lambda status, headers: told.append(status))
    b"".join(answer)
    answer.close()
    assert told == ["200 OK"]
