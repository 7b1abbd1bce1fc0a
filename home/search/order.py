"""In which order hits stand, and that each paper stands once."""

from ..enums import EntryKind
from ..models import SearchEntry
from .places import part_of


def by_score(rows, kind=""):
    """Exact spelling before folded, words together before words apart, the title before the text;
    then what holds, the kind that was named, a paper before its files, by score and day."""

    def place(row):
        words = (not row.exact, not row.together, not row.in_title, row.out_of_force != "")
        return *words, row.kind != kind, row.kind == EntryKind.FILE, -row.score, -row.key

    return sorted(rows, key=place)


def holding_first(rows):
    """The same order, papers out of force behind those that hold."""
    return sorted(rows, key=lambda row: row.out_of_force != "")


def numbered_first(rows, number):
    """Papers that carry the number itself stand before those that name it."""
    if not number:
        return rows
    own = carrying(number, {row.key for row in rows})
    return sorted(rows, key=lambda row: own.get(row.key, 2))


def carrying(number, keys):
    """Of these cards those with that number (0), or one that begins so (1)."""
    found = SearchEntry.objects.filter(pk__in=keys, number__startswith=number).order_by()
    carried = found.values_list("pk", "number")
    return {pk: int(own != number) for pk, own in carried}


def without_inner(rows):
    """One hit a paper: its inner part gives way to the part that all its readers see."""
    inner = {row.key for row in rows if part_of(row.key)}
    if not inner:
        return rows
    public = {row.key for row in rows} - inner
    return [row for row in rows if row.key in public or paper_of(row) not in public]


def paper_of(row):
    """The key of the open part of its paper."""
    return row.key - part_of(row.key)
