"""The text of documents: every way a document comes in queues it, and a new file is read anew."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from home.actions.hand_in import hand_in_report
from home.actions.roles import collection_named
from home.jobs import read_document_text
from home.models import MaterialDocument
from meetings.enums import TextState
from meetings.models import AccessEntry
from meetings.texts import Reading
from tests.factories.files import docx
from tests.factories.home import DocumentFactory, ReportPageFactory
from tests.factories.meetings import MeetingFactory

WORDS = "Báo cáo chuyên đề"
REPORT = {
    "report_type": "month",
    "period_start": "2026-11-01",
    "period_end": "2026-11-30",
    "author": "",
    "abstract": "",
}


def upload(words=WORDS):
    return SimpleUploadedFile("bao-cao.docx", docx(words))


def queued():
    rows = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    return [(row.task_name, row.args_kwargs["args"][0]) for row in rows]


def form_of(**changes):
    desk = collection_named("Tin tức").pk
    return {"title": "Tệp", "audience": "staff", "collection": desk, "organization": ""} | changes


@pytest.fixture
def on_commit(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_a_document_of_the_admin_is_queued_and_read(client, people, on_commit):
    client.force_login(people["news_editor"])

    with on_commit():
        client.post(reverse("wagtaildocs:add"), form_of(file=upload()))

    document = MaterialDocument.objects.get()
    assert queued() == [("read_document_text", document.pk)]
    read_document_text.call(document.pk)
    stored = MaterialDocument.objects.get()
    assert (stored.text_state, stored.extracted_text) == (TextState.FOUND, WORDS)
    assert stored.sha256 == document.sha256


def test_a_document_handed_in_by_a_committee_is_queued(people, cell, on_commit):
    meeting = MeetingFactory(organization=cell)

    with on_commit():
        page = hand_in_report(
            meeting=meeting,
            title="Báo cáo",
            words=REPORT,
            upload=upload(),
            by=people["committee"],
        )

    assert queued() == [("read_document_text", page.document_id)]


def test_many_documents_at_once_are_queued(client, people, on_commit):
    client.force_login(people["news_editor"])
    sent = {"title": "Tệp", "files[]": upload(), "collection": form_of()["collection"]}
    headers = {"X-Requested-With": "XMLHttpRequest"}
    answer = client.post(reverse("wagtaildocs:add_multiple"), sent, headers=headers).json()
    key = answer["uploaded_file_id"]
    door = reverse("wagtaildocs:create_multiple_from_uploaded_document", args=[key])

    with on_commit():
        client.post(door, {f"uploaded-document-{key}-{k}": v for k, v in form_of().items()})

    assert queued() == [("read_document_text", MaterialDocument.objects.get().pk)]


def test_a_document_chosen_in_a_page_s_window_is_queued(client, people, on_commit):
    client.force_login(people["news_editor"])
    data = {f"document-chooser-upload-{k}": v for k, v in form_of(file=upload()).items()}

    with on_commit():
        client.post(reverse("wagtaildocs_chooser:create"), data)

    assert queued() == [("read_document_text", MaterialDocument.objects.get().pk)]


def test_a_file_put_in_place_of_another_is_read_anew_and_a_new_title_changes_nothing(
    client, people, on_commit
):
    client.force_login(people["news_editor"])
    document = DocumentFactory(collection=collection_named("Tin tức"), file=upload("cũ"))
    read_document_text.call(document.pk)
    MaterialDocument.objects.update(text_tries=2)
    door = reverse("wagtaildocs:edit", args=[document.pk])

    with on_commit():
        client.post(door, form_of(title="Tên khác"))
    assert MaterialDocument.objects.get().extracted_text == "cũ"
    assert queued() == []

    with on_commit():
        client.post(door, form_of(title="Tên khác", file=upload("mới")))
    waiting = MaterialDocument.objects.get()
    assert (waiting.text_state, waiting.extracted_text, waiting.text_tries) == ("waiting", "", 0)
    assert queued() == [("read_document_text", document.pk)]
    read_document_text.call(document.pk)
    assert MaterialDocument.objects.get().extracted_text == "mới"


def test_run_due_queues_what_waits_and_forgets_what_is_long_done(house):
    document = DocumentFactory()
    for days in (0, 2):
        done = DBTaskResult.objects.get(pk=read_document_text.enqueue(0).id)
        done.set_successful(None)
        finished = timezone.now() - timedelta(days=days)
        DBTaskResult.objects.filter(pk=done.pk).update(finished_at=finished)

    call_command("run_due")

    assert queued() == [("read_document_text", document.pk)]
    assert DBTaskResult.objects.successful().count() == 1


# --- Reading it ---------------------------------------------------------------------------------


def read_document(**more):
    document = DocumentFactory(audience="members", **more)
    document.note_reading(Reading(TextState.FOUND, f"{WORDS}\n<b>Mục một</b>"))
    return document


def test_its_text_is_a_page_beside_the_file_for_those_who_may_open_it(client, people):
    document = read_document()
    address = reverse("document_text", args=[document.pk])

    client.force_login(people["member"])
    page = client.get(address).content.decode()
    assert f"<p>{WORDS}</p><p>&lt;b&gt;Mục một&lt;/b&gt;</p>" in page
    assert document.url in page

    for who in ("staff", "news_editor", "administrator"):
        client.force_login(people[who])
        assert client.get(address).status_code == 404


def test_a_report_leads_to_the_text_of_its_file(client, people, cell):
    read, scan = read_document(), DocumentFactory(audience="members")
    client.force_login(people["member"])

    for document, leads in ((read, True), (scan, False)):
        page = ReportPageFactory(organization=cell, document=document)
        address = reverse("document_text", args=[document.pk])
        assert (address in client.get(page.url).content.decode()) is leads


def test_the_text_of_a_committees_document_is_noted_as_read(client, people, cell):
    document = read_document()
    MaterialDocument.objects.filter(pk=document.pk).update(audience="committee", organization=cell)
    client.force_login(people["committee"])

    assert client.get(reverse("document_text", args=[document.pk])).status_code == 200

    assert AccessEntry.objects.filter(kind="file", key=document.pk).count() == 1
