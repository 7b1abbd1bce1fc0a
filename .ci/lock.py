"""Compiles the hashed requirements*.txt from pyproject.toml, naming no host."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADER = "# Do `make lock` viết ra từ pyproject.toml; đừng sửa tay.\n"
OPTIONS = [
    "--universal",  # one file for every platform
    "--python-version=3.11",
    "--generate-hashes",
    "--no-header",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-config",
    "--quiet",
]


def clean_environment() -> dict[str, str]:
    """The environment without this machine's own package indexes."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PIP_", "UV_")) or name.endswith(("_CERT", "_DIR"))
    }


def compile_requirements(target: str, *extra: str) -> None:
    """Write one file; pinned versions stay unless an upgrade is asked for."""
    print(f"→ Khóa {target}", flush=True)
    command = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", *OPTIONS, *extra]
    result = subprocess.run(
        [*command, f"--output-file={target}"],
        cwd=ROOT,
        env=clean_environment(),
        stdout=subprocess.DEVNULL,
    )
    if result.returncode:
        sys.exit("✗ Không khóa được phiên bản; xem thông báo ở trên.")
    path = ROOT / target
    path.write_text(HEADER + path.read_text(encoding="utf-8").removeprefix(HEADER), "utf-8")


if __name__ == "__main__":
    upgrade = ["--upgrade"] if os.environ.get("UPGRADE") else []
    compile_requirements("requirements.txt", *upgrade)
    # Tests must run on the very versions that production runs on.
    compile_requirements(
        "requirements-dev.txt", "--group=dev", "--constraint=requirements.txt", *upgrade
    )
