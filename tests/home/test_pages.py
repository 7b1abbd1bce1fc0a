"""What pages print: date lines, slugs, neighbours, filters, and lists that do not grow slow."""

import unicodedata
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from home.enums import Audience, MaterialKind
from home.models import FrontPage, Material, NewsCategory, NewsIndexPage, NewsPage
from home.models.reports import period_words
from meetings.models import Guest, Meeting, Paper
from tests.factories.home import (
    DocumentFactory,
    ImageFactory,
    NewsPageFactory,
    PlainPageFactory,
    ReportPageFactory,
    ThemePageFactory,
)
from tests.factories.meetings import (
    AgendaItemFactory,
    MeetingFactory,
    ResolutionFactory,
    TaskFactory,
    ThemeFactory,
)

pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file <tempfile:ResourceWarning")
MOST_QUERIES = 15


@pytest.fixture
def reader(client, people):
    """A member's browser."""
    client.force_login(people["member"])
    return client


def text_of(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def queries_of(client, url):
    """How many questions a page costs, the second time it is opened."""
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


# --- Dates, slugs, text --------------------------------------------------------------------


def test_the_date_line_is_in_words_and_in_vietnam_s_time(reader):
    moment = datetime(2011, 10, 9, 15, 2, tzinfo=UTC)
    news = NewsPageFactory(date=moment)

    printed = Template("{% load site %}{{ d|dateline }}").render(Context({"d": moment}))

    assert printed == "Chủ nhật - 09/10/2011 22:02"
    assert printed in text_of(reader, news.url)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Đảng ủy họp", "dang-uy-hop"),
        ("ĐỔI MỚI: 100% giáo án số!", "doi-moi-100-giao-an-so"),
        ("Ưu đãi, ưỡn ngực, kỷ luật", "uu-dai-uon-nguc-ky-luat"),
        ("…", "trang"),
    ],
)
def test_a_slug_keeps_every_letter_of_the_title(house, title, slug):
    assert NewsPageFactory(title=title).slug == slug


def test_the_second_page_of_a_title_gets_a_number(house):
    NewsPageFactory(title="Đảng ủy họp")

    assert NewsPageFactory(title="Đảng ủy họp").slug == "dang-uy-hop-2"


def test_the_address_is_the_one_wagtail_would_find(house, django_assert_num_queries):
    kinds = (NewsPageFactory, ThemePageFactory, ReportPageFactory, PlainPageFactory)
    pages = [*(kind() for kind in kinds), FrontPage.objects.get(), *NewsIndexPage.objects.all()]
    for page in pages:
        assert page.url == Page.objects.get(pk=page.pk).url is not None

    story = NewsPage.objects.get()
    with django_assert_num_queries(0):
        assert story.url == story.get_url() == f"/tin-tuc/{story.slug}/"
    assert NewsPage(title="Chưa lưu").url is None


def test_text_is_stored_composed_the_story_included(house):
    loose = unicodedata.normalize("NFD", "Chi bộ Đào tạo đổi giờ họp")

    page = NewsPageFactory(title=loose, lead=loose, byline=loose, body=[("heading", loose)])

    page = NewsPage.objects.get(pk=page.pk)
    composed = unicodedata.normalize("NFC", loose)
    assert (page.title, page.lead, page.byline) == (composed,) * 3
    assert page.body[0].value == composed


def test_a_draft_is_composed_too(house):
    loose = unicodedata.normalize("NFD", "Chi bộ Đào tạo")
    page = NewsPageFactory()

    page.lead = loose
    page.save_revision()

    draft = page.get_latest_revision_as_object()
    assert draft.lead == unicodedata.normalize("NFC", loose)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2026, 11, 1), date(2026, 11, 30), "tháng 11/2026"),
        (date(2026, 10, 1), date(2026, 12, 31), "quý IV/2026"),
        (date(2026, 1, 1), date(2026, 6, 30), "sáu tháng đầu năm 2026"),
        (date(2026, 1, 1), date(2026, 12, 31), "năm 2026"),
        (date(2026, 2, 1), date(2026, 4, 30), "từ 01/02/2026 đến 30/04/2026"),
        (date(2026, 11, 3), date(2026, 12, 2), "từ 03/11/2026 đến 02/12/2026"),
    ],
)
def test_a_period_is_named_where_it_has_a_name(start, end, words):
    assert period_words(start, end) == words


