"""Papers: issued under a number that has no gap, withdrawn with a reason, never deleted."""

from django.db.models import Exists, OuterRef
from django.utils import timezone

from ..enums import DocumentType, MinutesStatus, OfficeRole, ResolutionStatus
from ..models import Minutes, Office, Register, Resolution
from ..models.resolutions import format_number
from .base import atomic, begin, locked, permit, refuse_unless, write_down


@atomic
def issue(*, resolution, by, issued_on=None):
    """Gives the paper its number, date and signer; from then on it is read by its addressees.

    The number runs per organisation × term × type without gaps (05-HD/VPTW 2026; domain.md §2.3).
    `issued_on` is a date in Vietnam, today if not given. Raises Refused with what is missing.
    """
    # The organisation's row is the queue in which all issuers of one register stand.
    organization = locked(resolution.organization)
    resolution = begin(resolution, "resolution.issue", by)
    day = issued_on or timezone.localdate()
    check_ready_to_issue(resolution, organization, day)
    term, lines = organization.term_on(day), organization.lines_on(day)
    register = open_register(organization, term, resolution.type)
    register.last_number += 1
    register.save(update_fields=["last_number"])
    office = signing_office(by.member, organization, day)
    resolution.term, resolution.number = term, register.last_number
    symbol = DocumentType(resolution.type).symbol
    resolution.symbol = format_number(resolution.number, symbol, lines.symbol)
    resolution.issued_on = day
    resolution.signer = by.member
    resolution.signer_title = office.get_role_display().upper()
    resolution.signing_line = signing_line(resolution, lines)
    resolution.status = ResolutionStatus.ISSUED
    resolution.save()
    write_down(resolution, "issue", by, symbol=resolution.symbol)
    return resolution


def check_ready_to_issue(resolution, organization, day):
    """Raises Refused, naming what stands against issuing on that day."""
    refuse_unless(resolution.is_draft, "Văn bản này đã ban hành.")
    refuse_unless(resolution.body.strip(), "Văn bản chưa có nội dung.")
    refuse_unless(day <= timezone.localdate(), "Ngày ban hành không thể ở phía trước.")
    refuse_unless(
        organization.term_on(day), "Chưa nhập nhiệm kỳ của tổ chức cho ngày này nên chưa cấp số."
    )
    refuse_unless(organization.lines_on(day), "Chưa nhập thể thức văn bản của tổ chức.")
    if resolution.type == DocumentType.RESOLUTION:
        check_meeting_behind(resolution, organization, day)
    later = Resolution.objects.issued().filter(
        organization=organization, type=resolution.type, term=organization.term_on(day)
    )
    refuse_unless(
        not later.filter(issued_on__gt=day).exists(),
        "Đã có văn bản cùng loại ban hành sau ngày này; số phải đi cùng chiều với ngày.",
    )


def check_meeting_behind(resolution, organization, day):
    """A cell's resolution needs a meeting that adopted it (domain.md §3.5, 7)."""
    if resolution.meeting is None:
        refuse_unless(not organization.is_cell, "Nghị quyết của chi bộ phải qua một kỳ họp.")
        return
    adopted = Minutes.objects.filter(meeting=resolution.meeting).exclude(status=MinutesStatus.DRAFT)
    refuse_unless(
        adopted.exists(), "Kỳ họp chưa bế mạc, biên bản chưa thông qua nên chưa ban hành được."
    )
    refuse_unless(day >= resolution.meeting.day, "Ngày ban hành không thể trước ngày họp.")


def signing_office(member, organization, day):
    """The secretary's or deputy's office that this person signs from."""
    offices = Office.objects.on(day).filter(member=member, organization=organization)
    return offices.filter(role__in=[OfficeRole.SECRETARY, OfficeRole.DEPUTY_SECRETARY]).latest(
        "starts_on"
    )


def signing_line(resolution, lines):
    """«T/M CHI BỘ», or the committee's line on papers for the committee alone."""
    return lines.committee_signing_line if resolution.committee_only else lines.signing_line


def open_register(organization, term, type):
    """The locked counter of that type, begun at zero where there is none."""
    Register.objects.get_or_create(organization=organization, term=term, type=type)
    return Register.objects.select_for_update().get(organization=organization, term=term, type=type)


@atomic
def take_over_register(*, organization, term, type, last_number, reason, by):
    """Goes on from a register kept on paper: the next number follows its last one. Set once."""
    organization = locked(organization)
    register = open_register(organization, term, type)
    permit(by, "register.take_over", register)
    refuse_unless(reason.strip(), "Hãy ghi lý do tiếp số, ví dụ: chuyển từ sổ giấy từ 01/9/2026.")
    refuse_unless(last_number > 0, "Số cuối của sổ giấy là một số lớn hơn 0.")
    refuse_unless(
        register.last_number == 0 and not register.taken_over_after,
        "Sổ này đã cấp số hoặc đã tiếp số, không đặt lại được.",
    )
    register.last_number = register.taken_over_after = last_number
    register.take_over_reason = reason.strip()
    register.save()
    write_down(organization, "take_over", by, type=type, after=last_number, reason=reason)
    return register


@atomic
def withdraw(*, resolution, reason, by):
    """Thu hồi: the paper loses its force; number and row stay, with the reason."""
    resolution = begin(resolution, "resolution.withdraw", by)
    refuse_unless(resolution.is_issued, "Chỉ thu hồi văn bản đang có hiệu lực.")
    refuse_unless(reason.strip(), "Hãy ghi lý do thu hồi.")
    resolution.status = ResolutionStatus.WITHDRAWN
    resolution.withdrawn_on = timezone.localdate()
    resolution.withdrawal_reason = reason.strip()
    resolution.save()
    write_down(resolution, "withdraw", by, reason=reason)
    return resolution


def in_force(resolutions):
    """Marks each paper with `is_replaced`: some issued paper stands in its place."""
    newer = Resolution.objects.filter(replaces=OuterRef("pk"), status=ResolutionStatus.ISSUED)
    return resolutions.annotate(is_replaced=Exists(newer))
