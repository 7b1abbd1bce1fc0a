"""Founds the Đảng bộ of the demo: organisations, terms, lines of papers, people, offices."""

from dataclasses import dataclass
from datetime import date, timedelta

from ..enums import IntervalKind, OfficeRole, OrganizationKind
from ..models import (
    Member,
    Membership,
    MembershipInterval,
    Office,
    Organization,
    OrganizationLines,
    Term,
)
from . import names
from .clock import shift_month

FOUNDED = date(2008, 9, 1)
CELL_TERM = date(2025, 3, 10)
PARTY_TERM = date(2025, 5, 20)
NEW_LINES = date(2025, 7, 1)  # two-level local government: parents and places changed
SCHOOL = "TRƯỜNG TRUNG CẤP KINH TẾ - KỸ THUẬT HƯƠNG TRÀM"


@dataclass
class Cast:
    """Everybody and everything the story needs to call by a short name."""

    calendar: object
    accounts: dict
    party: Organization = None
    cells: dict = None
    members: dict = None
    themes: dict = None

    def __getitem__(self, key):
        return self.members[key]

    def by(self, username):
        """The account, one object for the whole story: its offices do not change on the way."""
        return self.accounts[username]


def found(calendar, accounts):
    """Makes the whole cast and returns it."""
    cast = Cast(calendar, accounts)
    cast.party = make_party()
    cast.cells = {key: make_cell(cast.party, *about) for key, about in names.CELLS.items()}
    cast.members = {}
    for key, (_, people, *_rest) in names.CELLS.items():
        enter_members(cast, key, people)
    enter_intervals(cast)
    elect(cast)
    return cast


def make_party():
    """The Đảng ủy, with both sets of lines and two terms."""
    party = Organization.objects.create(
        kind=OrganizationKind.PARTY_COMMITTEE,
        name="Đảng ủy Trường",
        founded_on=FOUNDED,
        regular_day=10,
        regular_time="08:00",
        regular_place="phòng họp A1.1",
    )
    signing = {"signing_line": "T/M ĐẢNG ỦY", "committee_signing_line": "T/M ĐẢNG ỦY"}
    own = {"issuing_line": f"ĐẢNG ỦY {SCHOOL}", "symbol": "ĐU", **signing}
    make_lines(party, "ĐẢNG BỘ HUYỆN HƯƠNG TRÀM", "ĐẢNG BỘ XÃ HƯƠNG TRÀM", own)
    make_terms(party, PARTY_TERM)
    return party


def make_cell(party, name, people, room, day):
    """One chi bộ below the Đảng ủy."""
    cell = Organization.objects.create(
        kind=OrganizationKind.CELL,
        name=name,
        parent=party,
        founded_on=FOUNDED,
        regular_day=day,
        regular_place=room,
    )
    own = {"issuing_line": name.upper(), "symbol": "CB"}
    make_lines(cell, f"ĐẢNG BỘ {SCHOOL}", f"ĐẢNG BỘ {SCHOOL}", own)
    make_terms(cell, CELL_TERM)
    return cell


def make_lines(organization, old_parent, new_parent, own):
    """What papers printed until 30/6/2025, and what they print since."""
    for starts_on, parent, place in (
        (FOUNDED, old_parent, "Thị trấn Hương Tràm"),
        (NEW_LINES, new_parent, "Hương Tràm"),
    ):
        OrganizationLines.objects.create(
            organization=organization,
            starts_on=starts_on,
            parent_line=parent,
            place_name=place,
            **own,
        )


def make_terms(organization, begins):
    """The term that runs, and the one before it."""
    before = {"name": "2022 - 2025", "starts_on": begins.replace(year=2022)}
    ends = begins - timedelta(days=1)
    Term.objects.create(organization=organization, ends_on=ends, **before)
    Term.objects.create(organization=organization, name="2025 - 2030", starts_on=begins)


