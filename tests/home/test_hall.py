"""«Việc của tôi» for editors of pages and administrators: what waits at their own desks."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from home.models import MaterialDocument, ThemeIndexPage
from meetings.enums import TextState
from tests.factories.home import (
    DocumentFactory,
    NewsPageFactory,
    PlainPageFactory,
    ReportPageFactory,
    ThemePageFactory,
)
from tests.factories.meetings import CellFactory, MeetingFactory, ThemeFactory
from tests.queries import queries_of

pytestmark = pytest.mark.django_db
HALL = "/quan-tri/"


@pytest.fixture
def hall_of(client, people):
    """The words of the hall of one of the people, by his name in that fixture."""

    def read(name):
        client.force_login(people[name])
        main = client.get(HALL).content.decode().partition("<h1")[2].partition("</main>")[0]
        return " ".join(re.sub(r"<[^>]+>", " ", main).split())

    return read


def draft(factory, **fields):
    """A draft with its first version, as a form leaves it."""
    page = factory(live=False, **fields)
    page.save_revision()
    return page


# --- Pages --------------------------------------------------------------------------------


def test_a_themes_editor_finds_what_was_handed_in_apart_from_what_he_began(hall_of, people, cell):
    draft(ReportPageFactory, title="Sáng kiến", organization=cell, owner=people["committee"])
    draft(ThemePageFactory, title="Bài dở dang", owner=people["themes_editor"])

    hall = hall_of("themes_editor")

    handed_in, _, begun = hall.partition("Bài của mình chưa đăng")
    assert "Bài được gửi đến, chờ đăng" in handed_in
    assert "Sáng kiến Báo cáo, Chi bộ Đào tạo" in handed_in
    assert "Bài dở dang" in begun


def test_an_editor_outside_the_party_is_told_of_no_cell(hall_of, people, cell):
    draft(NewsPageFactory, title="Tin của xưởng", organization=cell, owner=people["committee"])

    hall = hall_of("news_editor")

    assert "Tin của xưởng" in hall
    assert cell.name not in hall


def test_changes_not_yet_published_are_shown_to_the_desk_that_publishes_them(hall_of, house):
    news = NewsPageFactory(title="Khai giảng")
    news.save_revision()

    assert "Khai giảng" in hall_of("news_editor")
    assert "Khai giảng" not in hall_of("themes_editor")


def test_a_draft_with_its_day_says_when_it_appears(hall_of, people):
    news = NewsPageFactory(live=False, owner=people["news_editor"])
    day = timezone.now() + timedelta(days=3)
    news.go_live_at = day
    news.save_revision(approved_go_live_at=day)

    assert f"Hẹn đăng {timezone.localtime(day):%d/%m/%Y}" in hall_of("news_editor")


def test_a_page_whose_day_of_review_has_come_waits_until_it_has_a_later_one(
    hall_of, people, client
):
    today = timezone.localdate()
    page = PlainPageFactory(title="Nội quy xưởng", review_on=today, live=True)
    PlainPageFactory(title="Để năm sau", review_on=today + timedelta(days=1), live=True)
    PlainPageFactory(title="Không hẹn", live=True)

    hall = hall_of("news_editor")
    assert f"Nội quy xưởng Hẹn xem lại {today:%d/%m/%Y} Xem lại" in hall
    assert "Để năm sau" not in hall
    assert "Không hẹn" not in hall
    assert "Nội quy xưởng" not in hall_of("committee")

    client.force_login(people["news_editor"])
    form = client.get(f"/quan-tri/pages/{page.pk}/edit/").content.decode()
    assert "Xem lại vào ngày" in form


def test_a_planned_theme_without_a_page_leads_to_the_form_of_a_new_one(client, people, hall_of):
    today = timezone.localdate()
    quarter = (today.month + 2) // 3
    due = {"year": today.year, "quarter": quarter}
    wanted = ThemeFactory(title="Chuyên đề cần viết", **due)
    written = ThemePageFactory(theme=ThemeFactory(title="Đã có bài", **due), audience="members")
    ThemeFactory(title="Để năm sau", year=today.year + 1, quarter=1)

    hall = hall_of("themes_editor")

    assert wanted.title in hall
    assert written.theme.title not in hall
    assert "Để năm sau" not in hall
    form = reverse(
        "wagtailadmin_pages:add", args=["home", "themepage", ThemeIndexPage.objects.get().pk]
    )
    assert form in client.get(HALL).content.decode()
    assert client.get(form).status_code == 200


def test_a_committee_finds_what_it_handed_in_until_it_is_published(hall_of, people, cell):
    meeting = MeetingFactory(organization=cell)
    own = {"owner": people["committee"], "organization": cell, "meeting": meeting}
    page = draft(ReportPageFactory, title="Báo cáo đã gửi", **own)
    draft(ReportPageFactory, title="Của chi bộ khác", owner=people["committee"])

    hall = hall_of("committee")
    assert "Báo cáo đã gửi" in hall
    assert "Của chi bộ khác" not in hall

    Page.objects.filter(pk=page.pk).update(live=True)
    assert "Báo cáo đã gửi" not in hall_of("committee")


# --- Nothing foreign ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "who", ["news_editor", "administrator", "former_themes_editor", "party_committee"]
)
def test_drafts_and_themes_are_for_their_editors_alone(hall_of, people, cell, who):
    today = timezone.localdate()
    draft(ReportPageFactory, title="BÍ MẬT báo cáo", organization=cell, owner=people["committee"])
    ThemeFactory(title="BÍ MẬT chuyên đề", year=today.year, quarter=1)

    assert "BÍ MẬT" not in hall_of(who)


@pytest.mark.parametrize("who", ["news_editor", "administrator"])
def test_who_keeps_no_record_finds_nothing_of_meetings(hall_of, cell, who):
    MeetingFactory(organization=cell)

    hall = hall_of(who)

    assert "Kỳ sinh hoạt" not in hall
    assert "Chi bộ Đào tạo" not in hall


@pytest.mark.parametrize("who", ["staff", "member", "other_member"])
def test_there_is_no_hall_for_readers(client, people, who):
    client.force_login(people[who])

    assert client.get(HALL).status_code == 404


# --- Empty days ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "door"),
    [
        ("news_editor", "wagtailadmin_explore_root"),
        ("themes_editor", "wagtailadmin_explore_root"),
        ("administrator", "accounts:index"),
    ],
)
def test_when_nothing_waits_the_hall_says_so_and_where_to_begin(client, people, hall_of, who, door):
    assert "Hôm nay không có việc nào đang chờ." in hall_of(who)
    assert f'href="{reverse(door)}"' in client.get(HALL).content.decode()


def test_an_administrator_learns_how_many_files_have_no_text_and_no_name(hall_of, people):
    scan = DocumentFactory(title="TÊN TỆP")
    MaterialDocument.objects.filter(pk=scan.pk).update(text_state=TextState.EMPTY)

    hall = hall_of("administrator")

    assert "1 tệp đã đọc mà không thấy chữ" in hall
    assert "TÊN TỆP" not in hall
    assert "1 tệp đã đọc" not in hall_of("news_editor")


# --- What it costs ------------------------------------------------------------------------


def test_an_editors_hall_costs_the_same_with_one_page_of_each_kind_and_with_three(client, people):
    client.force_login(people["themes_editor"])
    today = timezone.localdate()
    costs = []
    for _ in range(3):
        draft(ReportPageFactory, organization=CellFactory(), owner=people["committee"])
        draft(ThemePageFactory, owner=people["themes_editor"], organization=CellFactory())
        ReportPageFactory(organization=CellFactory()).save_revision()
        ThemeFactory(year=today.year, quarter=1)
        costs.append(queries_of(client, HALL))

    assert costs[0] == costs[2], costs
