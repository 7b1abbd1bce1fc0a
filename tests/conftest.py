"""Rules for all tests: nothing leaves this machine; on CI a skip is a failure."""

import ipaddress
import os
import shutil
import socket
import tempfile
from pathlib import Path

import pytest
from django.conf import settings

from .empty_database import copy_empty_database

# --- Nothing leaves this machine -----------------------------------------------------------


class NetworkBlocked(RuntimeError):
    """A test tried to leave this machine. No OSError, so that no code under test swallows it."""


def is_local(host: object) -> bool:
    """Is it loopback, or this machine's own name? Any other name would ask DNS, so it is not."""
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host is None or host in ("", "localhost", socket.gethostname()):
        return True
    try:
        return ipaddress.ip_address(str(host).partition("%")[0]).is_loopback
    except ValueError:
        return False


def refuse_outside(host: object) -> None:
    """Fail at the very place that calls out."""
    if not is_local(host):
        raise NetworkBlocked(f"Kiểm thử không được nối ra ngoài: {host}")


def guarded(send, address_of):
    """That method of sockets, refusing an address outside; unix sockets are inside."""

    def method(self, *args):
        address = address_of(args)
        if self.family != socket.AF_UNIX and address is not None:
            refuse_outside(address[0])
        return send(self, *args)

    return method


def guarded_lookup(look_up):
    """That function of names, refusing to ask for any name but this machine's."""

    def function(host, *args, **kwargs):
        refuse_outside(host)
        return look_up(host, *args, **kwargs)

    return function


# Where each method of a socket has the address among its arguments.
METHODS = {
    "connect": lambda args: args[0],
    "connect_ex": lambda args: args[0],
    "sendto": lambda args: args[-1],
    "sendmsg": lambda args: args[3] if len(args) > 3 else None,
}
LOOK_UPS = ["getaddrinfo", "gethostbyname", "gethostbyname_ex", "gethostbyaddr"]


@pytest.fixture(scope="session", autouse=True)
def no_outside_network():
    """Python reaches loopback and unix sockets only, by stream, datagram or name."""
    with pytest.MonkeyPatch.context() as patch:
        for name, address_of in METHODS.items():
            patch.setattr(socket.socket, name, guarded(getattr(socket.socket, name), address_of))
        for name in LOOK_UPS:
            patch.setattr(socket, name, guarded_lookup(getattr(socket, name)))
        yield


# --- A database that is migrated already ---------------------------------------------------


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, django_db_blocker):
    """pytest-django's place for it: this worker's database has its name, and does not exist."""
    with django_db_blocker.unblock():
        copy_empty_database()


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb):
    """A copy is used as it is; it goes with this worker's folder or with the cluster."""
    return django_db_keepdb or bool(os.environ.get("EMPTY_DATABASE"))


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
