"""Rules for all tests: nothing leaves this machine; on CI a skip is a failure."""

import ipaddress
import os
import shutil
import socket
import tempfile
from pathlib import Path

import pytest
from django.conf import settings

# --- Nothing leaves this machine -----------------------------------------------------------


class NetworkBlocked(RuntimeError):
    """A test tried to leave this machine. No OSError, so that no code under test swallows it."""


def is_local(host: object) -> bool:
    """Is it loopback? A name other than localhost would ask DNS, so it is not."""
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host is None or host in ("", "localhost"):
        return True
    try:
        return ipaddress.ip_address(str(host).partition("%")[0]).is_loopback
    except ValueError:
        return False


def refuse_outside(host: object) -> None:
    """Fail at the very place that calls out."""
    if not is_local(host):
        raise NetworkBlocked(f"Kiểm thử không được nối ra ngoài: {host}")


@pytest.fixture(scope="session", autouse=True)
def no_outside_network():
    """Python connects to loopback and unix sockets only."""
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex
    getaddrinfo = socket.getaddrinfo

    def guarded_connect(self, address):
        if self.family != socket.AF_UNIX:
            refuse_outside(address[0])
        return connect(self, address)

    def guarded_connect_ex(self, address):
        if self.family != socket.AF_UNIX:
            refuse_outside(address[0])
        return connect_ex(self, address)

    def guarded_getaddrinfo(host, *args, **kwargs):
        refuse_outside(host)
        return getaddrinfo(host, *args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded_connect)
        patch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
        patch.setattr(socket, "getaddrinfo", guarded_getaddrinfo)
        yield


# --- On CI a skip is a failure -------------------------------------------------------------


def skipped_on_ci(config: pytest.Config) -> list:
    """The skipped tests if this is CI; elsewhere they do not matter."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    on_ci = os.environ.get("CI", "").lower() in ("1", "true", "yes")
    worker = hasattr(config, "workerinput")  # the controller counts, not xdist's workers
    if not on_ci or worker or reporter is None:
        return []
    return reporter.stats.get("skipped", [])


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    if skipped_on_ci(session.config) and exitstatus in (
        pytest.ExitCode.OK,
        pytest.ExitCode.NO_TESTS_COLLECTED,
    ):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter, config: pytest.Config) -> None:
    skipped = skipped_on_ci(config)
    if not skipped:
        return
    terminalreporter.section("CI=true: bài bị bỏ qua được tính là hỏng", red=True)
    for report in skipped:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        terminalreporter.line(f"{report.nodeid}: {reason}")


# --- Leave nothing behind ------------------------------------------------------------------


def pytest_unconfigure() -> None:
    """Each process has a scratch folder from the test settings; take it away again."""
    scratch = getattr(settings, "SCRATCH", None) if settings.configured else None
    if scratch and Path(scratch).resolve().parent == Path(tempfile.gettempdir()).resolve():
        shutil.rmtree(scratch, ignore_errors=True)
