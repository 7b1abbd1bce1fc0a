"""`python -m meetings.texts PATH EXTENSION LIMITS`: reads one file, prints state, text, trouble."""

import contextlib
import json
import resource
import sys

from .reading import GRACE, read_here
from .sheet import Limits

LARGEST_FILE = 64 * 1024 * 1024  # bytes this process may write into any one file


def hold_back(limits):
    """Sets what the system itself will enforce, on this process and on what it starts."""
    bounds = {
        resource.RLIMIT_AS: limits.memory,
        resource.RLIMIT_CPU: limits.seconds + GRACE,
        resource.RLIMIT_FSIZE: LARGEST_FILE,
        resource.RLIMIT_CORE: 0,
    }
    for bound, value in bounds.items():
        with contextlib.suppress(ValueError, OSError):  # some systems know not all of them
            resource.setrlimit(bound, (value, value))


def main(path, extension, limits):
    allowed = Limits(**json.loads(limits))
    hold_back(allowed)
    reading = read_here(path, extension, allowed)
    json.dump([reading.state, reading.text, reading.trouble], sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
