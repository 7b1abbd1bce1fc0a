"""The place of one run: the demo in a database of its own, and a server that shows it."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import postgres

from bench.serve import wait_for

ROOT = Path(__file__).resolve().parent.parent.parent
MANAGE = [sys.executable, str(ROOT / "manage.py")]
SETTINGS = "intranet.settings.dev"


@dataclass(frozen=True)
class Order:
    """What was asked for on the command line of make."""

    out: Path
    only: tuple  # names of views; empty for all
    kept: str  # a folder whose database is used again the next time

    @classmethod
    def from_environment(cls) -> "Order":
        words = os.environ
        only = tuple(filter(None, words.get("ONLY", "").split(",")))
        return cls(ROOT / (words.get("OUT") or "screenshots"), only, words.get("KEEP", ""))


@contextmanager
def scratch(order: Order) -> Iterator[Path]:
    """Lends a folder, and points this process and its children to the database inside."""
    folder = Path(order.kept or tempfile.mkdtemp(prefix="intranet-gallery-")).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": SETTINGS,
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
        "MEDIA_ROOT": str(folder / "media"),
        "DEBUG": "off",
    }
    os.environ.pop("DEMO_PASSWORD", None)
    try:
        yield folder
    finally:
        if not order.kept:
            shutil.rmtree(folder, ignore_errors=True)


def load_demo(folder: Path) -> bool:
    """Fills the database; False if a run before has done so."""
    done = folder / "demo-loaded"
    if done.exists():
        return False
    for words in (["migrate", "--noinput", "-v0"], ["load_demo", "-v0"]):
        if subprocess.run([*MANAGE, *words], cwd=ROOT, stdout=sys.stderr).returncode:
            raise SystemExit(f"✗ `manage.py {' '.join(words)}` không xong.")
    done.touch()
    return True


@contextmanager
def serving() -> Iterator[str]:
    """Runs the server until the caller is done; gives its address."""
    port = postgres.free_port()
    words = ["runserver", "--noreload", "--skip-checks", f"127.0.0.1:{port}"]
    process = subprocess.Popen(
        [*MANAGE, *words], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)
