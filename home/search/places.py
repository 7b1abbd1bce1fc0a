"""The key of a card: the day, the type of paper, its own key, the part, one behind the other.

    46 349 | 0057 | 00001234 | 0        days since 1900, content type, object, part

The order of keys is therefore the order of days on either database, and full-text tables that
hand out rows by key hand out the newest first without sorting.
"""

from datetime import date

FIRST_DAY = date(1900, 1, 1)  # for what has no day, or none that can be true
LAST_DAY = date(2199, 12, 31)
MAX_TYPE = 10**4
MAX_OBJECT = 10**8
PARTS = 10


def place_of(day, content_type_id, object_id, part=0):
    """The key (an integer below 2**63) of that part of a paper; `day` may be None.

    Raises ValueError for a key that has no room, rather than mix up two papers.
    """
    if not (0 <= content_type_id < MAX_TYPE and 0 <= object_id < MAX_OBJECT and 0 <= part < PARTS):
        raise ValueError(f"no room for {content_type_id}, {object_id}, {part}")
    day = min(max(day or FIRST_DAY, FIRST_DAY), LAST_DAY)
    days = (day - FIRST_DAY).days
    return ((days * MAX_TYPE + content_type_id) * MAX_OBJECT + object_id) * PARTS + part


def object_of(place):
    """The key of the object that this card is of."""
    return place // PARTS % MAX_OBJECT


def content_type_of(place):
    """The content type (its key) of that object."""
    return place // PARTS // MAX_OBJECT % MAX_TYPE


def part_of(place):
    """0 for what all its readers see, 1 for what only insiders do."""
    return place % PARTS
