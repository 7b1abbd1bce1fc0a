"""How one month of Chi bộ Đào tạo is told: what was said, what was decided, who promised what."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Promise:
    """One task of a month: who answers, by which day, and what came of it."""

    title: str
    who: str
    day: int  # of the month
    measure: str
    result: str
    helper: str = ""


@dataclass(frozen=True)
class Talk:
    """An item as it went: its title, who presented, what was said, what the chair concluded."""

    title: str
    who: str
    gist: str
    conclusion: str = ""


@dataclass(frozen=True)
class MonthStory:
    affairs: Talk
    tale: Talk
    review: Talk
    focus: Talk
    draft: str  # the plan put to the vote
    debate: str  # what was said about it
    promises: tuple
    praise: str
    lesson: str
    following: str
    score: int = 92
