"""The search page and what is proposed while one types, as a browser asks for them."""

import pytest
from django.utils import timezone

from home.models import SearchEntry
from tests.factories.home import ReportPageFactory
from tests.queries import queries_of

pytestmark = pytest.mark.django_db

PAGE, PROPOSE = "/tim-kiem/", "/tim-kiem/goi-y/"


@pytest.fixture
def as_member(client, people):
    client.force_login(people["member"])
    return client


def test_a_stranger_is_asked_to_sign_in(client):
    assert client.get(PAGE).status_code == client.get(PROPOSE).status_code == 302


def test_words_without_marks_are_read_and_marked_in_the_text(as_member, news):
    news("Giữ xưởng", "Mỗi người nhắc nhau an toàn xưởng thực hành.")

    page = as_member.get(PAGE, {"q": "an toan xuong"}).content.decode()
    assert "<strong>1 kết quả</strong>" in page
    assert "đọc là <strong>an toàn xưởng</strong>" in page
    assert "<mark>an toàn xưởng</mark>" in page


def test_what_is_typed_and_what_is_found_is_printed_as_text(as_member, news):
    news("<b>đậm</b> & mực", "chữ &lt;script&gt;alert(1)&lt;/script&gt; mực")

    page = as_member.get(PAGE, {"q": "mực <>&"}).content.decode()
    assert "mực &lt;&gt;&amp;" in page
    assert "mực <>" not in page
    assert "<b>đậm" not in page
    assert "<script>alert" not in page
    assert "&lt;b&gt;đậm&lt;/b&gt; &amp; <mark>mực</mark>" in page


def test_facets_count_and_narrow(as_member, news, cell):
    news("Máy tiện", date=timezone.now().replace(year=2024))
    ReportPageFactory(title="Máy tiện hỏng", organization=cell)

    page = as_member.get(PAGE, {"q": "máy tiện"})
    counts = {
        facet.title: {choice.label: choice.size for choice in facet.choices}
        for facet in page.context["facets"]
    }
    assert counts["Loại"] == {"Tất cả": 2, "Báo cáo": 1, "Tin tức": 1}
    assert counts["Năm"] == {"Tất cả": 2, "2026": 1, "2024": 1}

    narrowed = as_member.get(PAGE, {"q": "máy tiện", "loai": "report"})
    assert [hit.label for hit in narrowed.context["hits"]] == ["Báo cáo tháng, tháng 11/2026"]


@pytest.mark.parametrize(
    "wrong", [{"loai": "khac"}, {"nam": "x"}, {"nam": "9" * 30}, {"to-chuc": "-1"}, {"p": "99"}]
)
def test_a_choice_that_cannot_be_is_not_found(as_member, news, wrong):
    news("Máy tiện")
    assert as_member.get(PAGE, {"q": "máy"} | wrong).status_code in (400, 404)


def test_a_near_miss_is_proposed_in_its_written_form(as_member, news):
    news("Nghị quyết đại hội")

    for typed in ("nghij quyeets", "nghij quyeest", "nghij quyeset", "nghi quyt", "nghi quyrt"):
        page = as_member.get(PAGE, {"q": typed})
        assert page.context["proposal"] == "nghị quyết", typed


def test_no_near_miss_tells_of_what_one_may_not_see(client, people, cell):
    ReportPageFactory(title="Chuyện tuabin", organization=cell)
    client.force_login(people["other_member"])

    page = client.get(PAGE, {"q": "tuabim"})
    assert page.context["proposal"] == ""
    assert "tuabin" not in page.content.decode()


def test_a_card_that_lags_behind_opens_nothing(
    client, people, cell, other_cell, caplog, monkeypatch
):
    report = ReportPageFactory(title="Chuyện tuabin", organization=cell)
    others = ReportPageFactory(title="Chuyện khác", organization=other_cell)
    SearchEntry.objects.filter(object_id=report.pk).update(
        readership=SearchEntry.objects.get(object_id=others.pk).readership
    )
    monkeypatch.setattr("home.search.finding.FEW_SETS", 0)
    client.force_login(people["other_member"])

    page = client.get(PAGE, {"q": "tuabin"})
    assert page.context["found"].total == 1
    assert page.context["hits"] == []
    assert "Chuyện" not in page.content.decode()
    assert "may not see" in caplog.text


def test_titles_are_proposed_as_links(as_member, news):
    page = news("Nghị quyết đại hội")

    piece = as_member.get(PROPOSE, {"q": "nghị qu"}).content.decode()
    assert f'href="{page.url}"' in piece
    assert "<mark>Nghị quyết</mark> đại hội" in piece
    assert as_member.get(PROPOSE, {"q": ""}).content.strip() == b""


BAD = [
    *("", "a", '"', "'", '""', '"a', "(", ")", "*", "a*", "-", "NOT", "AND OR", "NEAR(a b)", "a:b"),
    *("title:an", "{title}:an", "^an", "an + b", "';DROP TABLE x;--", "1=1", "%", "_", "\\", "&|!"),
    *("<->", "a <-> b", "😀", "\u202eabc", "\u0301", "ﷺ", "中文字", "١٢٣", "½", "Ⅳ", "İ", "ß"),
    *("x" * 4000, "an " * 1000, "0" * 500, "9" * 500, "á" * 400, "x\u0300" * 50),
    *("\ufeff", "\u2028"),
    *("05-", "/", "31/02/2025", "99/9999", "tháng 13", "quý 9/2025", "năm", "tháng"),
]


@pytest.mark.parametrize("typed", BAD)
def test_any_input_is_answered(as_member, news, typed):
    news("Nghị quyết an toàn")

    for address in (PAGE, PROPOSE):
        status = as_member.get(address, {"q": typed}).status_code
        assert status == 200 or (status == 400 and len(typed) > 300)


@pytest.mark.parametrize("typed", ["a\x00b", "\ud800".encode("utf-8", "surrogatepass")])
def test_broken_text_is_refused_with_a_sentence(as_member, typed):
    assert as_member.get(PAGE, {"q": typed}).status_code in (200, 400)


def test_a_search_costs_the_same_for_one_hit_and_for_three(as_member, news):
    news("Tuabin 1", "chạy")
    one = queries_of(as_member, PAGE, q="tuabin")
    news("Tuabin 2", "chạy")
    news("Tuabin 3", "chạy")

    assert queries_of(as_member, PAGE, q="tuabin") == one


def test_what_comes_nearest_is_shown_as_no_more_than_that(as_member, news):
    news("Giữ xưởng")

    page = as_member.get("/tim-kiem/", {"q": "giữ xưởng năm 1999"}).content.decode()
    assert "bài gần đúng nhất" in page
    assert "Giữ" in page
    assert "bài gần đúng nhất" not in as_member.get("/tim-kiem/?q=xưởng").content.decode()
