"""The other half of the archive: resolutions under their numbers, signed minutes, files."""

import hashlib
from collections import Counter, defaultdict
from datetime import timedelta

from meetings.enums import (
    AgendaKind,
    DocumentType,
    Keeping,
    MeetingStatus,
    MeetingType,
    MinutesStatus,
    ResolutionStatus,
)
from meetings.export import minutes_sheet as sheets
from meetings.models import AgendaItem, Meeting, Minutes, Paper, Register, Resolution
from meetings.models.minutes import seal_of
from meetings.models.resolutions import format_number

from .rows import BATCH, create_all, in_batches

TYPES = {"NQ": 50, "KL": 15, "QD": 10, "KH": 10, "BC": 10, "TB": 5}  # hundredths
NOBODY = ["groups", "excused", "unexcused", "late", "left", "exempt", "away"]


# --- Resolutions ---------------------------------------------------------------------------


def build_resolutions(archive):
    """After the meetings: each paper comes from one of its organisation, some replace another."""
    total, last, meetings = archive.counts["resolutions"], Counter(), meetings_by_organization()
    made = (resolution(archive, archive.day(n, total), last, meetings) for n in range(total))
    for batch in in_batches(made):
        create_all(Resolution, replacing(batch))
    create_all(
        Register,
        [
            Register(organization_id=organization, term_id=term, type=type, last_number=number)
            for (organization, term, type), number in last.items()
        ],
    )


def meetings_by_organization():
    held = defaultdict(list)
    for organization, pk in Meeting.objects.order_by("pk").values_list("organization", "pk"):
        held[organization].append(pk)
    return held


def replacing(batch):
    """The batch, its first paper replacing the last one of that organisation and type, if any."""
    first = batch[0]
    older = Resolution.objects.filter(organization=first.organization, type=first.type)
    first.replaces = older.order_by("-pk").first()
    return batch


def resolution(archive, day, last, meetings):
    """One issued paper, not saved; `last` counts the numbers of each register."""
    organization = archive.issuer()
    term = archive.school.term_on(organization, day)
    type = archive.random.choices(list(TYPES), weights=TYPES.values())[0]
    last[organization.pk, term.pk, type] += 1
    number = last[organization.pk, term.pk, type]
    lines = archive.school.lines[organization.pk]
    return Resolution(
        organization=organization,
        type=type,
        abstract=archive.corpus.title("về")[:250],
        body="\n\n".join(archive.corpus.text()),
        meeting_id=archive.random.choice(meetings[organization.pk] or [None]),
        status=ResolutionStatus.ISSUED,
        term=term,
        number=number,
        symbol=format_number(number, DocumentType(type).symbol, lines.symbol),
        issued_on=day,
        signer=archive.school.leaders[organization.pk][0],
        signing_line=lines.signing_line,
        signer_title="BÍ THƯ",
    )


# --- Meetings with their signed minutes ----------------------------------------------------


def build_meetings(archive):
    total = archive.counts["minutes"]
    for batch in in_batches(meeting(archive, archive.day(n, total)) for n in range(total)):
        meetings = create_all(Meeting, batch)
        items = create_all(AgendaItem, [item_of(archive, meeting) for meeting in meetings])
        create_all(Minutes, [minutes_of(archive, item) for item in items])


def meeting(archive, day):
    """One closed meeting, not saved; the Đảng ủy's are conferences of all members."""
    organization = archive.issuer()
    chair, minute_taker = archive.school.leaders[organization.pk]
    starts_at = archive.moment(day)
    return Meeting(
        organization=organization,
        type=MeetingType.REGULAR if organization.is_cell else MeetingType.CONFERENCE,
        starts_at=starts_at,
        place="Phòng họp A2.3",
        chair=chair,
        minute_taker=minute_taker,
        status=MeetingStatus.CLOSED,
        agreed_at=starts_at - timedelta(days=7),
        convened_at=starts_at - timedelta(days=5),
    )


def item_of(archive, meeting):
    """The item under which the minutes hold their text."""
    gist, *rest = archive.corpus.text()
    return AgendaItem(
        meeting=meeting,
        kind=AgendaKind.DISCUSSION,
        keeping=Keeping.OPEN,
        title=archive.corpus.title("Nội dung"),
        gist="\n".join([gist, *rest[:-1]]),
        conclusion=rest[-1],
    )


def minutes_of(archive, item):
    """Minutes signed by both, sealed with the content that signing would store."""
    meeting = item.meeting
    confirmed = meeting.starts_at + timedelta(days=1)
    minutes = Minutes(
        meeting=meeting,
        status=MinutesStatus.SIGNED,
        opened_at=meeting.starts_at,
        closed_at=meeting.ends_at,
        adopted_at=meeting.ends_at,
        minute_taker_confirmed_at=confirmed,
        chair_confirmed_at=confirmed,
        paper_place="sổ biên bản số 3",
    )
    minutes.sealed_content = sheet(minutes, item, archive.school.lines[meeting.organization_id])
    minutes.seal = seal_of(minutes.sealed_content)
    return minutes


def sheet(minutes, item, lines):
    """`minutes_sheet` without its queries: nobody was on the roll, nothing was put to the vote."""
    meeting = minutes.meeting
    texts = ["guests", "evaluation", "commendations", "lessons", "next_content"]
    content = {
        name: getattr(item, name)
        for name in ("kind", "title", "keeping", "gist", "conclusion", "internal_note")
    }
    return {
        "heading": sheets.heading(meeting, lines),
        "opened": sheets.clock(minutes.opened_at),
        "closed": sheets.clock(minutes.closed_at),
        "place": meeting.place,
        "form": meeting.get_form_display(),
        "chair": sheets.name_of(meeting.chair),
        "minute_taker": sheets.name_of(meeting.minute_taker),
        **{name: getattr(minutes, name) for name in texts},
        "roll": {**{name: [] for name in NOBODY}, "base": 0},
        "items": [{"number": 1, "presenter": "", "paper_place": "", "votes": [], **content}],
    }


# --- Files ---------------------------------------------------------------------------------


def build_files(archive):
    """Files of the resolutions and meetings; all rows name one file, which need not be there."""
    owners = [
        *(("resolution_id", pk) for pk in every(Resolution, archive.counts["files"])),
        *(("meeting_id", pk) for pk in every(Meeting, archive.counts["files"])),
    ]
    archive.random.shuffle(owners)
    by = archive.school.readers["secretary"]
    made = (
        paper(archive, by, owners[number % len(owners)], number)
        for number in range(archive.counts["files"])
    )
    for batch in in_batches(made):
        create_all(Paper, batch)


def every(model, total):
    return model.objects.order_by("pk").values_list("pk", flat=True)[:total].iterator(BATCH)


def paper(archive, by, owner, number):
    text = "\n".join(archive.corpus.text())
    return Paper(
        title=archive.corpus.title("Tệp")[:200],
        file="giay-to/mau.pdf",
        original_name=f"tai-lieu-{number + 1}.pdf",
        content_type="application/pdf",
        size=len(text),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        extracted_text=text,
        uploaded_by=by,
        **dict([owner]),
    )
