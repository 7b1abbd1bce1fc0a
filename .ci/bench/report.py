"""The figures as one JSON: ours, the same work on a plain Wagtail beside it, and what is wanted."""

import os
import platform

# Group → (the figure that counts, ms at most)
LIMITS = {
    "search": ("p95_ms", 50),
    "suggestions": ("p95_ms", 30),
    "list": ("p95_ms", 60),
    "page": ("p95_ms", 60),
    "bad input": ("p95_ms", 200),
    "admin": ("database_ms", 50),
}
KEPT = [
    *("p50_ms", "p95_ms", "cpu_ms", "first_ms", "runs"),
    *("queries", "database_ms", "memory_mb", "bytes"),
]
WANTED_REBUILD = 1000  # papers a second


def report(size: int, ours: dict, plain: dict, contest: list[dict], paints: list[dict]) -> dict:
    """Everything, ready to be printed."""
    addresses = [line(figure, plain["figures"]) for figure in ours["figures"]]
    index = {
        "ours": ours["index"],
        "plain": plain["index"],
        "wanted_papers_a_second": WANTED_REBUILD,
        "reached": ours["index"]["papers_a_second"] >= WANTED_REBUILD,
    }
    return {
        "papers": size,
        "plain_pages": plain["pages"],
        "database": ours["database"],
        "machine": machine(),
        "build": ours["build"],
        "index": index,
        "addresses": addresses,
        "throughput": contest,
        "largest_paint": paints,
        "missed": missed(addresses, contest, paints, index),
    }


def machine() -> dict:
    return {
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "load": [round(load, 1) for load in os.getloadavg()],
    }


def line(figure: dict, plain: dict) -> dict:
    """One address: our figure, the plain one, how many times faster we are, the limit."""
    other = plain.get(figure["plain"], {})
    what, limit = LIMITS[figure["group"]]
    ours, theirs = figure.get("p95_ms"), other.get("p95_ms")
    compared = isinstance(ours, float) and isinstance(theirs, float) and ours
    return {
        "name": figure["name"],
        "group": figure["group"],
        "reader": figure["reader"],
        "address": figure["path"][:120],
        "status": figure["status"],
        "ours": {name: figure[name] for name in KEPT if name in figure},
        "plain": {name: other[name] for name in KEPT if name in other},
        "plain_to_ours": round(theirs / ours, 2) if compared else None,
        "limit": {what: limit},
        "reached": within(figure, what, limit),
    }


def within(figure: dict, what: str, limit: float) -> bool:
    """An address that does not answer, or was cut off, is within no limit."""
    value = figure.get(what)
    return figure["status"] not in (404, 500) and isinstance(value, float) and value <= limit


def missed(
    addresses: list[dict], contest: list[dict], paints: list[dict], index: dict
) -> list[str]:
    """What is not as fast as wanted, in words."""
    found = [f"{each['name']} ({each['reader']})" for each in addresses if not each["reached"]]
    found += [f"throughput: {each['name']}" for each in contest if not each["reached"]]
    found += [f"largest paint: {each['name']}" for each in paints if not each["reached"]]
    return found if index["reached"] else [*found, "index: rebuild"]
