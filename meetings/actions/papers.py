"""Taking in files: each passes the gate, and its fingerprint is kept."""

from pathlib import PurePath

from ..file_checks import check_title, check_upload, fingerprint
from ..jobs import queue_on_commit, read_paper_text
from ..models import Paper
from .base import atomic, permit, refuse_unless, write_down

# The kinds of file a record takes.
ENDINGS = [
    *("pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "txt"),
    *("jpg", "jpeg", "png", "webp"),
]


def owner_field(owner):
    """Which foreign key of Paper points at a record of this kind."""
    names = {"Meeting": "meeting", "AgendaItem": "item", "Resolution": "resolution"}
    return names.get(type(owner).__name__, "report")


HAND_IN = {
    "meeting": "meeting.change",
    "item": "item.hand_in_paper",
    "resolution": "resolution.change",
    "report": "report.write",
}


@atomic
def hand_in(*, owner, upload, by, title=""):
    """Adds a file to a meeting, an item, a paper or a report, and logs it.

    Raises PermissionDenied, or Refused or FileRefused (ValidationErrors) with a sentence.
    """
    field = owner_field(owner)
    permit(by, HAND_IN[field], owner)
    refuse_unless(
        field != "item" or not owner.is_on_paper,
        "Mục ghi sổ giấy không giữ tài liệu ở đây; xin kẹp vào sổ giấy.",
    )
    check_title(title)
    accepted = check_upload(upload, ENDINGS)
    paper = Paper(
        title=title.strip() or PurePath(accepted.name).stem,
        original_name=accepted.name,
        content_type=accepted.content_type,
        size=upload.size,
        sha256=fingerprint(upload),
        uploaded_by=by,
        **{field: owner},
    )
    paper.file.save(accepted.name, upload, save=False)
    paper.save()
    queue_on_commit(read_paper_text, paper.pk)
    write_down(owner, "paper", by, title=paper.title)
    return paper
