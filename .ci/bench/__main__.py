"""`make bench`: builds, measures, compares, and prints one JSON. Progress goes to stderr.

N=20000 papers · QUICK=1 few runs · BENCH_DB=postgres a throw-away cluster · DATABASE_URL an empty
database of one's own · KEEP_ALIVE=1 connections stay open · OUT=file a copy of the JSON.
"""

import json
import subprocess
import sys
from pathlib import Path

from .contest import contest
from .report import report
from .scratch import ROOT, Order, Scratch, scratch


def run(place: Scratch, module: str, environment: dict, result: str) -> dict:
    """Runs one half of the bench in a process of its own; gives what it wrote down."""
    command = [sys.executable, "-m", "bench.start", module, str(place.file(result))]
    code = subprocess.run(command, cwd=ROOT, env=environment, stdout=sys.stderr).returncode
    if code:
        raise SystemExit(f"✗ {module} dừng với mã {code}.")
    return json.loads(place.file(result).read_text())


def main() -> None:
    order = Order.from_environment()
    with scratch(order) as place:
        ours = run(place, "bench.ours", place.ours, "ours.json")
        plain = run(place, "bench.plain.fill", place.plain, "plain.json")
        rates, paints = contest(place, order, ours, plain)
    whole = report(order.size, ours, plain, rates, paints)
    text = json.dumps(whole, ensure_ascii=False, indent=1)
    if order.out:
        Path(order.out).write_text(f"{text}\n")
    print(text)


if __name__ == "__main__":
    main()
