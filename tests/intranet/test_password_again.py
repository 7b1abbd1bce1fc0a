"""After 12 hours the password is asked again where one writes for others, and nothing is lost."""

from datetime import timedelta
from html import unescape
from re import findall

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern

from intranet import fresh_doors
from intranet.accounts import sessions
from meetings.models import Resolution
from tests.factories.meetings import PASSWORD, MeetingFactory, ResolutionFactory, TaskFactory

AGAIN = "/dang-nhap/lai/"
QUESTION = "Xác nhận lại mật khẩu"


@pytest.fixture
def stale(signed_in):
    """stale(account): a client that typed its password 13 hours ago, on a kept session."""

    def enter(account):
        client = signed_in(account)
        session = client.session
        sessions.keep(session)
        session[sessions.PASSWORD_TYPED] -= timedelta(hours=13).total_seconds()
        session.save()
        return client

    return enter


def carried(page):
    """What the page's own form would send again, as a browser reads it."""
    main = page.partition('<form id="khung"')[0]
    tags = findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', main)
    form = {}
    for name, value in tags:
        form.setdefault(unescape(name), []).append(unescape(value))
    form.pop("csrfmiddlewaretoken", None)
    return form


# --- On the way to a form ------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/quan-tri/", "/quan-tri/tai-khoan/?q=an&p=1"])
def test_opening_a_form_leads_to_the_question_and_back(stale, administrator, path):
    client = stale(administrator)

    led = client.get(path)
    assert led.url.startswith(AGAIN)
    assert QUESTION in client.get(led.url).content.decode()
    wrong = client.post(led.url, {"confirm_password": "sai"})
    right = client.post(led.url, {"confirm_password": PASSWORD})

    assert "Mật khẩu không đúng. Xin gõ lại." in wrong.content.decode()
    assert right.url == path
    assert client.get(path).status_code == 200


def test_the_admin_still_does_not_exist_for_those_without_a_desk(stale, staff):
    assert stale(staff).get("/quan-tri/").status_code == 404


def test_a_fresh_password_is_not_asked_again(signed_in, administrator):
    client = signed_in(administrator)

    assert client.get("/quan-tri/tai-khoan/").status_code == 200
    assert client.get(AGAIN, {"next": "/tin-tuc/"}).url == "/tin-tuc/"


