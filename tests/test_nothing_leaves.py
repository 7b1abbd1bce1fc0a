"""The guard in tests/conftest.py really stands before every way out of this machine."""

import socket

import pytest

from .conftest import NetworkBlocked

OUTSIDE = ("192.0.2.1", 53)  # an address kept for documentation


def over(kind):
    return socket.socket(socket.AF_INET, kind)


WAYS = {
    "connect": lambda: over(socket.SOCK_STREAM).connect(OUTSIDE),
    "connect_ex": lambda: over(socket.SOCK_STREAM).connect_ex(OUTSIDE),
    "sendto": lambda: over(socket.SOCK_DGRAM).sendto(b"x", OUTSIDE),
    "sendto with flags": lambda: over(socket.SOCK_DGRAM).sendto(b"x", 0, OUTSIDE),
    "sendmsg": lambda: over(socket.SOCK_DGRAM).sendmsg([b"x"], [], 0, OUTSIDE),
    "create_connection": lambda: socket.create_connection(OUTSIDE, timeout=1),
    "getaddrinfo": lambda: socket.getaddrinfo("example.org", 80),
    "gethostbyname": lambda: socket.gethostbyname("example.org"),
    "gethostbyname_ex": lambda: socket.gethostbyname_ex("example.org"),
    "gethostbyaddr": lambda: socket.gethostbyaddr("192.0.2.1"),
}


@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
@pytest.mark.parametrize("way", WAYS)
def test_no_way_leads_outside(way):
    with pytest.raises(NetworkBlocked):
        WAYS[way]()


def test_this_machine_is_reached():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        assert sender.sendto(b"x", ("127.0.0.1", 9)) == 1
    assert socket.getaddrinfo("localhost", 80)
