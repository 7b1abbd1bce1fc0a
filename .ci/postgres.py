"""A throw-away PostgreSQL for the tests: a cluster in a temporary folder, gone afterwards.

By hand: `python .ci/postgres.py COMMAND…` runs COMMAND with DATABASE_URL set to such a cluster.
"""

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SPEED = {  # the data is thrown away, so it need not survive a power cut
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_connections": "100",
    "log_min_messages": "error",
}


class PostgresError(RuntimeError):
    """The throw-away cluster could not be made."""


def find_binaries() -> Path | None:
    """The folder holding initdb and postgres: Debian's newest, then PATH, then pg_config."""
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    folders = sorted(debian, key=lambda path: float(path.parent.name), reverse=True)
    if on_path := shutil.which("initdb"):
        folders.append(Path(on_path).resolve().parent)
    if pg_config := shutil.which("pg_config"):
        answer = subprocess.run([pg_config, "--bindir"], capture_output=True, text=True)
        folders.append(Path(answer.stdout.strip()))
    for folder in folders:
        if (folder / "initdb").is_file() and (folder / "postgres").is_file():
            return folder
    return None


def unprivileged_user() -> dict:
    """PostgreSQL refuses to run as root: borrow the account postgres, else nobody."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            account = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    raise PostgresError("Đang là root mà máy không có tài khoản postgres hay nobody.")


def free_port() -> int:
    """A loopback port nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def create_cluster(binaries: Path, folder: Path, password: str, owner: dict) -> None:
    """initdb in UTF-8; C.UTF-8 is on every machine and knows Vietnamese capitals."""
    password_file = folder / "password"
    password_file.write_text(password)
    if owner:
        os.chown(folder, owner["user"], owner["group"])
        os.chown(password_file, owner["user"], owner["group"])
    result = subprocess.run(
        [
            binaries / "initdb",
            f"--pgdata={folder / 'data'}",
            "--username=tests",
            f"--pwfile={password_file}",
            "--auth=password",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        **owner,
    )
    password_file.unlink()
    if result.returncode:
        raise PostgresError(f"initdb hỏng:\n{result.stdout}{result.stderr}")


def start_server(binaries: Path, folder: Path, owner: dict) -> tuple[subprocess.Popen, int]:
    """Start the server and wait until it answers; if the port was snatched, try another."""
    log = folder / "log"
    for _attempt in range(3):
        port = free_port()
        options = {
            "listen_addresses": "127.0.0.1",
            "port": str(port),
            "unix_socket_directories": str(folder),
            **SPEED,
        }
        command = [binaries / "postgres", "-D", folder / "data"]
        command += [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        with log.open("wb") as output:
            server = subprocess.Popen(
                command, cwd=folder, stdout=output, stderr=output, process_group=0, **owner
            )
        deadline = time.monotonic() + 60
        while server.poll() is None and time.monotonic() < deadline:
            pid_file = folder / "data" / "postmaster.pid"
            if pid_file.is_file() and "ready" in pid_file.read_text():
                return server, port
            time.sleep(0.05)
        stop_server(server)
    raise PostgresError(f"PostgreSQL không khởi động được:\n{log.read_text()}")


def stop_server(server: subprocess.Popen) -> None:
    """Stop at once: the data is about to be deleted."""
    if server.poll() is None:
        server.send_signal(signal.SIGQUIT)
        try:
            server.wait(timeout=20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


@contextmanager
def temporary_postgres() -> Iterator[str]:
    """Lend an empty cluster; gives its DATABASE_URL."""
    binaries = find_binaries()
    if binaries is None:
        raise PostgresError("Không thấy initdb; trên Debian, Ubuntu: apt-get install postgresql")
    owner = unprivileged_user()
    password = secrets.token_hex(16)
    folder = Path(tempfile.mkdtemp(prefix="intranet-pg-"))
    server = None
    try:
        create_cluster(binaries, folder, password, owner)
        server, port = start_server(binaries, folder, owner)
        yield f"postgres://tests:{password}@127.0.0.1:{port}/postgres"
    finally:
        if server:
            stop_server(server)
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    """Run a command while the cluster lives."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with temporary_postgres() as url:
            command = sys.argv[1:] or [os.environ.get("SHELL", "sh")]
            return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}).returncode
    except PostgresError as error:
        print(f"✗ {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
