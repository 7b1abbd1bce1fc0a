"""Rules for all tests: nothing leaves this machine; on CI a skip is a failure."""

import ipaddress
import os
import shutil
import socket
import tempfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

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


# --- A database with the house in it -------------------------------------------------------


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, django_db_blocker):
    """pytest-django's place for it: this worker's database has its name, and does not exist."""
    if empty := os.environ.get("EMPTY_DATABASE"):
        with django_db_blocker.unblock():
            copy_database(empty)


def copy_database(empty: str) -> None:
    """This worker's own copy of what `make test` has migrated once for all runs."""
    if connection.vendor == "sqlite":
        shutil.copyfile(empty, settings.DATABASES["default"]["TEST"]["NAME"])
        return
    own, template = map(connection.ops.quote_name, [connection.creation._get_test_db_name(), empty])
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {own} WITH (FORCE)")
        cursor.execute(f"CREATE DATABASE {own} TEMPLATE {template}")


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb):
    """A copy is used as it is; it goes with this worker's folder or with the cluster."""
    return django_db_keepdb or bool(os.environ.get("EMPTY_DATABASE"))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The fixed pages, groups and rules stand from the start: most tests need them, and each
    would build for a third of a second. Tests that empty all tables come last, and take them away;
    so a test that needs them asks for the fixture `house`."""
    with django_db_blocker.unblock():
        call_command("set_up_site", "--no-input", verbosity=0)


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
