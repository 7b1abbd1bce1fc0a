"""Facts: words of the index that no text has, by which papers are told apart beside their text.

Each is a letter, then digits, then what there is: words of a text never mix the two. The facts of a
day are in dates.py; «n5nqdu» and «c5nqdu» say a paper's own number and one that it names.
"""


def readers_fact(readership):
    """Of papers of one set of readers (its key)."""
    return f"r{readership}"


def kind_fact(kind):
    """Of papers of one EntryKind."""
    return f"k1{kind}"


def organization_fact(organization):
    """Of papers of one organisation (its key)."""
    return f"o{organization}"


def number_fact(key):
    """Of papers whose own number has this key (words.py), or begins so."""
    return f"n{key}"


def year_fact(year):
    """Of papers of one year."""
    return f"y{year}"
