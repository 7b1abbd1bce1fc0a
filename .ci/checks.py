"""The checks that need no test run: lint, import contracts, settings, migrations (`make check`)."""

import os
import secrets
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
IMPORT_LINTER = "from importlinter.cli import lint_imports_command as run; run()"


def production_environment() -> dict[str, str]:
    """A safe environment for checking the production settings; it points at no real machine."""
    return {
        "DJANGO_SETTINGS_MODULE": "intranet.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": "intranet.invalid",
        "MEDIA_ROOT": tempfile.gettempdir(),
        "DATABASE_URL": "postgres://soat:soat@127.0.0.1:1/soat",
    }


# Leaves the developer's own database alone.
NO_DATABASE = {"DATABASE_URL": "sqlite://:memory:"}

# Name shown → (command, what its environment adds)
CHECKS: dict[str, tuple[list[str], dict[str, str]]] = {
    "lỗi mã (ruff check)": ([PYTHON, "-m", "ruff", "check", "--quiet"], {}),
    "định dạng mã (ruff format)": ([PYTHON, "-m", "ruff", "format", "--check", "--quiet"], {}),
    "mã không an toàn (bandit)": (
        [
            PYTHON,
            "-m",
            "bandit",
            "-q",
            "-c",
            "pyproject.toml",
            "-r",
            "intranet",
            "home",
            "meetings",
        ],
        {},
    ),
    "chiều phụ thuộc (import-linter)": ([PYTHON, "-c", IMPORT_LINTER, "--no-logo"], {}),
    "cấu hình Django (check)": (
        [PYTHON, "manage.py", "check", "--fail-level=WARNING"],
        NO_DATABASE,
    ),
    "migration đủ (makemigrations --check)": (
        [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"],
        NO_DATABASE,
    ),
    "cấu hình vận hành (check --deploy)": (
        [PYTHON, "manage.py", "check", "--deploy", "--fail-level=WARNING"],
        production_environment(),
    ),
}


def run_checks() -> list[str]:
    """Run all checks, print what the failed ones said, return their names."""
    failed = []
    for name, (command, extra) in CHECKS.items():
        result = subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, **extra},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        ok = result.returncode == 0
        print(f"→ Soát {name}: {'đạt' if ok else 'HỎNG'}", flush=True)
        if not ok:
            print(result.stdout.rstrip(), flush=True)
            failed.append(name)
    return failed


if __name__ == "__main__":
    broken = run_checks()
    if broken:
        print("`make fix` tự sửa được phần lớn lỗi mã và định dạng.", file=sys.stderr)
        sys.exit(f"✗ {len(broken)} phép soát hỏng: {'; '.join(broken)}")
    print("✓ Mọi phép soát đều đạt")
