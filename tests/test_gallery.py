"""The pictures of `make screenshots`: what is asked for on its command line, and where they go."""

from pathlib import Path

import pytest

from gallery.scratch import ROOT, Order


@pytest.mark.parametrize(
    ("asked", "order"),
    [
        ({}, Order(ROOT / "screenshots", (), "")),
        (
            {"OUT": "hinh", "ONLY": "bien-ban,tin-tuc"},
            Order(ROOT / "hinh", ("bien-ban", "tin-tuc"), ""),
        ),
        ({"OUT": "/tmp/hinh", "KEEP": "/tmp/giu"}, Order(Path("/tmp/hinh"), (), "/tmp/giu")),
    ],
)
def test_an_order_is_read_from_the_environment(monkeypatch, asked, order):
    for name in ("OUT", "ONLY", "KEEP"):
        monkeypatch.delenv(name, raising=False)
    for name, value in asked.items():
        monkeypatch.setenv(name, value)

    assert Order.from_environment() == order


def test_pictures_of_the_screen_are_not_part_of_the_project():
    assert "/screenshots/" in (ROOT / ".gitignore").read_text().splitlines()
