"""The archive: papers enter it by themselves, and everybody finds, counts and exports his own."""

import csv
import io
import re
from datetime import date, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from home.archive import narrowing, sheet
from home.archive.timeline import dressed
from home.enums import Audience, ReportType
from home.models import ArchiveTally, ReportPage, SearchEntry
from home.search.tallies import count_anew
from meetings.actions import resolutions
from meetings.enums import RollMark, Standing
from meetings.models import AccessEntry, Minutes, Resolution
from tests.factories.home import ReportPageFactory, ThemePageFactory
from tests.factories.meetings import (
    AccountFactory,
    MemberFactory,
    ResolutionFactory,
    TaskFactory,
    ThemeFactory,
)
from tests.meetings import month
from tests.meetings.test_passes import passed
from tests.queries import queries_of

FORMULA = '=HYPERLINK("http://evil.example","bấm")'
WITHOUT_RECORDS = ["staff", "news_editor", "administrator", "former_themes_editor"]


@pytest.fixture
def secretary(people):
    return people["committee"].member


@pytest.fixture
def cast(cell, secretary):
    return {"cell": cell, "secretary": secretary, "minute_taker": MemberFactory(cell=cell)}


@pytest.fixture
def issued(cell, secretary):
    """A function that issues another paper of the cell."""

    def issue(**fields):
        paper = ResolutionFactory(organization=cell, **{"type": "KL"} | fields)
        return resolutions.issue(resolution=paper, by=secretary.account)

    return issue


@pytest.fixture
def filled(cast, issued, people, cell, other_cell):
    """One of everything, of both cells, and a draft of each that nobody may find here."""
    month.signed(**cast)
    issued(abstract="về giữ gìn phòng máy")
    issued(abstract="chỉ cho chi ủy", committee_only=True)
    ResolutionFactory(organization=cell, abstract="còn là dự thảo")
    for organization in (cell, other_cell):
        for audience in (Audience.ORGANIZATION, Audience.COMMITTEE):
            ReportPageFactory(organization=organization, audience=audience)
    ReportPageFactory(organization=cell, live=False)
    ThemePageFactory(audience=Audience.MEMBERS)
    inspector = people["inspector"] = AccountFactory()
    passed(inspector, cell)
    return people


def fresh(account):
    return type(account).objects.get(pk=account.pk)


def listed(client, account, **query):
    """Titles in the archive as this person reads it, over all its pages."""
    client.force_login(account)
    response = client.get(reverse("archive"), query)
    assert response.status_code == 200
    cards = list(response.context["page"].object_list)
    assert len(cards) == response.context["page"].paginator.count
    return [card.text.title for card in cards]


def rows_of_csv(response):
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def papers_visible_to(account):
    """Titles that the records and pages themselves let this person read."""
    account = fresh(account)
    signed = Minutes.objects.visible_to(account).filter(status="signed").select_related("meeting")
    papers = Resolution.objects.visible_to(account).issued()
    found = [f"Biên bản {m.meeting.title[0].lower()}{m.meeting.title[1:]}" for m in signed]
    found += [f"{paper.get_type_display()} {paper.abstract}" for paper in papers]
    found += ReportPage.objects.visible_to(account).values_list("title", flat=True)
    themes = SearchEntry.objects.visible_to(account).filter(kind="theme")
    return sorted([*found, *themes.values_list("text__title", flat=True)])


# --- Who finds what -------------------------------------------------------------------------

READERS = ["member", "other_member", "committee", "party_committee", "themes_editor", "inspector"]


@pytest.mark.parametrize("name", READERS)
def test_everyone_is_listed_counted_and_given_what_he_may_read(client, filled, name):
    account = filled[name]

    titles = listed(client, account)
    exported = rows_of_csv(client.get(reverse("archive_csv")))[1:]

    assert sorted(titles) == papers_visible_to(account)
    assert [row[3] for row in exported] == titles
    assert titles


def test_what_each_reads_differs_as_it_should(client, filled):
    sizes = {name: len(listed(client, filled[name])) for name in READERS}

    # Minutes, two papers, two reports of the own cell, two of the other, one theme for members.
    assert sizes == {
        "member": 4,
        "other_member": 2,
        "committee": 6,
        "party_committee": 8,
        "themes_editor": 5,
        "inspector": 5,
    }


