"""Reading apart: whatever one file does to its reader, the next is read."""

import os
import sys
import time

import pytest

from meetings.enums import TextState
from meetings.texts import Reading, reading
from meetings.texts.troubles import FELL_OVER, LOST, TOO_HEAVY, TOO_SLOW
from tests.factories.files import docx, picture

WORDS = "Nghị quyết"
FOUND = Reading(TextState.FOUND, WORDS)


@pytest.fixture
def instead(monkeypatch):
    """instead(code) runs that code in place of the reader, for one file."""

    def run(code):
        monkeypatch.setattr(reading, "PROGRAM", [sys.executable, "-c", code])
        return monkeypatch

    return run


def ends_unreadable(read_apart, monkeypatch, trouble):
    """The file is unreadable with that reason, and the next file is read."""
    assert read_apart("xau.docx", docx(WORDS)) == Reading(TextState.UNREADABLE, trouble=trouble)
    monkeypatch.undo()
    assert read_apart("tot.docx", docx(WORDS)) == FOUND


def test_a_file_is_read_in_a_process_of_its_own(read_apart):
    assert read_apart("a.docx", docx(WORDS)) == FOUND


def test_a_file_that_is_gone_is_unreadable(tmp_path):
    assert reading.read_text(tmp_path / "mat.pdf", "pdf").trouble == LOST


def test_a_reader_that_hangs_is_ended_with_all_it_started(
    read_apart, instead, settings, monkeypatch, tmp_path
):
    settings.FILE_TEXT_SECONDS = 1
    monkeypatch.setattr(reading, "GRACE", 1)
    trace = tmp_path / "child"
    patch = instead(
        "import subprocess, sys, time, pathlib\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        f"pathlib.Path({str(trace)!r}).write_text(str(child.pid))\n"
        "time.sleep(60)"
    )
    started = time.monotonic()

    ends_unreadable(read_apart, patch, TOO_SLOW % 1)

    assert time.monotonic() - started < 20
    assert not still_runs(int(trace.read_text()))


def still_runs(pid):
    """True if a process of that number is alive; one that waits to be buried is not."""
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] not in "ZX"
    except FileNotFoundError:
        return False


def test_a_reader_that_never_sleeps_is_ended(read_apart, instead, settings, monkeypatch):
    settings.FILE_TEXT_SECONDS = 1
    monkeypatch.setattr(reading, "GRACE", 1)

    ends_unreadable(read_apart, instead("while True: pass"), TOO_SLOW % 1)


@pytest.mark.parametrize(
    "code",
    [
        "import os; os.abort()",
        "raise SystemExit(3)",
        "print('no json')",
        "print('[\"found\"]')",
        'print(\'["stolen", "a", "b"]\')',
        "print('3')",
    ],
)
def test_a_reader_that_falls_over_or_talks_nonsense_is_no_harm(read_apart, instead, code):
    ends_unreadable(read_apart, instead(code), FELL_OVER)


def test_a_reader_that_eats_memory_is_ended(read_apart, instead):
    hungry = (
        "from meetings.texts.__main__ import hold_back\n"
        "from meetings.texts.sheet import Limits\n"
        "hold_back(Limits(seconds=20, pages=1, characters=1, memory=500_000_000))\n"
        "eaten = []\n"
        "while True: eaten.append('x' * 10_000_000)"
    )

    ends_unreadable(read_apart, instead(hungry), FELL_OVER)


def test_a_file_that_needs_too_much_memory_says_so(read_apart, settings):
    settings.FILE_TEXT_MAX_MEMORY = 150_000_000
    heavy = picture(size=(7000, 7000))

    assert len(heavy) < 1_000_000
    assert read_apart("nang.png", heavy) == Reading(TextState.UNREADABLE, trouble=TOO_HEAVY)


def test_the_reader_is_told_no_secret(read_apart, instead, laid, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "khong-duoc-lo")
    instead("import json, os; print(json.dumps(['found', ' '.join(os.environ), '']))")

    assert "SECRET_KEY" in os.environ
    assert "SECRET_KEY" not in read_apart("a.docx", docx(WORDS)).text.split()
