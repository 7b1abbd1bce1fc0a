"""The system software that the tests need; apt installs what is missing where it may."""

import os
import shutil
import subprocess

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
NO_QUESTIONS = ["env", "DEBIAN_FRONTEND=noninteractive"]

_state = {"updated": False}


def find_chromium() -> str | None:
    """Where Chromium is: the variable CHROMIUM, else the usual names."""
    chosen = os.environ.get("CHROMIUM")
    if chosen:
        return shutil.which(chosen)
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def administrator_prefix() -> list[str] | None:
    """How to call apt as administrator; None where that is not allowed."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        allowed = subprocess.run(["sudo", "-n", "true"], capture_output=True)
        if allowed.returncode == 0:
            return ["sudo", "-n"]
    return None


def apt_get(prefix: list[str], *words: str) -> str | None:
    """Run apt-get; returns its last line if it failed."""
    result = subprocess.run(
        [*prefix, *NO_QUESTIONS, "apt-get", "-q", "-y", *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    if result.returncode == 0:
        return None
    return (result.stdout.strip().splitlines() or ["không rõ lý do"])[-1]


def install(*packages: str) -> str | None:
    """Install Debian packages; returns the reason, one sentence, if it could not."""
    by_hand = f"hãy tự chạy: apt-get install {' '.join(packages)}"
    if not shutil.which("apt-get"):
        return f"máy không có apt-get; hãy tự cài {' '.join(packages)}"
    prefix = administrator_prefix()
    if prefix is None:
        return f"không phải root và sudo đòi mật khẩu; {by_hand}"
    if not _state["updated"]:
        print("→ Cập nhật danh mục gói (apt-get update)", flush=True)
        if error := apt_get(prefix, "update"):
            print(f"  không cập nhật được, vẫn thử cài: {error}", flush=True)
        _state["updated"] = True
    print(f"→ Cài {' '.join(packages)} (vài phút)", flush=True)
    if error := apt_get(prefix, "install", "--no-install-recommends", *packages):
        return f"apt-get báo: {error}; {by_hand}"
    return None