@pytest.mark.parametrize("who", WITHOUT_RECORDS)
def test_the_archive_does_not_exist_for_accounts_without_records(client, filled, cell, who):
    client.force_login(filled[who])
    this_year = timezone.localdate().year
    names = ["archive", "archive_registers", "archive_csv", "archive_xlsx"]
    addresses = [*map(reverse, names), reverse("archive_year", args=[cell.pk, this_year])]

    found = {url: client.get(url).status_code for url in addresses}

    assert found == dict.fromkeys(addresses, 404)
    assert "Lưu trữ" not in client.get("/").content.decode()


def test_reading_by_a_pass_is_noted_on_every_channel(client, filled, cell):
    year = timezone.localdate().year
    client.force_login(filled["inspector"])
    urls = [
        *map(reverse, ["archive", "archive_registers", "archive_csv", "archive_xlsx"]),
        reverse("archive_year", args=[cell.pk, year]),
    ]
    for url in urls:
        assert client.get(url).status_code == 200

    assert list(AccessEntry.objects.order_by("number").values_list("symbol", flat=True)) == urls


# --- Papers enter by themselves -------------------------------------------------------------


def test_minutes_enter_when_signed_and_not_before(client, people, cast):
    meeting = month.closed(**cast)
    assert listed(client, people["member"]) == []

    for person in (cast["minute_taker"], cast["secretary"]):
        month.minutes.confirm(minutes=meeting.minutes, by=person.account)

    assert listed(client, people["member"]) == [
        f"Biên bản {meeting.title[0].lower()}{meeting.title[1:]}"
    ]


def test_a_paper_enters_when_issued_and_not_as_a_draft(client, people, cell, secretary):
    draft = ResolutionFactory(organization=cell, type="KL", abstract="về phòng máy")
    assert listed(client, people["committee"]) == []

    resolutions.issue(resolution=draft, by=secretary.account)

    assert listed(client, people["member"]) == ["Kết luận về phòng máy"]


def test_a_report_enters_when_published_and_leaves_when_it_is_not(client, people, cell):
    page = ReportPageFactory(organization=cell, title="Báo cáo tháng", live=False)
    assert listed(client, people["member"]) == []

    page.save_revision().publish()
    assert listed(client, people["member"]) == ["Báo cáo tháng"]

    ReportPage.objects.get(pk=page.pk).unpublish()
    assert listed(client, people["member"]) == []


def test_a_withdrawn_and_a_replaced_paper_stay_and_are_marked(client, people, issued, secretary):
    first, second = issued(abstract="thứ nhất"), issued(abstract="thứ hai")
    issued(abstract="thứ ba", replaces=second)
    resolutions.withdraw(resolution=first, reason="Viết sai ngày", by=secretary.account)
    client.force_login(people["member"])

    response = client.get(reverse("archive"))

    cards = {c.text.title: c.state for c in dressed(response.context["page"].object_list)}
    words = {title: state["word"] if state else "" for title, state in cards.items()}
    assert words == {
        "Kết luận thứ nhất": "Thu hồi",
        "Kết luận thứ hai": "Đã được thay thế",
        "Kết luận thứ ba": "",
    }
    assert "Thu hồi" in response.content.decode()


# --- Counts ---------------------------------------------------------------------------------


SHELF = [*narrowing.COLUMNS.values(), "field", "readership"]


def tallies():
    return set(ArchiveTally.objects.exclude(amount=0).values_list(*SHELF, "amount"))


def counted():
    cards = SearchEntry.objects.archived().order_by()
    rows = cards.values_list(*SHELF).annotate(n=Count("pk"))
    return {tuple(0 if value is None else value for value in row) for row in rows}


def test_tallies_add_up_to_the_cards_after_every_kind_of_change(filled, issued, secretary):
    assert tallies() == counted()

    report, other = ReportPage.objects.live()[:2]
    report.period_start, report.period_end = date(2024, 1, 1), date(2024, 1, 31)
    report.save()
    other.delete()
    resolutions.withdraw(resolution=issued(), reason="Sai", by=secretary.account)
    assert tallies() == counted()

    ArchiveTally.objects.update(amount=99)
    count_anew()
    assert tallies() == counted()


def test_cards_written_before_they_knew_it_are_told_whether_they_are_archived(filled):
    archived = set(SearchEntry.objects.archived().values_list("pk", flat=True))
    assert 0 < len(archived) < SearchEntry.objects.count()

    SearchEntry.objects.update(archived=True)
    import_module("home.migrations.0013_archived_cards").fill(apps, None)

    assert set(SearchEntry.objects.archived().values_list("pk", flat=True)) == archived


