"""Who reads for a reason of his own: a teacher who is a guest, an inspection team with its pass."""

from datetime import timedelta
from functools import partial

from ..actions.guests import invite
from ..enums import STILL_TO_COME, MeetingType
from ..models import InspectionPass


def visits(cast):
    yield cast.calendar.now, partial(invite_teacher, cast)
    yield cast.calendar.now, partial(pass_for_inspection, cast)


def invite_teacher(cast):
    """A teacher who is no member is asked to the next meeting for one matter."""
    cell = cast.cells["daotao"]
    coming = cell.meetings.filter(status__in=STILL_TO_COME, type=MeetingType.REGULAR)
    meeting = coming.earliest("starts_at")
    invite(
        meeting=meeting,
        name="giaovien",
        purpose="góp ý về lịch dùng xưởng thực hành",
        by=cast.by("bithu.daotao"),
    )


def pass_for_inspection(cast):
    """Two years of one cell, for ten days."""
    today = cast.calendar.today
    given = InspectionPass.objects.create(
        account=cast.accounts["kiemtra"],
        decision="15-QĐ/UBKT, Ủy ban Kiểm tra cấp trên",
        first_year=today.year - 1,
        last_year=today.year,
        starts_on=today,
        ends_on=today + timedelta(days=10),
    )
    given.organizations.set([cast.cells["daotao"]])