@pytest.mark.parametrize(
    ("wanted", "led_to"),
    [
        ("/quan-tri/", "/quan-tri/"),
        ("https://ke-xau.vn/", "/"),
        ("//ke-xau.vn/", "/"),
        ("\\\\ke-xau.vn", "/"),
        ("/\\ke-xau.vn", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_the_way_back_leads_inside_the_house_only(stale, administrator, wanted, led_to):
    response = stale(administrator).post(AGAIN, {"confirm_password": PASSWORD, "next": wanted})

    assert response.url == led_to


def test_the_question_changes_the_key_of_the_session(stale, administrator):
    client = stale(administrator)
    before = client.session.session_key

    client.post(AGAIN, {"confirm_password": PASSWORD})

    assert client.session.session_key != before
    assert not client.session.exists(before)


def test_guessing_at_the_question_is_slowed(stale, administrator):
    client = stale(administrator)

    codes = [client.post(AGAIN, {"confirm_password": f"đoán {n}"}).status_code for n in range(6)]
    last = client.post(AGAIN, {"confirm_password": PASSWORD})

    assert codes == [200] * 4 + [429] * 2
    assert "Xin chờ khoảng 5 phút" in last.content.decode()


# --- In place of what was sent -------------------------------------------------------------

TYPED = 'Dòng một\nDòng hai "trong ngoặc" <b>đậm</b> & hết'


def test_what_was_typed_comes_through_the_question_unchanged(stale, administrator, staff):
    client = stale(administrator)
    path = "/quan-tri/tai-khoan/new/"
    typed = {"username": "moi", "full_name": 'Lê "Mới" <b>', "email": "", "groups": ["1", "2"]}

    asked = client.post(path, typed)
    page = asked.content.decode()
    again = carried(page)

    assert asked.status_code == 403
    assert f'action="{path}"' in page
    assert again == {k: [v] if isinstance(v, str) else v for k, v in typed.items()}
    again.pop("groups")
    wrong = client.post(path, again | {"confirm_password": "sai"})
    assert "Mật khẩu không đúng" in wrong.content.decode()
    assert carried(wrong.content.decode()) == again
    right = client.post(path, again | {"confirm_password": PASSWORD})
    account = type(staff).objects.get(username="moi")
    assert right.url == reverse("accounts:edit", args=[account.pk])
    assert account.full_name == 'Lê "Mới" <b>'


def test_long_text_keeps_its_lines(stale, secretary):
    meeting = MeetingFactory(organization=secretary.member.memberships.get().organization)
    path = f"/sinh-hoat/{meeting.pk}/viec/huy/"

    page = stale(secretary).post(path, {"reason": TYPED}).content.decode()

    assert carried(page) == {"reason": [TYPED]}


def test_files_cannot_be_carried_and_the_page_says_so(stale, secretary):
    meeting = MeetingFactory(organization=secretary.member.memberships.get().organization)
    form = {"reason": "x", "file": SimpleUploadedFile("to-trinh.pdf", b"%PDF-1.4")}

    page = stale(secretary).post(f"/sinh-hoat/{meeting.pk}/viec/huy/", form).content.decode()

    assert "Tệp đính kèm không giữ lại được: to-trinh.pdf" in page


def test_a_question_without_its_proof_of_origin_is_refused(stale, administrator):
    stale(administrator)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(administrator, backend="intranet.accounts.backends.GroupBackend")

    assert strict.post(AGAIN, {"confirm_password": PASSWORD}).status_code == 403


@pytest.mark.parametrize(
    "told", [{"X-Requested-With": "XMLHttpRequest"}, {"Accept": "application/json"}]
)
def test_what_scripts_send_gets_an_answer_scripts_can_read(stale, administrator, told):
    response = stale(administrator).post("/quan-tri/tai-khoan/new/", headers=told)

    assert response.status_code == 403
    assert response.json()["success"] is False


def test_a_paper_is_issued_only_with_a_fresh_password(stale, secretary):
    cell = secretary.member.memberships.get().organization
    paper = ResolutionFactory(organization=cell)
    client = stale(secretary)

    assert client.get(f"/nghi-quyet/{paper.pk}/").status_code == 200
    asked = client.post(f"/nghi-quyet/{paper.pk}/ban-hanh/", {"issued_on": "01/11/2026"})

    assert asked.status_code == 403
    assert QUESTION in asked.content.decode()
    assert Resolution.objects.get(pk=paper.pk).is_draft


def test_a_member_reads_and_reports_on_his_phone_without_being_asked(stale, member):
    task = TaskFactory(
        accountable=member.member, organization=member.member.memberships.get().organization
    )
    client = stale(member)

    for path in (
        "/sinh-hoat/",
        "/nhiem-vu/",
        f"/nhiem-vu/{task.pk}/",
        "/nhiem-vu/bao-cao/2026-11/",
    ):
        assert client.get(path).status_code == 200
    response = client.post(f"/nhiem-vu/{task.pk}/viec/bao-xong/", {"result": "Đã làm xong."})
    assert QUESTION not in response.content.decode()
    task.refresh_from_db()
    assert task.status == "reported"


# --- The table -----------------------------------------------------------------------------


def named_doors(patterns, inside=""):
    """(address, name) of every named pattern outside the admin."""
    for pattern in patterns:
        route = inside + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            if pattern.name:
                yield route, pattern.name
        elif not route.startswith("quan-tri/") and not str(pattern.app_name or "").startswith(
            "wag"
        ):
            yield from named_doors(pattern.url_patterns, route)


def test_every_address_is_in_the_table():
    lists = [*fresh_doors.TO_OPEN, *fresh_doors.TO_SEND, *fresh_doors.NEVER]
    stepped = {door.split(":")[0] for door in lists if ":" in door}
    missing = {
        name
        for route, name in named_doors(get_resolver().url_patterns)
        if not route.startswith(("quan-tri/", "^quan-tri/", "tai-lieu/"))
        and not name.startswith("wagtail")
        and name not in stepped
        and not fresh_doors.stands_in(lists, name)
    }

    assert not missing, f"Địa chỉ mới: xếp vào intranet/fresh_doors.py: {missing}"


def test_the_admin_asks_for_whatever_is_not_listed(rf):
    request = rf.get("/quan-tri/dieu-moi/")
    request.resolver_match = type("Match", (), {"view_name": "la_lam", "kwargs": {}})()

    assert fresh_doors.asks_again(request)
