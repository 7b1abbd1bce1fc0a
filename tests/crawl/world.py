"""The world of the crawl: two cells told apart by marks, the Party committee, pages, accounts.

To add a mark: put `marks.of("A drafts", "what it is")` into one more field below.
To add a kind of record: make it in its function and `self.note("kind", record.pk)`, so that the
addresses that take such a key find it.
"""

from collections import defaultdict
from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Site

from home.enums import Role
from tests.factories.meetings import (
    CellFactory,
    IntervalFactory,
    MemberFactory,
    OfficeFactory,
    PartyCommitteeFactory,
)
from tests.home.conftest import editor

from .accounts import marked_account
from .files import document_of, image_of
from .marks import Marks
from .pages import add_cell_pages, add_house_pages
from .records import add_records, add_rules, seal_minutes
from .visitors import add_inner_matters, add_visitors


class World:
    """Everything there is: `marks`, `accounts` by role, `keys` by kind, `tuples` by arguments."""

    def __init__(self):
        self.marks = Marks()
        self.accounts = {"anonymous": None}
        self.own_words = defaultdict(set)  # role → words of one's own account and name
        self.keys = defaultdict(list)  # kind → keys, of both cells
        self.tuples = defaultdict(list)  # kind → tuples of keys that stand in one address
        self.cells = {}

    def note(self, kind, *keys):
        self.keys[kind] += keys

    def enter(self, role, account, *words):
        """That account plays the role; these words (its own name) it may always see."""
        self.accounts[role] = account
        names = f"{account.username} {account.full_name} {account.email}"
        self.own_words[role] |= {mark.word for mark in self.marks.found_in(names)} | set(words)
        self.note("user", account.pk)


class Cell:
    """One cell with its people; `letter` is its name in the tables."""

    def __init__(self, world, letter):
        self.letter = letter
        self.world = world
        self.organization = CellFactory(
            name=f"Chi bộ {self.mark('name', 'tên chi bộ', owner='cells')}",
            regular_place=self.mark("cell", "nơi sinh hoạt"),
        )
        self.mark_lines()
        self.secretary = self.person("secretary", office="secretary")
        self.committee = self.person(
            "committee", owner="hand-in account", office="committee_member"
        )
        self.minute_taker = self.person("minute taker")
        self.member = self.person("member")
        self.probationer = self.person("probationer", probationary=True)
        world.note("organization", self.organization.pk)

    def mark(self, kind, field, owner=None):
        """A new word owned by «A kind», or by that other owner."""
        return self.world.marks.of(owner or f"{self.letter} {kind}", field)

    def mark_lines(self):
        """Terms and the lines of papers are edited as rows of the organisation."""
        self.organization.terms.update(name=self.mark("cell", "nhiệm kỳ"))
        self.organization.lines.update(
            parent_line=self.mark("cell", "dòng cấp trên"),
            issuing_line=self.mark("cell", "dòng cơ quan ban hành"),
            place_name=self.mark("cell", "địa danh"),
        )

    def person(self, role, owner="accounts", **fields):
        """A member of this cell who plays «role of A»."""
        account = marked_account(self.world.marks, f"{self.letter} {owner}")
        word = self.mark("people", f"tên đảng viên, {role}")
        member = MemberFactory(full_name=f"Lê {word}", account=account, **fields_of(self, fields))
        self.world.enter(f"{role} of {self.letter}", account, word)
        self.world.note("member", member.pk)
        self.world.note("office", *member.offices.values_list("pk", flat=True))
        return member


def fields_of(cell, fields):
    return {"cell": cell.organization} | fields


def build():
    """The whole world, in the order in which its parts need each other."""
    call_command("set_up_site", "--no-input", verbosity=0)
    world = World()
    for letter in "AB":
        world.cells[letter] = Cell(world, letter)
    add_party_committee(world)
    add_house_accounts(world)
    add_former_people(world)
    for cell in world.cells.values():
        add_records(world, cell)
        seal_minutes(add_inner_matters(world, cell))
        add_cell_pages(world, cell)
        document_of(world, cell)
        image_of(world, cell)
    add_visitors(world)
    add_rules(world)
    add_house_pages(world)
    world.note("site", Site.objects.get().pk)
    return world


def add_party_committee(world):
    """Its secretary and its clerk, at home in a third cell."""
    party = PartyCommitteeFactory()
    home = CellFactory(name="Chi bộ Hành chính")
    for role, office in (("party committee", "secretary"), ("clerk", "clerk")):
        account = marked_account(world.marks, "party accounts")
        word = world.marks.of("party people", f"tên của {role}")
        member = MemberFactory(full_name=f"Trần {word}", account=account, cell=home)
        OfficeFactory(member=member, organization=party, role=office)
        world.enter(role, account, word)
        world.note("member", member.pk)
    world.party, world.party_secretary = party, world.accounts["party committee"].member
    world.note("organization", party.pk)


def add_house_accounts(world):
    """Staff, the three groups, and the account for rescue."""
    marks, cell = world.marks, world.cells["B"]
    world.enter("staff", marked_account(marks, "accounts"))
    world.enter(
        "news editor", editor(Role.NEWS_EDITOR, account=marked_account(marks, "news desk account"))
    )
    world.enter(
        "administrator", editor(Role.ADMINISTRATOR, account=marked_account(marks, "accounts"))
    )
    rescue = marked_account(marks, "rescue")
    rescue.is_superuser = True
    rescue.save()
    world.enter("superuser", rescue)
    themes = cell.person("themes editor", owner="themes account")
    editor(Role.THEMES_EDITOR, account=themes.account)


def add_former_people(world):
    """Who held everything yesterday reads as staff today."""
    yesterday = timezone.localdate() - timedelta(days=1)
    former = world.cells["A"].person("former secretary", office="deputy_secretary")
    former.memberships.update(ends_on=yesterday)
    suspended = world.cells["A"].person("suspended member", office="committee_member")
    IntervalFactory(member=suspended, kind="suspended")
    gone = world.cells["A"].person("former themes editor")
    editor(Role.THEMES_EDITOR, account=gone.account)
    gone.memberships.update(ends_on=yesterday)
