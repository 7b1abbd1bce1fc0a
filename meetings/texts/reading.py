"""Reads one file: in a process of its own for what strangers sent, here for what we made."""

import contextlib
import json
import os
import re
import signal
import subprocess  # nosec B404
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings

from ..enums import TextState
from .sheet import Full, Limits, Sheet
from .troubles import (
    BROKEN,
    FELL_OVER,
    LOST,
    NO_READER,
    ONLY_BEGINNING,
    TOO_HEAVY,
    TOO_SLOW,
    Unreadable,
)

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = [sys.executable, "-m", "meetings.texts"]
GRACE = 10  # seconds after its own limit before a reader is ended from outside
# Controls, lone surrogates and signs that are no letters: PostgreSQL refuses the first of them.
NO_LETTERS = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True)
class Reading:
    """What came of it. `trouble`: why there is no text, or not all of it; in Vietnamese."""

    state: str
    text: str = ""
    trouble: str = ""


def unreadable(trouble):
    return Reading(TextState.UNREADABLE, trouble=trouble)


def limits():
    """What the settings allow one file to cost."""
    return Limits(
        seconds=settings.FILE_TEXT_SECONDS,
        pages=settings.FILE_TEXT_MAX_PAGES,
        characters=settings.FILE_TEXT_MAX_CHARS,
        memory=settings.FILE_TEXT_MAX_MEMORY,
    )


def read_text(path, extension):
    """The reading of the file at `path`, in a process that cannot hurt this one.

    `extension`: «pdf», without a dot. Never raises for what the file holds; a reader that hangs,
    eats memory or falls over is ended with all it has started.
    """
    if not Path(path).is_file():
        return unreadable(LOST)
    allowed = limits()
    command = [*PROGRAM, str(path), extension.lower(), json.dumps(asdict(allowed))]
    with tempfile.TemporaryFile() as answer:
        child = subprocess.Popen(  # nosec B603
            command,
            cwd=ROOT,
            env={"PATH": os.environ.get("PATH", os.defpath), "LANG": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            stdout=answer,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            child.wait(allowed.seconds + GRACE)
        except subprocess.TimeoutExpired:
            return unreadable(TOO_SLOW % allowed.seconds)
        finally:
            end_with_children(child)
        answer.seek(0)
        return answered(child.returncode, answer.read())


def end_with_children(child):
    """Ends whatever still runs of the reader's session, OCR included."""
    with contextlib.suppress(ProcessLookupError):  # all have ended by themselves
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def answered(code, answer):
    """What the child said. It may be a liar: its file was a stranger's."""
    if code == -signal.SIGXCPU:
        return unreadable(TOO_SLOW % settings.FILE_TEXT_SECONDS)
    try:
        state, text, trouble = json.loads(answer)
        return Reading(TextState(state), str(text), str(trouble)[:200])
    except (ValueError, TypeError):
        return unreadable(FELL_OVER)


def read_here(path, extension, allowed=None):
    """The same in this process, for files that this program has made itself."""
    from .kinds import READERS  # slow import: five libraries that only a reader needs

    reader = READERS.get(extension)
    if reader is None:
        return unreadable(NO_READER % extension)
    sheet = Sheet(allowed or limits())
    try:
        reader(path, extension, sheet)
    except Full:
        if not sheet.lines:
            return unreadable(TOO_SLOW % sheet.limits.seconds)
        sheet.trouble = sheet.trouble or ONLY_BEGINNING
    except Unreadable as error:
        return unreadable(str(error))
    except MemoryError:
        return unreadable(TOO_HEAVY)
    except Exception:  # the libraries below raise what they like
        return unreadable(BROKEN)
    return finished(sheet)


def finished(sheet):
    """The sheet as a reading: in Unicode, without signs that are no letters."""
    from .old_codes import in_unicode  # only a reader needs it

    text = in_unicode(NO_LETTERS.sub("", sheet.text)).strip()
    if sheet.is_scan or not text:
        return Reading(TextState.EMPTY, text)
    return Reading(TextState.FOUND, text, sheet.trouble)
