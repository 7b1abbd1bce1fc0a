"""The first step of a new school: a Đảng ủy, a cell and a clerk who can enter everything else."""

from django.utils import timezone

from ..enums import OfficeRole, OrganizationKind
from ..models import Member, Membership, Office, Organization
from .base import atomic, refuse_unless


@atomic
def start_directory(*, account, full_name, admitted_on, cell_name):
    """Makes the Đảng ủy, one cell and its clerk; from then on people enter the rest on screens.

    The one action without `by=`: it is run from the command line, when nobody holds an office
    yet. Raises Refused as soon as somebody of the Đảng ủy can do it on the screens.
    """
    today = timezone.localdate()
    keepers = Office.objects.on(today).filter(organization__kind=OrganizationKind.PARTY_COMMITTEE)
    refuse_unless(not keepers.exists(), "Đã có người giữ danh bạ; hãy nhập tiếp trên màn hình.")
    committee = Organization.objects.filter(kind=OrganizationKind.PARTY_COMMITTEE).first()
    committee = committee or Organization.objects.create(
        kind=OrganizationKind.PARTY_COMMITTEE, name="Đảng ủy Trường", founded_on=today
    )
    cell, _ = Organization.objects.get_or_create(
        name=cell_name,
        kind=OrganizationKind.CELL,
        defaults={"parent": committee, "founded_on": today},
    )
    member = Member(full_name=full_name, account=account, admitted_on=admitted_on)
    member.full_clean(exclude=["sort_key", "given_name"])
    member.save()
    Membership.objects.create(member=member, organization=cell, starts_on=today)
    return Office.objects.create(
        member=member, organization=committee, role=OfficeRole.CLERK, starts_on=today
    )
