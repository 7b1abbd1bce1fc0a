"""The administrators' register of readings: no address makes it tell more than it should."""

from io import BytesIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from home.enums import Role
from meetings.actions.access_check import check_once_a_day
from meetings.actions.reading import extend
from tests.factories.meetings import AccountFactory, CellFactory, MemberFactory
from tests.home.conftest import editor

pytestmark = pytest.mark.django_db
REGISTER = "/quan-tri/nhat-ky-truy-cap/"


@pytest.fixture
def administrator(client):
    call_command("set_up_site", "--no-input", verbosity=0)
    account = editor(Role.ADMINISTRATOR)
    client.force_login(account)
    return account


@pytest.fixture
def reader():
    return AccountFactory(username="anh.le")


def note(reader, key, **fields):
    defaults = {
        "account_id": reader.pk,
        "user_name": reader.username,
        "kind": "minutes",
        "key": key,
        "symbol": "",
        "right": "own",
        "pass_id": 0,
        "address": "10.0.0.7",
    }
    return extend(**defaults | fields)


def rows(response):
    return [entry.number for entry in response.context["object_list"]]


def test_an_administrator_sees_who_read_what_kind_and_number(client, administrator, reader):
    note(reader, 41)
    note(reader, 7, kind="resolution", symbol="05-NQ/CB", right="inspection", pass_id=3)
    content = client.get(REGISTER).content.decode()

    for words in (
        "anh.le",
        "Biên bản 41",
        "Văn bản 05-NQ/CB",
        "Thẻ đoàn kiểm tra số 3",
        "10.0.0.7",
    ):
        assert words in content


def test_it_says_whether_the_chain_holds(client, administrator, reader):
    note(reader, 41)
    assert "chưa được soát" in client.get(REGISTER).content.decode()
    check_once_a_day()
    assert "Chuỗi nguyên vẹn đến dòng 1" in client.get(REGISTER).content.decode()


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("nguoi=anh.le", [2, 1]),
        ("nguoi=ANH.LE", [2, 1]),
        ("nguoi=ai-khac", []),
        ("loai=minutes", [3, 1]),
        ("loai=khong-co", []),
        ("theo=unlock", [3]),
        ("tu=2020-01-01&den=2090-12-31", [3, 2, 1]),
        ("tu=2090-01-01", []),
        ("tu=abc", []),
        ("tu=0000-99-99", []),
    ],
)
def test_it_is_narrowed_by_listed_questions_only(client, administrator, reader, question, found):
    note(reader, 1)
    note(reader, 2, kind="paper")
    note(AccountFactory(username="binh"), 3, right="unlock", pass_id=1)

    assert rows(client.get(f"{REGISTER}?{question}")) == found


@pytest.mark.parametrize(
    "question",
    [
        "account__password__startswith=zzz",
        "account__member__full_name__contains=zzz",
        "user_name=zzz",
        "moment__gte=abc",
        "bogus=1",
        "utm_source=x",
        "o=-1.9.abc",
        "q=zzz",
        "e=1",
        "p=99999999999999999999",
        "p=-1",
        "p=abc",
        "p=١",
        "export=exe",
        "number__in=5,6",
    ],
)
def test_any_other_parameter_changes_nothing_and_breaks_nothing(
    client, administrator, reader, question
):
    note(reader, 1)
    note(reader, 2)
    answer = client.get(f"{REGISTER}?{question}")

    assert answer.status_code in (200, 400)
    if answer.status_code == 200:
        assert rows(answer) == [2, 1]


def test_it_is_exported_as_it_is_narrowed(client, administrator, reader):
    note(reader, 1)
    note(AccountFactory(username="binh"), 2)
    answer = client.get(f"{REGISTER}?nguoi=binh&export=xlsx")
    sheet = load_workbook(BytesIO(b"".join(answer))).active

    cells = [cell.value for row in sheet.iter_rows(min_row=2) for cell in row]
    assert "binh" in cells
    assert "anh.le" not in cells


def test_the_exported_list_calculates_nothing_and_is_headed_in_vietnamese(
    client, administrator, reader
):
    note(reader, 1, user_name="=HYPERLINK(1)", address="")
    answer = client.get(f"{REGISTER}?export=csv")
    heading, line = b"".join(answer).decode("utf-8-sig").splitlines()

    assert heading == "Số,Lúc,Người đọc,Đọc gì,Đọc theo,Địa chỉ máy"
    assert line.startswith("1,")
    assert line.endswith(",'=HYPERLINK(1),Biên bản 1,Quyền của mình,")
    assert 'filename="nhat-ky-truy-cap.csv"' in answer["Content-Disposition"]


def test_a_longer_list_says_how_much_of_it_is_exported(client, administrator, reader, monkeypatch):
    for module in ("intranet.access_register", "meetings.admin.spreadsheet"):
        monkeypatch.setattr(f"{module}.MOST_ROWS", 1)
    note(reader, 1)
    assert "Bảng tải về" not in client.get(REGISTER).content.decode()
    note(reader, 2)

    assert "Bảng tải về có 1 lần đọc mới nhất" in client.get(REGISTER).content.decode()
    lines = b"".join(client.get(f"{REGISTER}?export=csv")).decode().splitlines()
    assert [line.split(",")[0] for line in lines[1:]] == ["2"]


def test_nobody_else_finds_the_register(client, administrator):
    secretary = MemberFactory(cell=CellFactory(), office="secretary").account
    superuser = AccountFactory(is_superuser=True)
    for account in (AccountFactory(), secretary, superuser, editor(Role.NEWS_EDITOR)):
        client.force_login(account)
        assert client.get(REGISTER).status_code == 404


def test_there_is_no_address_to_open_or_change_a_line(client, administrator, reader):
    entry = note(reader, 1)
    for tail in ("create/", f"edit/{entry.pk}/", f"delete/{entry.pk}/", f"inspect/{entry.pk}/"):
        assert client.get(REGISTER + tail).status_code == 404
    assert client.get(f"{REGISTER}history/{entry.pk}/").status_code == 404


def test_three_lines_cost_as_many_queries_as_one(client, administrator, reader):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            client.get(REGISTER)
        return len(queries)

    note(reader, 1)
    cost()
    one = cost()
    note(reader, 2)
    note(AccountFactory(), 3)
    assert cost() == one


def test_the_menu_leads_administrators_there(client, administrator):
    assert REGISTER in client.get("/quan-tri/").content.decode()


@pytest.mark.parametrize(
    ("proxies", "told", "noted"),
    [
        (0, "6.6.6.6", "127.0.0.1"),
        (1, "6.6.6.6, 10.1.2.3", "10.1.2.3"),
        (1, "", "127.0.0.1"),
        (1, "=HYPERLINK(1)", "127.0.0.1"),
    ],
)
def test_the_noted_address_is_the_callers_own_and_never_what_he_claims(
    client, settings, proxies, told, noted
):
    settings.TRUSTED_PROXIES = proxies
    answer = client.get("/healthz", HTTP_X_FORWARDED_FOR=told)

    assert answer.wsgi_request.META["REMOTE_ADDR"] == noted
