"""All of `make test`: checks, tests on SQLite, on PostgreSQL, then in the browser.

The last line adds up every run: "N passed, N failed" (and ", N skipped" if any).
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

import checks
import empty_database
import postgres
import system_packages

ROOT = checks.ROOT
CI = os.environ.get("CI", "").lower() in ("1", "true", "yes")
PYTEST = [sys.executable, "-m", "pytest", "-q", "--durations=20", "--durations-min=0.5"]
SHORT = ["-n", "auto", "-m", "not browser and not walk"]
# A worker that is done takes over from one on a long walk. Not for the short ones: those that
# empty the database have to come last.
WALKS = ["-n", "auto", "--dist", "worksteal", "-m", "walk"]
# One worker takes a whole file: those in tests/browser/gallery load the demo once for all of it.
BROWSER = ["-n", "2", "--dist", "loadfile", "-m", "browser"]
NO_TESTS = 5  # pytest's exit code when it found none


@dataclass
class Totals:
    """The results of all runs."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    troubles: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    def add_trouble(self, sentence: str) -> None:
        """A failure that is not in pytest's own count."""
        self.failed += 1
        self.troubles.append(sentence)

    def add_skip(self, sentence: str) -> None:
        """A whole run that could not take place."""
        print(f"⚠ Bỏ qua: {sentence}", flush=True)
        self.skipped += 1
        self.reasons.append(sentence)

    def add_report(self, path: Path) -> bool:
        """Add one JUnit report; answers whether it explains an exit code other than 0."""
        failed = skipped = 0
        for case in ElementTree.parse(path).iter("testcase"):
            kinds = {child.tag: child.get("type") for child in case}
            if "failure" in kinds or "error" in kinds:
                failed += 1
            elif "skipped" in kinds and kinds["skipped"] != "pytest.xfail":
                skipped += 1
            else:
                self.passed += 1
        self.failed += failed
        self.skipped += skipped
        return bool(failed or (CI and skipped))


def run_pytest(totals: Totals, title: str, database: dict[str, str], *options: str) -> None:
    """One pytest run on the database that this environment names."""
    print(f"\n→ Kiểm thử {title}", flush=True)
    started = time.monotonic()
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= database
    with tempfile.TemporaryDirectory(prefix="intranet-tests-") as folder:
        report = Path(folder) / "report.xml"
        command = [*PYTEST, f"--junitxml={report}", *options]
        code = subprocess.run(command, cwd=ROOT, env=environment).returncode
        explained = totals.add_report(report) if report.is_file() else False
    if code == NO_TESTS:
        if "browser" not in options or list((ROOT / "tests" / "browser").glob("test_*.py")):
            totals.add_trouble(f"{title}: không có bài kiểm thử nào được chạy")
    elif code and not explained:
        totals.add_trouble(f"{title}: pytest dừng với mã {code}")
    print(f"→ Xong {title} sau {time.monotonic() - started:.0f} giây", flush=True)


def prepare_postgres(totals: Totals, stack: ExitStack) -> str | None:
    """Install PostgreSQL if missing, start a throw-away cluster, return its DATABASE_URL."""
    if postgres.find_binaries() is None and (why := system_packages.install("postgresql")):
        totals.add_skip(f"mọi kiểm thử trên PostgreSQL và trình duyệt: {why}")
        return None
    try:
        url = stack.enter_context(postgres.temporary_postgres())
    except postgres.PostgresError as error:
        totals.add_trouble(str(error))
        return None
    print("→ Đã dựng PostgreSQL tạm", flush=True)
    return url


def prepare_databases(totals: Totals, stack: ExitStack) -> list[dict[str, str]]:
    """The environments of the runs: on SQLite, then on PostgreSQL unless there is none."""
    url = prepare_postgres(totals, stack)
    folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="intranet-empty-"))
    started = time.monotonic()
    try:
        environments = empty_database.migrate_all(Path(folder), url)
    except subprocess.CalledProcessError as error:
        totals.add_trouble(f"migrate: {error}")
        return []
    print(f"→ Đã tạo cơ sở dữ liệu trống sau {time.monotonic() - started:.0f} giây", flush=True)
    return environments


def prepare_chromium() -> None:
    """Install Chromium if missing; failing that the browser tests skip themselves, saying why."""
    if system_packages.find_chromium() is None:
        why = system_packages.install("chromium", "fonts-dejavu-core")
        if why:
            print(f"⚠ Không cài được Chromium: {why}", flush=True)


def close(totals: Totals) -> int:
    """Print the summary; the last line stands alone for machines to read."""
    print()
    for sentence in totals.troubles:
        print(f"✗ {sentence}")
    for sentence in totals.reasons:
        print(f"⚠ Bỏ qua: {sentence}")
    if CI and totals.skipped:
        print(f"✗ CI=true: {totals.skipped} bài bị bỏ qua được tính là hỏng.")
        totals.failed += totals.skipped
        totals.skipped = 0
    line = f"{totals.passed} passed, {totals.failed} failed"
    if totals.skipped:
        line += f", {totals.skipped} skipped"
    print(line, flush=True)
    return 1 if totals.failed or totals.troubles else 0


def main() -> int:
    """All runs in turn, not stopping at the first that fails."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    totals = Totals()
    prepare_chromium()
    for name in checks.run_checks():
        totals.add_trouble(f"soát {name}")
    with ExitStack() as stack:
        for environment in prepare_databases(totals, stack):
            name = "PostgreSQL" if "DATABASE_URL" in environment else "SQLite"
            run_pytest(totals, f"trên {name}", environment, *SHORT)
            run_pytest(totals, f"mọi địa chỉ, trên {name}", environment, *WALKS)
            if name == "PostgreSQL":
                run_pytest(totals, f"trình duyệt trên {name}", environment, *BROWSER)
    return close(totals)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("\n✗ Đã dừng theo yêu cầu")
