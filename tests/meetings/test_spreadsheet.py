"""Lists as spreadsheets: only one's own rows, nothing that calculates, nothing that breaks."""

import csv
import io
import re
from datetime import date, datetime

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from meetings.export.tables import harmless
from meetings.models import Resolution
from tests.factories.meetings import CellFactory, MeetingFactory, ResolutionFactory, TaskFactory

from .test_admin import address

pytestmark = pytest.mark.django_db
BACKEND = "intranet.accounts.backends.GroupBackend"
FORMULA = '=HYPERLINK("http://evil.example","bấm")'


@pytest.fixture
def desk(client, secretary):
    client.force_login(secretary.account, backend=BACKEND)
    return client


def rows_of_csv(response):
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def rows_of_xlsx(response):
    content = io.BytesIO(b"".join(response.streaming_content))
    return list(load_workbook(content).active.iter_rows())


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", " =", "＝", "＋"])
def test_text_that_would_be_calculated_becomes_text(begin):
    assert harmless(f"{begin}1+1") == f"'{begin}1+1"


@pytest.mark.parametrize("value", ["Nghị quyết số 1", "a=b", "", -5, None, "3 - 4"])
def test_other_values_stay_as_they_are(value):
    assert harmless(value) == value


def test_a_csv_holds_no_formula_and_no_control_character(desk, cell):
    TaskFactory(organization=cell, title=FORMULA + "\x01\x1b\x85", due_on=date(2026, 12, 3))

    heading, row = rows_of_csv(desk.get(address("task", "list"), {"export": "csv"}))

    assert heading[0] == "Việc" or heading[0]
    assert row[0] == "'" + FORMULA
    assert "03/12/2026" in row


def test_an_xlsx_holds_no_formula_and_no_control_character(desk, cell):
    TaskFactory(organization=cell, title=FORMULA + "\x01\x1b", due_on=date(2026, 12, 3))

    _, row = rows_of_xlsx(desk.get(address("task", "list"), {"export": "xlsx"}))

    assert (row[0].value, row[0].data_type) == (FORMULA, "s")
    days = [cell for cell in row if isinstance(cell.value, datetime | date)]
    assert [day.number_format for day in days] == ["dd/mm/yyyy"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_spreadsheet_holds_ones_own_rows_only(desk, cell, kind):
    MeetingFactory(organization=cell, place="Phòng A1")
    MeetingFactory(organization=CellFactory(), place="Phòng của người khác")
    ResolutionFactory(organization=CellFactory(), abstract="của người khác")
    read = {"csv": rows_of_csv, "xlsx": rows_of_xlsx}[kind]

    meetings = read(desk.get(address("meeting", "list"), {"export": kind}))
    resolutions = read(desk.get(address("resolution", "list"), {"export": kind}))

    assert len(meetings) == 2
    assert len(resolutions) == 1
    assert Resolution.objects.count() == 1


def test_times_are_those_of_the_school(desk, cell):
    meeting = MeetingFactory(organization=cell)
    shown = f"{timezone.localtime(meeting.starts_at):%d/%m/%Y %H:%M}"

    _, row = rows_of_csv(desk.get(address("meeting", "list"), {"export": "csv"}))
    _, cells = rows_of_xlsx(desk.get(address("meeting", "list"), {"export": "xlsx"}))

    assert shown in row
    moments = [cell.value for cell in cells if isinstance(cell.value, datetime)]
    assert [f"{moment:%d/%m/%Y %H:%M}" for moment in moments] == [shown]


def test_a_list_that_offers_no_export_has_none(desk):
    response = desk.get(address("theme", "list"), {"export": "csv"})

    assert response["Content-Type"].startswith("text/html")


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_page_learns_when_the_file_has_come(desk, cell, kind):
    TaskFactory(organization=cell)
    where = address("task", "list")
    page = desk.get(where).content.decode()
    links = re.findall(r"<a[^>]*export=[^>]*>", page)
    assert len(links) == 2
    assert all("data-makes" in link for link in links)
    assert "data-making hidden" in page

    cookie = desk.get(where, {"export": kind, "xong": "m2x9"}).cookies["xong"]
    assert (cookie.value, cookie["path"]) == ("m2x9", where)
    assert "xong" not in desk.get(where, {"export": kind, "xong": "a;b"}).cookies
    assert "xong" not in desk.get(where, {"xong": "m2x9"}).cookies
