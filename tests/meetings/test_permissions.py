"""The table of permissions says nothing that nobody asks."""

from pathlib import Path

import pytest

from meetings.permissions import RULES
from meetings.views.meetings import STEPS

ROOT = Path(__file__).resolve().parents[2]
ASKED_BY_STEP = {f"meeting.{step}" for step in STEPS}


@pytest.fixture(scope="module")
def code():
    files = [*ROOT.glob("meetings/**/*.py"), *ROOT.glob("home/**/*.py")]
    others = [file for file in files if file != ROOT / "meetings" / "permissions.py"]
    return "\n".join(file.read_text("utf-8") for file in others)


@pytest.mark.parametrize("action", RULES)
def test_every_row_of_the_table_is_asked_somewhere(code, action):
    assert action in ASKED_BY_STEP or f'"{action}"' in code
