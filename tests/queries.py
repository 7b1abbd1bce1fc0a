"""Counting queries in tests: how many a request costs, and which part of the code asked them.

The first request of a kind fills caches of the process (content types, sites), so count a second.
"""

import sys
from pathlib import Path

from django.db import connection
from django.test.utils import CaptureQueriesContext

ROOT = Path(__file__).resolve().parent.parent


def queries_of(client, url, **data):
    """How many queries that address costs, once the caches are warm."""
    client.get(url, data)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url, data)
        assert response.status_code == 200, (url, response.status_code)
        b"".join(response)
    return len(captured)


def asked_by(path, act):
    """The queries that were asked, at whatever depth, by code of that file while `act` ran."""
    file, found = str(ROOT / path), []

    def watch(execute, sql, params, many, context):
        if stands_in_stack(file):
            found.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        act()
    return found


def stands_in_stack(file):
    frame = sys._getframe()
    while frame := frame.f_back:
        if frame.f_code.co_filename == file:
            return True
    return False
