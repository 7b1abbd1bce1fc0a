"""The school of the bench: one Đảng ủy, seven cells, ten years of terms, people with accounts."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.utils import timezone

from home.enums import Role
from meetings.enums import OfficeRole, OrganizationKind
from meetings.models import Member, Membership, Office, Organization, OrganizationLines, Term

CELLS = ["Đào tạo", "Cơ khí", "Điện", "Kinh tế", "Công nghệ", "Hành chính", "Học sinh"]
MEMBERS_OF_A_CELL = 6
YEARS = 10
TERM_STARTS = [date(year, 1, 1) for year in range(2010, 2041, 5)]


@dataclass(frozen=True)
class School:
    """Whom the archive belongs to, and who will read it."""

    party: Organization
    cells: list
    terms: dict  # organisation id → its terms, oldest first
    lines: dict  # organisation id → the lines on its papers
    leaders: dict  # organisation id → (secretary, minute taker)
    readers: dict  # name in the report → account
    first_day: date
    last_day: date

    @property
    def organizations(self):
        return [self.party, *self.cells]

    def term_on(self, organization, day):
        return next(term for term in reversed(self.terms[organization.pk]) if term.starts_on <= day)


def found_school():
    """Fixed pages, roles and rules as `set_up_site` makes them, then organisations and people."""
    call_command("set_up_site", "--no-input", verbosity=0)
    today = timezone.localdate()
    party = found(OrganizationKind.PARTY_COMMITTEE, "Đảng ủy Trường", "ĐU")
    cells = [found(OrganizationKind.CELL, f"Chi bộ {name}", "CB", party) for name in CELLS]
    people = {cell.pk: [member_of(cell, n) for n in range(MEMBERS_OF_A_CELL)] for cell in cells}
    leaders = {cell.pk: elect(cell, people[cell.pk][0], people[cell.pk][1]) for cell in cells}
    leaders[party.pk] = elect(party, people[cells[0].pk][2], people[cells[1].pk][2])
    return School(
        party=party,
        cells=cells,
        terms={each.pk: terms_of(each) for each in (party, *cells)},
        lines={each.pk: each.lines.get() for each in (party, *cells)},
        leaders=leaders,
        readers=readers(leaders[party.pk][0], people[cells[2].pk]),
        first_day=today - timedelta(days=365 * YEARS),
        last_day=today - timedelta(days=1),
    )


def found(kind, name, symbol, parent=None):
    organization = Organization.objects.create(
        kind=kind,
        name=name,
        parent=parent,
        founded_on=TERM_STARTS[0],
        regular_place="Phòng họp A2.3",
    )
    OrganizationLines.objects.create(
        organization=organization,
        starts_on=TERM_STARTS[0],
        parent_line="ĐẢNG BỘ TRƯỜNG",
        issuing_line=name.upper(),
        symbol=symbol,
        place_name="Hương Tràm",
    )
    return organization


def terms_of(organization):
    return [
        Term.objects.create(
            organization=organization,
            name=f"{start.year} - {start.year + 5}",
            starts_on=start,
            ends_on=date(start.year + 4, 12, 31),
        )
        for start in TERM_STARTS
    ]


def account(username, full_name):
    """An account that nobody signs in to by a password: the bench opens its sessions itself."""
    user = get_user_model()(username=username, full_name=full_name)
    user.set_unusable_password()
    user.save()
    return user


def member_of(cell, number):
    admitted = TERM_STARTS[0] + timedelta(days=30 * number)
    full_name = f"Nguyễn Thị Đo {cell.name.removeprefix('Chi bộ ')} {number + 1}"
    member = Member.objects.create(
        full_name=full_name,
        account=account(f"do-{cell.pk}-{number}", full_name),
        admitted_on=admitted,
        confirmed_on=admitted + timedelta(days=365),
    )
    Membership.objects.create(member=member, organization=cell, starts_on=admitted)
    return member


def elect(organization, secretary, minute_taker):
    """Since the beginning, so that every paper of the ten years has its signer."""
    for member, role in (
        (secretary, OfficeRole.SECRETARY),
        (minute_taker, OfficeRole.COMMITTEE_MEMBER),
    ):
        Office.objects.create(
            member=member, organization=organization, role=role, starts_on=TERM_STARTS[0]
        )
    return secretary, minute_taker


def readers(party_secretary, cell):
    """One account of each kind, by the name under which the report shows its figures."""
    editor = cell[4].account
    editor.groups.add(Group.objects.get(name=Role.THEMES_EDITOR))
    administrator = account("do-quan-tri", "Quản Trị")
    administrator.groups.add(Group.objects.get(name=Role.ADMINISTRATOR))
    return {
        "member": cell[3].account,
        "secretary": cell[0].account,
        "party_committee": party_secretary.account,
        "themes_editor": editor,
        "administrator": administrator,
        "staff": account("do-giao-vien", "Giáo Viên"),
    }
