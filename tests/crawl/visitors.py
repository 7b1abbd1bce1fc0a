"""Who reads beyond his own, or less than one thinks: inspection, unlocking, guests, inner items."""

from datetime import timedelta

from django.utils import timezone

from home.enums import Role
from meetings.enums import Keeping, MeetingStatus, MinutesStatus
from meetings.models import Guest, InspectionPass, Unlock
from tests.factories.meetings import AgendaItemFactory
from tests.home.conftest import editor

from .accounts import marked_account
from .files import paper_of
from .records import NOW, meeting_of, sitting


def add_visitors(world):
    """A pass for cell A, an unlocked administrator, a guest of A."""
    today, now = timezone.localdate(), timezone.now()
    marks, cell = world.marks, world.cells["A"]
    inspector = marked_account(marks, "accounts")
    world.enter("inspector of A", inspector)
    given = InspectionPass.objects.create(
        account=inspector, decision=marks.of("passes", "quyết định kiểm tra"),
        first_year=today.year, last_year=today.year, starts_on=today, ends_on=today,
    )  # fmt: skip
    given.organizations.set([cell.organization])
    world.note("inspectionpass", given.pk)
    unlocked = editor(Role.ADMINISTRATOR, account=marked_account(marks, "accounts"))
    world.enter("unlocked administrator", unlocked)
    Unlock.objects.create(
        account=unlocked, reason=marks.of("unlock", "lý do mở khóa"), opened_at=now,
        ends_at=now + timedelta(hours=1),
    )  # fmt: skip
    for letter in "AB":
        add_guest(world, world.cells[letter])


def add_guest(world, cell):
    """A teacher asked to one meeting of the cell; the same meeting's key with foreign guests."""
    account = marked_account(world.marks, f"{cell.letter} guest account")
    world.enter(f"guest of {cell.letter}", account)
    meeting = meeting_of(world, cell, "cell", status=MeetingStatus.CONVENED, **NOW)
    meeting.place = cell.mark("invitation", "nơi họp của khách")
    meeting.save()
    guest = Guest.objects.create(
        meeting=meeting, account=account, purpose=cell.mark("guests", "mời để")
    )
    earlier = list(world.tuples["meeting and guest"][:1])
    world.note("guest", guest.pk)
    world.tuples["meeting and guest"].append((meeting.pk, guest.pk))
    for other, foreign in earlier:
        world.tuples["meeting and guest"] += [(meeting.pk, foreign), (other, guest.pk)]


def add_inner_matters(world, cell):
    """Signed minutes with an inner item and an inner passage; each has its paper."""
    meeting = sitting(world, cell, MeetingStatus.CLOSED, MinutesStatus.DRAFT, "cell")
    item = meeting.agenda.get()
    item.internal_note = cell.mark("inside", "đoạn nội bộ")
    item.save()
    inner = AgendaItemFactory(
        meeting=meeting, keeping=Keeping.INTERNAL, title=cell.mark("inside", "tên mục nội bộ"),
        grounds=cell.mark("inside", "căn cứ nội bộ"), gist=cell.mark("inside", "diễn biến nội bộ"),
        conclusion=cell.mark("inside", "kết luận nội bộ"), sort_order=9,
    )  # fmt: skip
    world.note("item", inner.pk)
    paper_of(world, cell, "inside", item=inner)
    return meeting