# --- News ----------------------------------------------------------------------------------


def news_on(day, **kwargs):
    return NewsPageFactory(date=datetime(2026, 11, day, 8, 0, tzinfo=UTC), **kwargs)


def way_to(story, word):
    return f'<span class="soft">{word}</span><a href="{story.url}">{story.title}</a>'


def test_neighbours_are_the_next_ones_that_the_reader_may_open(reader, cell):
    oldest, closed, middle, newest = (
        news_on(1, title="Tin cũ nhất"),
        news_on(2, title="Tin kín", audience=Audience.COMMITTEE, organization=cell),
        news_on(3, title="Tin giữa"),
        news_on(4, title="Tin mới nhất"),
    )

    text = text_of(reader, middle.url)

    assert way_to(oldest, "Tin cũ hơn") in text
    assert way_to(newest, "Tin mới hơn") in text
    assert closed.title not in text


def test_news_of_one_minute_are_neighbours_all_the_same(reader):
    first, second = news_on(1), news_on(1)

    assert way_to(first, "Tin cũ hơn") in text_of(reader, second.url)
    assert way_to(second, "Tin mới hơn") in text_of(reader, first.url)


@pytest.mark.parametrize("day", [1, 4, 6])
def test_beside_a_story_stand_the_newest_three_others_of_its_category(reader, day):
    category = NewsCategory.objects.get(name="Đoàn thể")
    ours = {
        day: news_on(day, title=f"Tin ngày {day}", category=category) for day in (1, 3, 4, 5, 6)
    }
    for foreign in (2, 7):
        news_on(foreign)

    below = text_of(reader, ours.pop(day).url).partition('id="cung-muc"')[2]

    same = [other for other in sorted(ours, reverse=True) if ours[other].title in below]
    assert same == sorted(ours, reverse=True)[:3]


def test_the_list_narrows_to_a_category(reader):
    category = NewsCategory.objects.get(name="Đoàn thể")
    inside = NewsPageFactory(category=category)
    outside = NewsPageFactory()

    text = text_of(reader, category.get_absolute_url())

    assert inside.title in text
    assert outside.title not in text


def test_the_list_narrows_to_a_whole_keyword_typed_without_marks(reader):
    inside = NewsPageFactory(title="Có từ khóa", keywords="chuẩn bị nội dung, thảo luận")
    outside = NewsPageFactory(title="Không có", keywords="thảo luận tổ")

    text = text_of(reader, "/tin-tuc/?tu-khoa=Thao+luan")

    assert inside.title in text
    assert outside.title not in text


@pytest.mark.parametrize("query", ["p=abc", "p=0", "p=-1", "p=2", f"p={10**17}", "muc=khong-co"])
def test_a_list_page_that_does_not_exist_is_404(reader, query):
    NewsPageFactory()

    assert reader.get(f"/tin-tuc/?{query}").status_code == 404


def test_a_page_number_no_database_can_hold_is_refused(reader):
    assert reader.get(f"/tin-tuc/?p={10**26}").status_code in (400, 404)


def test_the_second_page_of_news_goes_on_where_the_first_ended(reader):
    news = [news_on(1) for _ in range(21)]

    assert reader.get("/tin-tuc/").context["news"].object_list[0] == news[-1]
    assert list(reader.get("/tin-tuc/?p=2").context["news"]) == [news[0]]


# --- Themes --------------------------------------------------------------------------------