def enter_members(cast, cell_key, people):
    """Members of one cell, with believable dates, each belonging there."""
    for place, (key, full_name) in enumerate(people.items()):
        admitted, confirmed = party_dates(cast.calendar, key, place)
        member = Member.objects.create(
            full_name=full_name,
            given_name=names.DOUBLE_GIVEN_NAMES.get(key, ""),
            account=account_of(cast, key),
            admitted_on=admitted,
            ceremony_on=admitted + timedelta(days=12),
            confirmed_on=confirmed,
        )
        cast.members[key] = member
        belong(member, cast.cells[cell_key], since=max(admitted, date(2019, 9, 1)))
    if cell_key == "kinhte":
        move_duyen(cast)


def party_dates(calendar, key, place):
    """(admitted, confirmed). Tô Khánh Vy's year was over when the cell voted on her."""
    if key == "vy":
        return shift_month(calendar.regular(-2), -12).replace(day=1) - timedelta(days=16), None
    if key in names.PROBATIONARY:
        return calendar.days(-70 - 23 * (place % 9)), None
    admitted = date(2004 + (place * 5) % 18, *((2, 3), (5, 19), (11, 20))[place % 3])
    return admitted, admitted.replace(year=admitted.year + 1)


def account_of(cast, key):
    usernames = {member: username for username, member in names.ACCOUNTS.items()}
    return cast.accounts[usernames[key]] if key in usernames else None


def belong(member, cell, since, until=None):
    Membership.objects.create(member=member, organization=cell, starts_on=since, ends_on=until)


def move_duyen(cast):
    """Ưng Mỹ Duyên came over from the economists' cell in September 2025."""
    moved = date(2025, 9, 1)
    membership = cast["duyen"].memberships.get()
    since, membership.starts_on = membership.starts_on, moved
    membership.save()
    belong(cast["duyen"], cast.cells["kinhte"], since, moved - timedelta(days=1))


def enter_intervals(cast):
    """One exempt (maternity), one away for study, one here for a time."""
    days = cast.calendar.days
    key, full_name = names.GUEST
    cast.members[key] = Member.objects.create(
        full_name=full_name, admitted_on=date(2012, 5, 19), confirmed_on=date(2013, 5, 19)
    )
    here = cast.cells["daotao"]
    for who, kind, start, end, cell in (
        ("ung", IntervalKind.EXEMPT, -70, 110, None),
        ("dat", IntervalKind.AWAY, -150, 215, None),
        (key, IntervalKind.HERE, -120, 60, here),
    ):
        MembershipInterval.objects.create(
            member=cast[who],
            kind=kind,
            starts_on=days(start),
            ends_on=days(end),
            organization=cell,
        )


def elect(cast):
    """Offices since the congresses: the first people of each list, the Đảng ủy, its clerk."""
    for key, (_, people, *_rest) in names.CELLS.items():
        seats = ["dang", "ngu", "chi-on"] if key == "hanhchinh" else list(people)[:3]
        seat(cast, cast.cells[key], seats[:2] if key in names.WITHOUT_COMMITTEE else seats)
    seat(cast, cast.party, names.PARTY_COMMITTEE, since=PARTY_TERM)
    Office.objects.create(
        member=cast[names.CLERK],
        organization=cast.party,
        role=OfficeRole.CLERK,
        starts_on=PARTY_TERM + timedelta(days=12),
    )


def seat(cast, organization, keys, since=CELL_TERM):
    """The first is secretary, the second deputy, the others sit on the committee."""
    roles = [OfficeRole.SECRETARY, OfficeRole.DEPUTY_SECRETARY]
    for place, key in enumerate(keys):
        role = roles[place] if place < len(roles) else OfficeRole.COMMITTEE_MEMBER
        Office.objects.create(
            member=cast[key],
            organization=organization,
            role=role,
            starts_on=since,
            confirmed_on=since + timedelta(days=10),
        )