@pytest.mark.parametrize("who", ["member", "committee", "party_committee", "inspector"])
def test_the_list_of_reports_holds_what_their_own_rule_gives(client, filled, cell, who):
    ReportPageFactory(organization=cell, report_type=ReportType.YEAR)
    account = fresh(filled[who])
    client.force_login(account)
    rule = ReportPage.objects.visible_to(account)
    assert rule.exists()

    for query, wanted in (
        ({}, rule),
        ({"loai": "month"}, rule.filter(report_type="month")),
        ({"loai": "year"}, rule.filter(report_type="year")),
    ):
        reports = client.get("/bao-cao/", query).context["reports"]
        assert {page.pk for page in reports} == set(wanted.values_list("pk", flat=True))
        assert reports.paginator.count == wanted.count()


def test_facets_count_what_the_other_choices_leave(client, filled, cell):
    client.force_login(filled["party_committee"])

    facets = client.get(reverse("archive"), {"to-chuc": cell.pk}).context["narrowing"].facets

    sizes = {f.key: {c.label: c.size for c in f.choices} for f in facets}
    assert sizes["loai"] == {
        "Tất cả": 5,
        "Nghị quyết, văn bản": 2,
        "Biên bản": 1,
        "Báo cáo": 2,
    }
    assert sizes["to-chuc"] == {"Tất cả": 8, "Chi bộ Đào tạo": 5, "Chi bộ Khoa Kinh tế": 2}
    assert sizes["nhiem-ky"] == {"Tất cả": 5, "2025 - 2030": 5}


def test_every_way_to_narrow_leaves_what_it_says(client, filled, cell):
    reader, term = filled["member"], cell.terms.get()

    found = {
        "kind": listed(client, reader, loai="minutes"),
        "term": listed(client, reader, **{"nhiem-ky": term.pk}),
        "number": listed(client, reader, so="01-KL"),
    }

    assert [len(titles) for titles in found.values()] == [1, 3, 1]
    assert found["number"] == ["Kết luận về giữ gìn phòng máy"]


def test_pages_of_any_depth_show_every_paper_once_newest_first(client, people, cell):
    for number in range(43):
        day = date(2026, 11, 30) - timedelta(days=40 * number)
        ReportPageFactory(organization=cell, title=f"{number:02}", period_start=day, period_end=day)
    client.force_login(people["member"])

    found = []
    for page in (1, 2, 3):
        response = client.get(reverse("archive"), {"p": page})
        cards = response.context["page"].object_list
        months = dict.fromkeys(f'id="thang-{card.day:%Y-%m}"' for card in cards)
        assert re.findall('id="thang-[^"]*"', response.content.decode()) == list(months)
        found += [card.text.title for card in cards]

    assert found == [f"{number:02}" for number in range(43)]
    assert client.get(reverse("archive"), {"p": 4}).status_code == 404


# --- Numbers --------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["01-KL/CB", "1-kl/cb", "01 KL", "1kl", "01", "1 KLCB "])
def test_a_number_is_found_however_it_is_written(client, people, issued, typed):
    issued(abstract="thứ nhất")
    issued(abstract="thứ hai")
    ReportPageFactory(organization=people["member"].member.memberships.get().organization)

    assert listed(client, people["member"], so=typed) == ["Kết luận thứ nhất"]


def test_a_register_lists_its_papers_by_number_and_keeps_withdrawn_ones(
    client, people, issued, secretary, cell
):
    papers = [issued(abstract=f"thứ {n}") for n in range(1, 12)]
    issued(type="TB", abstract="thông báo")
    resolutions.withdraw(resolution=papers[3], reason="Viết sai", by=secretary.account)
    client.force_login(people["member"])
    term = cell.terms.get().pk

    response = client.get(
        reverse("archive_registers"), {"to-chuc": cell.pk, "nhiem-ky": term, "loai": "KL"}
    )

    symbols = [paper.symbol for paper in response.context["page"]]
    assert symbols == [f"{number:02}-KL/CB" for number in range(1, 12)]
    assert response.content.decode().count("Thu hồi") == 1
    types = response.context["shelf"].facets[2].choices
    assert {choice.label: choice.size for choice in types} == {"Kết luận": 11, "Thông báo": 1}


def test_a_register_hides_what_is_for_the_committee(client, people, issued):
    issued(abstract="cho mọi người")
    issued(abstract="chỉ cho chi ủy", committee_only=True)

    def symbols(name):
        client.force_login(people[name])
        return [paper.symbol for paper in client.get(reverse("archive_registers")).context["page"]]

    assert symbols("member") == ["01-KL/CB"]
    assert symbols("committee") == ["01-KL/CB", "02-KL/CB"]
    assert symbols("other_member") == []


