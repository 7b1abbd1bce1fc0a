"""The place of one run: a temporary folder and databases that nobody else uses, gone afterwards."""

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import postgres

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Order:
    """What was asked for on the command line of make."""

    size: int = 20_000
    quick: bool = False
    database_url: str = ""
    on_postgres: bool = False
    out: str = ""

    @classmethod
    def from_environment(cls) -> "Order":
        word = os.environ.get("N") or "20000"
        if not word.isdecimal() or not 20 <= int(word) <= 1_000_000:
            raise SystemExit(f"✗ N phải là một số từ 20 đến 1000000, không phải “{word}”.")
        return cls(
            size=int(word),
            quick=bool(os.environ.get("QUICK")),
            database_url=os.environ.get("DATABASE_URL", ""),
            on_postgres=os.environ.get("BENCH_DB") == "postgres",
            out=os.environ.get("OUT", ""),
        )


@dataclass(frozen=True)
class Scratch:
    """Where this run happens, and the environments of the programs it starts."""

    folder: Path
    ours: dict
    plain: dict
    floor: dict

    def file(self, name: str) -> Path:
        return self.folder / name


@contextmanager
def scratch(order: Order) -> Iterator[Scratch]:
    """Lends the place; both databases are of the kind that was ordered."""
    folder = Path(tempfile.mkdtemp(prefix="intranet-bench-"))
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        ours = order.database_url or new_database(stack, order, folder / "ours.sqlite3")
        on_postgres = order.on_postgres or ours.startswith("postgres")
        plain = new_database(stack, Order(on_postgres=on_postgres), folder / "plain.sqlite3")
        shared = {
            **{name: value for name, value in os.environ.items() if name != "DEBUG"},
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / '.ci'}",
            "SECRET_KEY": secrets.token_urlsafe(64),
            "BENCH_SIZE": str(order.size),
            "BENCH_QUICK": "1" if order.quick else "",
            "BENCH_FOLDER": str(folder),
        }
        stock = {**shared, "DATABASE_URL": plain}
        yield Scratch(
            folder=folder,
            ours={**shared, "DATABASE_URL": ours, **live_settings(folder)},
            plain={**stock, "DJANGO_SETTINGS_MODULE": "bench.plain.settings"},
            floor={**stock, "DJANGO_SETTINGS_MODULE": "bench.floor"},
        )


def new_database(stack: ExitStack, order: Order, file: Path) -> str:
    """The address of an empty database."""
    if order.on_postgres:
        return stack.enter_context(postgres.temporary_postgres())
    return f"sqlite:///{file}"


def live_settings(folder: Path) -> dict:
    """As on a school's server, behind a web server that keeps HTTPS."""
    return {
        "DJANGO_SETTINGS_MODULE": "intranet.settings.production",
        "ALLOWED_HOSTS": "localhost",
        "HTTPS": "off",
        "MEDIA_ROOT": str(folder / "media"),
        "STATIC_ROOT": str(folder / "static"),
        "EMAIL_URL": "dummymail://",
        "CACHE_URL": "locmemcache://",
    }