def test_themes_narrow_by_year_quarter_and_field(reader):
    hit = ThemePageFactory(theme=ThemeFactory(year=2026, quarter=4, field="teaching"))
    ThemePageFactory(theme=ThemeFactory(year=2025, quarter=4, field="teaching"))
    ThemePageFactory(theme=ThemeFactory(year=2026, quarter=1, field="teaching"))
    ThemePageFactory(theme=ThemeFactory(year=2026, quarter=4, field="thrift"))

    response = reader.get("/chuyen-de/?nam=2026&quy=4&linh-vuc=teaching")

    assert list(response.context["themes"]) == [hit]


@pytest.mark.parametrize("query", ["nam=1999", "nam=abc", "quy=5", "linh-vuc=khac", "p=x"])
def test_a_theme_filter_that_means_nothing_is_404(reader, query):
    ThemePageFactory()

    assert reader.get(f"/chuyen-de/?{query}").status_code == 404


def test_facets_count_only_what_the_reader_may_see(reader, cell):
    ThemePageFactory()
    ThemePageFactory(audience=Audience.COMMITTEE, organization=cell, theme=ThemeFactory(year=2031))

    years = reader.get("/chuyen-de/").context["narrowing"].facets[0].choices

    assert [(choice.label, choice.size) for choice in years] == [("Tất cả", 1), ("2026", 1)]


def test_a_theme_names_only_the_meetings_its_reader_may_see(reader, cell, other_cell):
    page = ThemePageFactory()
    ours = MeetingFactory(organization=cell, theme=page.theme, convened=True)
    MeetingFactory(organization=other_cell, theme=page.theme, convened=True)

    assert reader.get(page.url).context["meetings"] == [ours]


def test_a_theme_lists_only_the_materials_its_reader_may_open(reader, cell):
    page = ThemePageFactory()
    for title, audience in (("Bài viết", Audience.MEMBERS), ("Bản nháp", Audience.COMMITTEE)):
        document = DocumentFactory(audience=audience, organization=cell)
        Material.objects.create(page=page, title=title, document=document)
    Material.objects.create(page=page, kind=MaterialKind.IMAGE, image=ImageFactory())

    text = text_of(reader, page.url)

    assert "Bài viết" in text
    assert "Bản nháp" not in text
    assert "<figure><img" in text


# --- Reports -------------------------------------------------------------------------------


def test_reports_narrow_by_type_organisation_and_year(reader, cell, other_cell):
    hit = ReportPageFactory(organization=cell)
    ReportPageFactory(organization=cell, report_type="year")
    ReportPageFactory(organization=other_cell, audience=Audience.MEMBERS)
    ReportPageFactory(
        organization=cell, period_start=date(2025, 1, 1), period_end=date(2025, 1, 31)
    )

    response = reader.get(f"/bao-cao/?loai=month&to-chuc={cell.pk}&nam=2026")

    assert list(response.context["reports"]) == [hit]


def test_a_report_filter_that_means_nothing_is_404(reader, cell, other_cell):
    ReportPageFactory(organization=cell)
    ReportPageFactory(organization=other_cell)

    for query in ("loai=x", "to-chuc=0", f"to-chuc={other_cell.pk}", "nam=1"):
        assert reader.get(f"/bao-cao/?{query}").status_code == 404


def test_a_report_names_its_meeting_only_to_those_who_see_it(reader, cell):
    committee_meeting = MeetingFactory(organization=cell, convened=True, in_committee=True)
    cell_meeting = MeetingFactory(organization=cell, convened=True)
    closed = ReportPageFactory(organization=cell, meeting=committee_meeting)
    open_ = ReportPageFactory(organization=cell, meeting=cell_meeting)

    assert reader.get(closed.url).context["meeting"] is None
    assert reader.get(open_.url).context["meeting"] == cell_meeting


# --- The story -----------------------------------------------------------------------------


def test_steps_that_follow_each_other_are_one_list(reader):
    step = ("step", {"title": "Một bước", "text": "Làm gì"})
    page = NewsPageFactory(body=[step, step, ("heading", "Giữa"), step])

    text = text_of(reader, page.url)

    assert text.count('<ol class="steps">') == 2
    assert text.count("Một bước") == 3


