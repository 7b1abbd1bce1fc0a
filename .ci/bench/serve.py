"""Throughput: gunicorn with two workers, and a small load that keeps them busy."""

import asyncio
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import postgres

from .measure import memory_of

WORKERS = 2
VISITORS = 4  # requests under way at any time
KEEP_ALIVE = ["--worker-class", "gthread", "--threads", "4"]


@dataclass(frozen=True)
class Span:
    """One turn of load: seconds to get warm, then seconds to be counted; and how many turns."""

    warm_up: float = 0.5
    counted: float = 2
    turns: int = 4

    @classmethod
    def of(cls, quick: bool) -> "Span":
        return cls(0.3, 1, 2) if quick else cls()


@dataclass(frozen=True)
class Server:
    """A server that runs, and what a signed-in reader of it sends."""

    port: int
    process: subprocess.Popen
    cookie: str
    keep_alive: bool

    def workers_memory(self) -> list:
        """MB of each worker."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        pids = children.read_text().split() if children.is_file() else []
        return [memory_of(pid) for pid in pids]

    def request(self, path: str) -> bytes:
        connection = "keep-alive" if self.keep_alive else "close"
        lines = [f"GET {path} HTTP/1.1", "Host: localhost", f"Cookie: {self.cookie}"]
        return "\r\n".join([*lines, f"Connection: {connection}", "", ""]).encode()


@contextmanager
def serving(
    application: str, environment: dict, cookie: str, keep_alive: bool = False
) -> Iterator[Server]:
    """Runs gunicorn as README says it is run, until the caller is done."""
    port = postgres.free_port()
    command = [sys.executable, "-m", "gunicorn", application, "--workers", str(WORKERS)]
    command += ["--bind", f"127.0.0.1:{port}", "--log-level", "error"]
    command += KEEP_ALIVE if keep_alive else []
    process = subprocess.Popen(command, env=environment, stdout=sys.stderr)
    try:
        wait_for(port, process)
        server = Server(port, process, cookie, keep_alive)
        asyncio.run(wake(server))
        yield server
    finally:
        process.terminate()
        process.wait(20)


def wait_for(port: int, process: subprocess.Popen) -> None:
    for _attempt in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise SystemExit("✗ Máy chủ đo không khởi động được.")


async def wake(server: Server) -> None:
    """Every worker loads the application at its first request, which takes seconds."""
    visitors = [Visitor(server, "/") for _ in range(VISITORS)]
    for _ in range(5):
        await asyncio.gather(*(visitor.ask() for visitor in visitors))
    for visitor in visitors:
        visitor.leave()


def in_turns(span: Span, *asked: tuple[Server, str]) -> list[dict]:
    """Throughput of some addresses, turn and turn about: the machine's moods then meet all alike.

    Of each: requests a second that the workers answer with 200, and the memory they then hold.
    """
    loads = [Load(server, path, span) for server, path in asked]
    for _ in range(span.turns):
        for load in loads:
            asyncio.run(load.run())
    return [load.figure() for load in loads]


def page_of(server: Server, path: str) -> str:
    """The page once, as text."""

    async def ask() -> bytes:
        return (await Visitor(server, path).ask())[1]

    return asyncio.run(ask()).decode()


class Load:
    """Some visitors who each ask again as soon as they are answered; `run` is one turn."""

    def __init__(self, server: Server, path: str, span: Span) -> None:
        self.server, self.path, self.span = server, path, span
        self.answered = self.failed = 0

    async def run(self) -> None:
        self.counts_from = time.monotonic() + self.span.warm_up
        self.ends = self.counts_from + self.span.counted
        await asyncio.gather(*(self.visit() for _ in range(VISITORS)))

    async def visit(self) -> None:
        visitor = Visitor(self.server, self.path)
        while time.monotonic() < self.ends:
            status, _body = await visitor.ask()
            if self.counts_from <= time.monotonic() < self.ends:
                self.answered += status == 200
                self.failed += status != 200
        visitor.leave()

    def figure(self) -> dict:
        """Of all turns so far together."""
        return {
            "requests_a_second": round(self.answered / (self.span.counted * self.span.turns), 1),
            "failed": self.failed,
            "workers_mb": self.server.workers_memory(),
        }


class Visitor:
    """One connection at a time; kept open where the server keeps it."""

    def __init__(self, server: Server, path: str) -> None:
        self.server = server
        self.request = server.request(path)
        self.reader = self.writer = None

    async def ask(self) -> tuple[int, bytes]:
        """Sends the request; gives status and body."""
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.server.port)
        self.writer.write(self.request)
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        length = head.partition("content-length:")[2].split()
        if self.server.keep_alive and length:
            body = await self.reader.readexactly(int(length[0]))
        else:
            body = await self.reader.read()
            self.leave()
        return int(head.split()[1]), body

    def leave(self) -> None:
        if self.writer is not None:
            self.writer.close()
        self.reader = self.writer = None