# --- The year of an organisation ------------------------------------------------------------


def test_the_year_of_a_cell_stands_on_one_page(client, filled, cell):
    client.force_login(filled["member"])
    today = timezone.localdate()

    response = client.get(reverse("archive_year", args=[cell.pk, today.year]))

    index = response.context["index"]
    ((meeting, minutes),) = [pair for row in index.months for pair in row.meetings]
    assert minutes.meeting_id == meeting.pk
    papers = [paper.abstract for row in index.months for paper in row.papers]
    assert papers == ["về giữ gìn phòng máy"]
    assert f'biên bản</a> ký <span class="number">{today:%d/%m}' in response.content.decode()


def test_the_year_draws_how_many_came_and_tells_it_in_a_table(client, people, cast, cell):
    first, second = month.signed(**cast), month.signed(**cast)
    away, exempt = first.roll.all()[:2]
    first.roll.filter(pk=away.pk).update(mark=RollMark.UNEXCUSED)
    first.roll.filter(pk=exempt.pk).update(mark="", standing=Standing.EXEMPT)
    called = second.roll.count()
    client.force_login(people["member"])

    response = client.get(reverse("archive_year", args=[cell.pk, timezone.localdate().year]))

    (chart,) = response.context["index"].charts
    told = {bar.url: (bar.part, bar.whole) for bar in chart.bars}
    assert told == {
        first.get_absolute_url(): (called - 2, called - 1),
        second.get_absolute_url(): (called, called),
    }
    page = response.content.decode()
    assert page.count('class="chart-whole"') == 2
    assert page.count('width="208"') == 3
    assert f'<td class="number">{called - 2}</td><td class="number">{called - 1}</td>' in page


def test_the_year_draws_tasks_done_of_those_due_and_themes_written_of_those_planned(
    client, people, issued, cell, other_cell
):
    own = {"organization": cell, "resolution": issued(), "assigned_on": date(2026, 1, 5)}
    for month_due, status in ((3, "accepted"), (3, "open"), (5, "accepted"), (5, "cancelled")):
        TaskFactory(due_on=date(2026, month_due, 20), status=status, **own)
    TaskFactory(organization=other_cell, due_on=date(2026, 7, 1), assigned_on=date(2026, 1, 5))
    for quarter in (1, 2, 2):
        theme = ThemeFactory(organizations=[cell], year=2026, quarter=quarter)
    ThemePageFactory(theme=theme)
    client.force_login(people["committee"])

    charts = client.get(reverse("archive_year", args=[cell.pk, 2026])).context["index"].charts

    told = {
        each.heading: [(bar.short, bar.part, bar.whole) for bar in each.bars] for each in charts
    }
    assert told == {
        "Nhiệm vụ đến hạn": [("T3", 1, 2), ("T5", 1, 1)],
        "Chuyên đề trong kế hoạch": [("Quý I", 0, 1), ("Quý II", 1, 2)],
    }


def test_one_meeting_is_no_turnout_to_draw(client, filled, cell):
    client.force_login(filled["member"])

    response = client.get(reverse("archive_year", args=[cell.pk, timezone.localdate().year]))

    assert "<rect" not in response.content.decode()


def test_the_year_names_themes_planned_for_the_cell(client, people, cell, other_cell):
    ThemePageFactory(theme=ThemeFactory(organizations=[cell]), title="Của mình")
    ThemePageFactory(theme=ThemeFactory(organizations=[other_cell]), title="Của chi bộ khác")
    ReportPageFactory(organization=cell)
    client.force_login(people["member"])

    index = client.get(reverse("archive_year", args=[cell.pk, 2026])).context["index"]

    assert [page.title for row in index.months for page in row.themes] == ["Của mình"]


def test_a_year_or_cell_of_which_one_sees_nothing_is_not_found(client, people, cell, other_cell):
    ReportPageFactory(organization=other_cell)
    ReportPageFactory(organization=cell)
    client.force_login(people["member"])
    address = lambda *args: reverse("archive_year", args=args)  # noqa: E731
    urls = [
        address(other_cell.pk, 2026),
        address(cell.pk, 1999),
        address(10**17, 2026),
        address(cell.pk, 2026).replace("2026", "0000"),
        address(cell.pk, 2026).replace("2026", "20266"),
    ]

    assert [client.get(url).status_code for url in urls] == [404] * len(urls)
    assert client.get(address(cell.pk, 2026)).status_code == 200


# --- Files ----------------------------------------------------------------------------------