def test_a_story_leaves_out_files_its_reader_may_not_open(reader, cell):
    secret = {"audience": Audience.COMMITTEE, "organization": cell}
    page = NewsPageFactory(
        body=[
            ("document", {"document": DocumentFactory(title="Tệp kín", **secret), "note": ""}),
            ("document", {"document": DocumentFactory(title="Tệp mở"), "note": ""}),
            ("image", {"image": ImageFactory(**secret), "alt": "Ảnh kín", "caption": ""}),
            ("takeaway", "Nhớ điều này"),
            ("quote", {"text": "Lời hay", "source": "Bác Hồ"}),
        ]
    )

    text = text_of(reader, page.url)

    assert "Tệp mở" in text
    assert "Nhớ điều này" in text
    assert "Lời hay" in text
    assert "Tệp kín" not in text
    assert "Ảnh kín" not in text


# --- The front page ------------------------------------------------------------------------


def test_the_front_page_brings_what_waits_for_the_member(reader, people, cell, other_cell):
    member = people["member"].member
    meeting = MeetingFactory(organization=cell, convened=True)
    MeetingFactory(organization=other_cell, convened=True)
    task = TaskFactory(accountable=member, resolution=ResolutionFactory(organization=cell))
    TaskFactory(title="Việc của người khác")
    today = timezone.localdate()
    theme = ThemePageFactory(
        theme=ThemeFactory(year=today.year, quarter=(today.month + 2) // 3),
        takeaways="Thầy làm đủ thì trò làm đủ\nĐiều thứ hai",
    )

    response = reader.get("/")

    told = response.context["told"]
    assert told["upcoming"] == [meeting]
    assert told["tasks"] == [task]
    assert told["themes"] == [theme]
    text = response.content.decode()
    assert "còn 10 ngày" in text
    assert f"Đồng chí {people['member'].full_name}" in text
    assert "Việc của người khác" not in text
    assert '<p class="takeaway-text">Thầy làm đủ thì trò làm đủ</p>' in text
    assert "Điều thứ hai" not in text


def paper_of(uploader, **owner):
    """A paper without a file, in the records only."""
    return Paper.objects.create(title="Bản đọc trước", size=1, uploaded_by=uploader, **owner)


def test_the_front_page_says_what_is_to_be_done_before_the_next_meeting(reader, people, cell):
    member = people["member"].member
    meeting = MeetingFactory(organization=cell, convened=True)
    mine = AgendaItemFactory(meeting=meeting, title="Gỡ chỗ đang tắc", presenter=member)
    AgendaItemFactory(meeting=meeting, title="Đã xong", presenter=member, readiness="ready")
    others = AgendaItemFactory(meeting=meeting, title="Việc của người khác")
    secret = AgendaItemFactory(meeting=meeting, title="Kín", keeping="internal")
    later = MeetingFactory(
        organization=cell, convened=True, starts_at=timezone.now() + timedelta(days=40)
    )
    for owner in ({"meeting": meeting}, {"item": others}, {"item": secret}, {"meeting": later}):
        paper_of(people["committee"], **owner)

    text = text_of(reader, "/")

    assert "Chuẩn bị mục «Gỡ chỗ đang tắc»" in text
    assert f'{meeting.get_absolute_url()}?muc={mine.pk}#nop-tai-lieu"' in text
    assert "Đọc trước 2 tài liệu" in text
    for word in ("Đã xong", "Việc của người khác", "Kín"):
        assert word not in text


def test_staff_see_news_and_no_empty_party_blocks(client, people, cell):
    MeetingFactory(organization=cell, convened=True)
    news = NewsPageFactory()
    client.force_login(people["staff"])

    text = text_of(client, "/")

    assert news.title in text
    assert f"Thầy/Cô {people['staff'].full_name}" in text
    for word in ("Kỳ sinh hoạt", "Nhiệm vụ", "Chuyên đề", "Văn bản mới", "/sinh-hoat/", "Báo cáo"):
        assert word not in text


def test_editors_find_the_way_to_their_desk(client, people, house):
    client.force_login(people["news_editor"])
    assert "Khu biên tập" in text_of(client, "/")

    client.force_login(people["staff"])
    assert "Khu biên tập" not in text_of(client, "/")


# --- As fast with three as with one --------------------------------------------------------


def fill(kind, count, cell, member):
    """Rows for one kind of list."""
    today = timezone.localdate()
    for _ in range(count):
        if kind == "news":
            NewsPageFactory()
        elif kind == "themes":
            ThemePageFactory(theme=ThemeFactory(year=today.year, quarter=(today.month + 2) // 3))
        elif kind == "reports":
            ReportPageFactory(organization=cell, document=DocumentFactory())
        elif kind == "plain":
            PlainPageFactory()


@pytest.mark.parametrize(
    ("kind", "url"),
    [
        ("news", "/tin-tuc/"),
        ("themes", "/chuyen-de/"),
        ("reports", "/bao-cao/"),
        ("plain", "/thong-tin/"),
    ],
)
@pytest.mark.parametrize("person", ["member", "themes_editor"])
def test_a_list_costs_the_same_with_one_row_and_with_three(client, people, cell, kind, url, person):
    client.force_login(people[person])
    fill(kind, 1, cell.parent, people["member"].member)
    with_one = queries_of(client, url)

    fill(kind, 2, cell.parent, people["member"].member)

    assert queries_of(client, url) == with_one <= MOST_QUERIES


@pytest.mark.parametrize("person", ["member", "committee", "party_committee", "themes_editor"])
def test_the_front_page_costs_the_same_with_one_row_and_with_three(client, people, cell, person):
    member = people[person].member
    client.force_login(people[person])

    def grow(count):
        for kind in ("news", "themes"):
            fill(kind, count, cell, member)
        for _ in range(count):
            MeetingFactory(
                organization=member.memberships.get().organization,
                convened=True,
                starts_at=timezone.now() + timedelta(days=3),
            )
            resolution = ResolutionFactory(organization=cell)
            TaskFactory(accountable=member, resolution=resolution)
            away = MeetingFactory(convened=True, starts_at=timezone.now() + timedelta(days=3))
            Guest.objects.create(meeting=away, account=people[person], purpose="báo cáo")
        first = Meeting.objects.earliest("starts_at", "pk")
        for _ in range(count):
            AgendaItemFactory(meeting=first, presenter=member)
            paper_of(people[person], meeting=first)

    grow(1)
    with_one = queries_of(client, "/")
    grow(2)

    assert queries_of(client, "/") == with_one <= MOST_QUERIES


@pytest.mark.parametrize("person", ["member", "committee", "party_committee"])
def test_a_theme_costs_the_same_with_one_material_and_with_three(client, people, cell, person):
    client.force_login(people[person])
    page = ThemePageFactory()

    def grow(count):
        for _ in range(count):
            Material.objects.create(page=page, document=DocumentFactory())
            MeetingFactory(organization=cell, theme=page.theme, convened=True)

    grow(1)
    with_one = queries_of(client, page.url)
    grow(2)

    assert queries_of(client, page.url) == with_one <= MOST_QUERIES


@pytest.mark.parametrize("person", ["member", "committee", "party_committee"])
def test_a_full_page_of_each_kind_stays_within_the_limit(client, people, cell, person):
    client.force_login(people[person])
    news = [news_on(day, keywords="một, hai") for day in (1, 2, 3)][1]
    report = ReportPageFactory(
        organization=cell.parent,
        document=DocumentFactory(),
        meeting=MeetingFactory(organization=cell, convened=True),
    )

    assert queries_of(client, news.url) <= MOST_QUERIES
    assert queries_of(client, report.url) <= MOST_QUERIES


def test_members_of_a_cell_find_the_way_to_their_report_on_the_front_page(reader, people):
    address = f"/nhiem-vu/bao-cao/{timezone.localdate():%Y-%m}/"

    assert address in text_of(reader, "/")
    assert reader.get(address).status_code == 200
    reader.force_login(people["staff"])
    assert address not in text_of(reader, "/")
