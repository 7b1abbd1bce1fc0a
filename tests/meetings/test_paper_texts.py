"""The text of papers: queued when a paper is stored, read by the worker, never read for ever."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from meetings import jobs
from meetings.actions import papers
from meetings.actions.rules import install_national_rules
from meetings.enums import TextState
from meetings.models import Paper
from meetings.texts import Reading
from meetings.texts.troubles import BROKEN, GIVEN_UP, LOST
from tests.factories.files import docx
from tests.factories.meetings import CellFactory, MeetingFactory, MemberFactory

pytestmark = pytest.mark.django_db
WORDS = "Nghị quyết tháng mười một"


def handed_in(content=None, name="Dự thảo.docx"):
    """A paper of a meeting, handed in by the cell's secretary."""
    meeting = MeetingFactory(organization=CellFactory())
    secretary = MemberFactory(cell=meeting.organization, office="secretary")
    upload = SimpleUploadedFile(name, content or docx(WORDS))
    return papers.hand_in(owner=meeting, upload=upload, by=secretary.account)


def queued():
    """(job, key) of what waits in the queue."""
    rows = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    return sorted((row.task_name, row.args_kwargs["args"][0]) for row in rows)


def age(minutes, **where):
    """Makes those jobs as old as that."""
    moment = timezone.now() - timedelta(minutes=minutes)
    DBTaskResult.objects.filter(**where).update(enqueued_at=moment, started_at=moment)


def test_a_paper_is_queued_once_it_is_stored(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        paper = handed_in()
        assert queued() == []

    assert queued() == [("read_paper_text", paper.pk)]
    assert paper.text_state == TextState.WAITING


def test_the_job_reads_a_paper_and_the_file_stays_as_it_was():
    paper = handed_in()

    jobs.read_paper_text.call(paper.pk)

    stored = Paper.objects.get()
    assert (stored.text_state, stored.extracted_text, stored.text_note) == ("found", WORDS, "")
    assert stored.sha256 == paper.sha256
    assert stored.version == paper.version + 1


def test_a_paper_that_is_read_or_gone_is_left_alone(monkeypatch):
    paper = handed_in()
    Paper.objects.update(text_state=TextState.EMPTY)
    monkeypatch.setattr(jobs, "read_text", lambda *_: pytest.fail("read again"))

    jobs.read_paper_text.call(paper.pk)
    jobs.read_paper_text.call(paper.pk + 1)

    assert Paper.objects.get().text_state == TextState.EMPTY


def test_a_reading_of_a_file_that_was_replaced_meanwhile_is_not_kept():
    paper = handed_in()
    Paper.objects.update(sha256="0" * 64)

    jobs.keep_reading(paper, Reading(TextState.FOUND, "của tệp cũ"))

    assert Paper.objects.get().text_state == TextState.WAITING


def test_a_paper_whose_file_is_gone_from_the_disk_is_unreadable():
    paper = handed_in()
    paper.file.storage.delete(paper.file.name)

    jobs.read_paper_text.call(paper.pk)

    assert Paper.objects.get().text_note == f"không đọc được chữ: {LOST}"


def test_the_index_learns_of_the_text_by_an_ordinary_save(monkeypatch):
    paper, saved = handed_in(), []
    monkeypatch.setattr(Paper, "save", lambda self, **kwargs: saved.append(kwargs))

    jobs.keep_reading(paper, Reading(TextState.FOUND, WORDS))

    assert saved == [{"update_fields": Paper.TEXT_FIELDS}]


@pytest.mark.parametrize(
    ("state", "trouble", "note"),
    [
        (TextState.WAITING, "", "chưa đọc được chữ"),
        (TextState.EMPTY, "", "bản quét, không có chữ"),
        (TextState.UNREADABLE, BROKEN, f"không đọc được chữ: {BROKEN}"),
        (TextState.FOUND, "Chỉ đọc được 9 trang đầu.", "Chỉ đọc được 9 trang đầu."),
        (TextState.FOUND, "", ""),
    ],
)
def test_the_note_says_what_a_keeper_should_know(state, trouble, note):
    assert Paper(text_state=state, text_trouble=trouble).text_note == note


def test_lists_leave_the_text_in_the_database():
    handed_in()

    assert "extracted_text" in Paper.objects.get().get_deferred_fields()


# --- The queue ----------------------------------------------------------------------------


def test_every_minute_what_waits_and_is_not_queued_is_queued_once():
    older, newer = handed_in(), handed_in()
    read = handed_in()
    Paper.objects.filter(pk=read.pk).update(text_state=TextState.FOUND)

    for _ in range(2):
        jobs.queue_waiting(Paper, jobs.read_paper_text)

    assert queued() == [("read_paper_text", older.pk), ("read_paper_text", newer.pk)]


def test_a_job_whose_worker_died_is_taken_up_again():
    paper = handed_in()
    jobs.read_paper_text.enqueue(paper.pk)
    DBTaskResult.objects.get().claim("chết")

    jobs.queue_waiting(Paper, jobs.read_paper_text)
    assert queued() == []
    age(11)
    jobs.queue_waiting(Paper, jobs.read_paper_text)

    assert queued() == [("read_paper_text", paper.pk)]
    assert DBTaskResult.objects.failed().count() == 1


def test_a_file_that_fells_its_worker_is_given_up_after_two_tries(monkeypatch):
    paper, begun = handed_in(), []

    def fall(*_):
        begun.append(1)
        raise RuntimeError("no more memory")

    monkeypatch.setattr(jobs, "read_text", fall)
    for _ in range(2):
        with pytest.raises(RuntimeError):
            jobs.read_paper_text.call(paper.pk)
    jobs.read_paper_text.call(paper.pk)

    assert len(begun) == 2
    stored = Paper.objects.get()
    assert (stored.text_state, stored.text_trouble) == (TextState.UNREADABLE, GIVEN_UP)


def test_the_queue_is_stuck_only_when_nothing_is_begun_for_a_quarter_of_an_hour():
    for _ in range(2):
        jobs.read_paper_text.enqueue(handed_in().pk)
    assert not jobs.queue_is_stuck()

    age(16)
    assert jobs.queue_is_stuck()

    DBTaskResult.objects.last().claim("sống")
    assert not jobs.queue_is_stuck()


def test_a_failed_job_does_not_make_the_queue_stuck():
    jobs.read_paper_text.enqueue(handed_in().pk)
    DBTaskResult.objects.get().set_failed(RuntimeError("x"))
    age(60)

    assert not jobs.queue_is_stuck()
    assert jobs.queue_numbers() == {"waiting": 0, "running": 0, "failed": 1, "stuck": False}


@pytest.mark.django_db(transaction=True)
def test_the_worker_reads_a_bad_file_and_then_the_next():
    install_national_rules()
    bad, good = handed_in(), handed_in()
    bad.file.storage.delete(bad.file.name)
    bad.file.storage.save(bad.file.name, ContentFile(b"PK\x03\x04"))

    Worker(
        queue_names=["texts"],
        interval=0,
        batch=True,
        backend_name="jobs",
        startup_delay=False,
        max_tasks=None,
        worker_id="thu",
        excluded_queue_names=[],
    ).run()

    rows = Paper.objects.order_by("pk").values_list("pk", "text_state", "text_trouble")
    assert list(rows) == [(bad.pk, "unreadable", BROKEN), (good.pk, "found", "")]
    assert DBTaskResult.objects.successful().count() == 2
