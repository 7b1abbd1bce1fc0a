"""What is looked for, as a small tree: words in a row, all of, any of, one without another."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Words:
    """Words that stand one behind the other. `marked`: the same as typed, where marks were."""

    folded: tuple
    marked: tuple = ()
    prefix: bool = False  # the last word may go on
    title: bool = False  # in the title only

    def __bool__(self):
        return bool(self.folded)


@dataclass(frozen=True)
class Fact:
    """Something known of a paper beside its text: «y2025», «m202510», «n5nqdu», «r17»."""

    word: str
    prefix: bool = False


@dataclass(frozen=True)
class All:
    """Every part must be met."""

    parts: tuple


@dataclass(frozen=True)
class AnyOf:
    """One part is enough."""

    parts: tuple


@dataclass(frozen=True)
class Without:
    """The first and not the second."""

    wanted: object
    unwanted: object


def leaves(term):
    """All Words and Facts of a tree."""
    if isinstance(term, All | AnyOf):
        for part in term.parts:
            yield from leaves(part)
    elif isinstance(term, Without):
        yield from leaves(term.wanted)
    elif term is not None:
        yield term


def changed(term, change):
    """The same tree with `change` applied to every Words."""
    if isinstance(term, All | AnyOf):
        return replace(term, parts=tuple(changed(part, change) for part in term.parts))
    if isinstance(term, Without):
        return replace(term, wanted=changed(term.wanted, change))
    return change(term) if isinstance(term, Words) else term


def has_marks(term):
    """True if some word was typed with marks: then exact spelling comes first."""
    return any(isinstance(leaf, Words) and leaf.marked for leaf in leaves(term))


def in_titles(term):
    """The same, looked for in titles only."""
    return changed(term, lambda words: replace(words, title=True))
