"""A committee hands in pages from its meeting; editors find the drafts and publish them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from home.models import ReportPage, ThemePage
from tests.factories.files import PDF
from tests.factories.home import ThemePageFactory
from tests.factories.meetings import MeetingFactory, MemberFactory, ThemeFactory


@pytest.fixture
def meeting(cell):
    theme = ThemeFactory(title="Dạy nghề xanh", organizations=[cell])
    return MeetingFactory(organization=cell, theme=theme, convened=True)


@pytest.fixture
def enter(client):
    def sign_in(account):
        client.force_login(account, backend="intranet.accounts.backends.GroupBackend")
        return client

    return sign_in


def report_typed(**changes):
    upload = SimpleUploadedFile("Báo cáo.pdf", PDF, "application/pdf")
    return {
        "title": "Kết quả nhiệm vụ tháng 11",
        "report_type": "month",
        "period_start": "01/11/2026",
        "period_end": "30/11/2026",
        "author": "đồng chí Võ Hoài Ân",
        "abstract": "Ba việc, hai việc xong.",
        "file": upload,
        **changes,
    }


def theme_typed():
    upload = SimpleUploadedFile("Bài viết.pdf", PDF, "application/pdf")
    lead = "Vì sao và bắt đầu từ đâu."
    return {"presenters": "đồng chí Kiều Thanh Ửng", "lead": lead, "file": upload}


def test_a_report_handed_in_waits_until_an_editor_publishes_it(enter, people, meeting):
    client = enter(people["committee"])
    sent = client.post(reverse("hand_in_report", args=[meeting.pk]), report_typed())

    page = ReportPage.objects.get()
    assert sent.url == meeting.get_absolute_url()
    assert (page.live, page.meeting, page.organization) == (False, meeting, meeting.organization)
    assert page.document.audience == "organization"
    answer = client.get(meeting.get_absolute_url()).content.decode()
    assert "Kết quả nhiệm vụ tháng 11" in answer
    assert "chờ người biên tập đăng" in answer
    assert client.get(page.url).status_code == 404

    hall = enter(people["themes_editor"]).get("/quan-tri/").content.decode()
    assert "Kết quả nhiệm vụ tháng 11" in hall
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in hall
    assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200

    page.save_revision().publish()
    assert enter(people["member"]).get(page.url).status_code == 200
    assert enter(people["other_member"]).get(page.url).status_code == 404


def test_the_page_of_a_theme_is_handed_in_once_with_its_paper(enter, people, meeting):
    client = enter(people["committee"])
    address = reverse("hand_in_theme", args=[meeting.pk])
    assert address in client.get(meeting.get_absolute_url()).content.decode()

    client.post(address, theme_typed())
    again = client.post(address, theme_typed())

    page = ThemePage.objects.get()
    assert (page.live, page.title, page.theme) == (False, "Dạy nghề xanh", meeting.theme)
    assert page.materials.get().document.audience == "members"
    assert again.status_code == 400
    assert "đã có trang" in again.content.decode()
    assert address not in client.get(meeting.get_absolute_url()).content.decode()


def test_the_news_desk_does_not_find_what_waits_for_the_themes_desk(enter, people, meeting):
    enter(people["committee"]).post(reverse("hand_in_report", args=[meeting.pk]), report_typed())

    hall = enter(people["news_editor"]).get("/quan-tri/").content.decode()
    assert "Kết quả nhiệm vụ tháng 11" not in hall


@pytest.mark.parametrize("who", ["member", "other_member", "staff", "news_editor", "administrator"])
@pytest.mark.parametrize("name", ["hand_in_report", "hand_in_theme"])
def test_nobody_else_hands_in(enter, people, meeting, who, name):
    client = enter(people[who])
    address = reverse(name, args=[meeting.pk])

    assert client.get(address).status_code == 404
    assert client.post(address, report_typed() | theme_typed()).status_code == 404
    assert not ReportPage.objects.exists()


def test_another_committee_finds_no_such_meeting(enter, meeting, other_cell):
    stranger = MemberFactory(cell=other_cell, office="secretary").account

    assert enter(stranger).get(reverse("hand_in_report", args=[meeting.pk])).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"period_end": "31/10/2026"}, "Ngày cuối kỳ phải từ ngày đầu kỳ trở đi."),
        ({"period_start": "31/02/2026"}, "Kỳ báo cáo từ ngày"),
        ({"title": ""}, "Tên báo cáo"),
        ({"title": "x" * 251}, "Tên báo cáo"),
        ({"report_type": "khac"}, "Loại"),
        ({"file": SimpleUploadedFile("a.exe", b"MZ")}, "Không nhận tệp .exe"),
        ({"file": SimpleUploadedFile("a.pdf", b"MZ")}, "không phải là .pdf"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(enter, people, meeting, wrong, sentence):
    address = reverse("hand_in_report", args=[meeting.pk])

    answer = enter(people["committee"]).post(address, report_typed(**wrong))

    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    assert "Ba việc, hai việc xong." in answer.content.decode()
    assert not ReportPage.objects.exists()


def test_a_cancelled_meeting_hands_in_nothing(enter, people, cell):
    meeting = MeetingFactory(organization=cell, status="cancelled", status_reason="Mưa bão")
    client = enter(people["committee"])

    assert "Gửi báo cáo" not in client.get(meeting.get_absolute_url()).content.decode()
    sent = client.post(reverse("hand_in_report", args=[meeting.pk]), report_typed())
    assert sent.status_code == 404


def test_a_theme_page_of_the_editors_own_is_not_asked_for_again(enter, people, meeting):
    ThemePageFactory(theme=meeting.theme)
    client = enter(people["committee"])

    assert "Gửi bài chuyên đề" not in client.get(meeting.get_absolute_url()).content.decode()