def test_a_csv_calculates_nothing_and_is_kept_by_nobody(client, people, cell):
    ReportPageFactory(organization=cell, title=FORMULA + "\x1b")
    client.force_login(people["member"])

    response = client.get(reverse("archive_csv"))
    heading, row = rows_of_csv(response)

    assert heading == sheet.HEADING
    assert row[:4] == ["30/11/2026", "Báo cáo", "Báo cáo tháng, tháng 11/2026", "'" + FORMULA]
    assert response["Cache-Control"] == "private, no-store"
    assert response["Content-Disposition"] == 'attachment; filename="luu-tru.csv"'


@pytest.mark.parametrize(
    ("word", "given"), [("m2x9", "m2x9"), ("", None), ("a;b", None), ("x" * 17, None)]
)
def test_a_file_brings_the_word_of_its_click_back(client, people, word, given):
    client.force_login(people["member"])

    response = client.get(reverse("archive_xlsx"), {"xong": word})
    cookie = response.cookies.get("xong")
    assert (cookie and cookie.value) == given
    assert given is None or (cookie["path"], cookie["max-age"]) == ("/luu-tru/", 60)


def test_an_xlsx_holds_text_and_real_days(client, people, cell):
    ReportPageFactory(organization=cell, title=FORMULA + "\x01")
    client.force_login(people["member"])

    response = client.get(reverse("archive_xlsx"))
    _, row = load_workbook(io.BytesIO(response.content)).active.iter_rows()

    assert (row[3].value, row[3].data_type) == (FORMULA, "s")
    assert (row[0].value.date(), row[0].number_format) == (date(2026, 11, 30), "dd/mm/yyyy")
    assert response["Cache-Control"] == "private, no-store"


def test_a_file_is_narrowed_as_the_list_and_says_when_it_is_cut(client, filled, monkeypatch):
    client.force_login(filled["committee"])
    reports = rows_of_csv(client.get(reverse("archive_csv"), {"loai": "report"}))[1:]
    monkeypatch.setattr(sheet, "MOST_ROWS", 1)

    cut = rows_of_csv(client.get(reverse("archive_csv"), {"loai": "report"}))

    assert {row[1] for row in reports} == {"Báo cáo"}
    assert len(reports) == 2
    assert len(cut) == 3
    assert cut[2] == [sheet.CUT_SHORT]


# --- Bad input, and cost --------------------------------------------------------------------

BAD = ["nam=abc", "nam=1999", "to-chuc=999", "to-chuc=x", "loai=news", "nhiem-ky=0", "p=0",
       "p=99999999999", "p=abc", "nam=²³"]  # fmt: skip


@pytest.mark.parametrize("query", BAD)
@pytest.mark.parametrize("name", ["archive", "archive_registers"])
def test_what_the_address_cannot_mean_is_not_found(client, filled, name, query):
    client.force_login(filled["member"])

    status = client.get(f"{reverse(name)}?{query}").status_code

    unknown_here = name == "archive_registers" and query.startswith("nam=")
    assert status == (200 if unknown_here else 404)


@pytest.mark.parametrize("typed", ["x" * 3000, "///", "99-NQ/CB", "%s {0} ' OR 1=1 --", "ⅫⅣ"])
def test_a_number_that_is_none_says_what_to_do_next(client, filled, typed):
    client.force_login(filled["member"])

    text = client.get(reverse("archive"), {"so": typed}).content.decode()

    assert "Không thấy văn bản nào mang số này" in text
    assert "Xem sổ văn bản" in text


def test_an_empty_archive_says_how_it_fills(client, people):
    client.force_login(people["member"])

    text = client.get(reverse("archive")).content.decode()

    assert "Kho lưu trữ chưa có gì" in text
    assert not re.search(r"danh-sach\.(csv|xlsx)", text)


def test_lists_cost_the_same_with_one_paper_of_a_kind_and_with_three(
    client, people, issued, cell, cast
):
    client.force_login(people["member"])
    urls = [
        *map(reverse, ["archive", "archive_registers", "archive_csv", "archive_xlsx"]),
        reverse("archive_year", args=[cell.pk, 2026]),
    ]
    costs = {}
    for _ in range(3):
        issued()
        ReportPageFactory(organization=cell)
        ThemePageFactory(theme=ThemeFactory(organizations=[cell]), audience=Audience.MEMBERS)
        for url in urls:
            costs.setdefault(url, []).append(queries_of(client, url))

    assert {url: cost for url, cost in costs.items() if cost[0] != cost[2]} == {}
