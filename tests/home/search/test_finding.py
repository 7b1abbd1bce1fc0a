"""What is found, in which order, on the database in use."""

import unicodedata
from datetime import date

import pytest
from django.utils import timezone

from home.models import ArchiveTally, SearchEntry
from home.search import matching, order
from home.search.engines import Row
from home.search.finding import beginning, find
from meetings.models import Term
from tests.factories.home import ReportPageFactory
from tests.factories.meetings import AccountFactory, MemberFactory, ResolutionFactory

from .conftest import card_title, story, titles
from .test_words import MARKED, PLAIN

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(house):
    return AccountFactory()


def test_every_marked_letter_is_found_with_and_without_its_mark(news, reader):
    words = [f"z{chr(97 + n // 26)}{chr(97 + n % 26)}{letter}" for n, letter in enumerate(MARKED)]
    news("Bảng chữ", " ".join(words))

    for word, plain in zip(words, PLAIN, strict=True):
        bare = word[:3] + plain
        for typed in (word, word.upper(), unicodedata.normalize("NFD", word), bare):
            assert titles(reader, typed) == ["Bảng chữ"], typed


@pytest.mark.parametrize(
    ("written", "typed"),
    [("thuỷ lợi", "thủy lợi"), ("thủy lợi", "thuỷ lợi"), ("hoà bình", "hoa binh"),
     ("Ðảng bộ", "đảng bộ"), ("Ɖảng bộ", "dang bo"), ("đường điện", "duong dien")],
)  # fmt: skip
def test_both_tone_places_and_every_dee_are_found(news, reader, written, typed):
    news("Bài một", written)
    news("Bài hai", "nội dung khác hẳn")

    assert titles(reader, typed) == ["Bài một"]


def test_exact_marks_come_before_folded_ones(news, reader):
    news("Năm học mới", "năm")
    for n in range(3):
        news(f"Nấm rơm {n}", "nấm nam nấm nam")

    assert titles(reader, "năm")[0] == "Năm học mới"
    assert len(titles(reader, "năm")) == 4
    assert titles(reader, "nấm")[-1] == "Năm học mới"
    assert len(titles(reader, "nam")) == 4


def test_the_title_comes_before_the_abstract_and_that_before_the_text(news, reader):
    news("Bài ở thân", "chữ tuabin ở đây")
    news("Bài ở tóm tắt", "chữ khác ở đây", lead="nói về tuabin")
    news("Nói về tuabin", "chữ khác ở đây")

    assert titles(reader, "tuabin") == ["Nói về tuabin", "Bài ở tóm tắt", "Bài ở thân"]


def test_a_phrase_in_quotes_is_found_as_it_stands(news, reader):
    news("Liền", "giữ an toàn xưởng thực hành")
    news("Rời", "xưởng chưa toàn bộ an tâm")

    assert set(titles(reader, "an toan xuong")) == {"Liền", "Rời"}
    assert titles(reader, '"an toan xuong"') == ["Liền"]
    assert titles(reader, '"an toàn xưởng"') == ["Liền"]


def test_a_word_of_two_syllables_comes_before_its_syllables_apart(news, reader):
    news("Giáo án mới cho toàn trường", "soạn lại")
    news("Xưởng hàn", "kiểm tra an toàn đầu năm")
    news("Tháng an toàn", "phát động")

    ranked = ["Tháng an toàn", "Xưởng hàn", "Giáo án mới cho toàn trường"]
    assert titles(reader, "an toan") == ranked
    assert titles(reader, "an toàn") == ranked


def test_a_paper_comes_before_its_files_unless_files_are_asked_for():
    narrow = {"organization": None, "year": 2026, "term": None, "field": "", "out_of_force": ""}
    fits = narrow | dict.fromkeys(("exact", "in_title", "together"), True)
    theme = Row(key=1, kind="theme", score=1.0, **fits)
    file = Row(key=2, kind="file", score=9.0, **fits)

    assert order.by_score([file, theme], kind="") == [theme, file]
    assert order.by_score([theme, file], kind="file") == [file, theme]


def test_a_phrase_does_not_run_from_the_title_into_the_text(news, reader):
    news("Báo cáo quý", "ba")

    assert titles(reader, '"quý ba"') == []


@pytest.fixture
def numbered(house, cell):
    """A member, and papers 5 and 15 of his cell, the second naming the first."""
    member = MemberFactory(cell=cell)
    fields = {
        "organization": cell,
        "status": "issued",
        "term": cell.terms.get(),
        "issued_on": timezone.localdate().replace(year=2025, month=10, day=3),
        "signer": member,
    }
    ResolutionFactory(number=15, symbol="15-NQ/ĐU", abstract="nhắc đến văn bản 05-NQ/ĐU", **fields)
    ResolutionFactory(number=5, symbol="05-NQ/ĐU", abstract="về việc giữ xưởng", **fields)
    return member.account


@pytest.mark.parametrize("typed", ["05-NQ/ĐU", "5 nq du", "05NQĐU", "5-NQ/ĐU", "05-NQ"])
def test_a_number_in_any_spelling_gives_that_paper_first(numbered, typed):
    found = titles(numbered, typed)

    assert found[0] == "Nghị quyết về việc giữ xưởng"
    assert len(found) == (1 if typed == "05-NQ" else 2) or typed == "05-NQ"


@pytest.mark.parametrize("typed", ["10/2025", "tháng 10 năm 2025", "03/10/2025", "quý IV/2025"])
def test_a_time_gives_the_papers_of_that_time(numbered, typed):
    assert len(titles(numbered, typed)) == 2


def test_a_month_that_a_text_speaks_of_is_found_in_either_spelling(news, reader):
    news("Kế hoạch", "họp trong tháng 4 năm 2019")

    assert titles(reader, "4/2019") == ["Kế hoạch"]


def test_abbreviations_find_what_is_written_out(news, reader):
    news("Bàn giao", "nghị quyết của chi bộ")

    assert titles(reader, "nq cb") == ["Bàn giao"]


def test_half_a_word_finds_what_begins_so_when_nothing_has_it_whole(news, reader):
    news("Giữ xưởng")
    assert titles(reader, "giu xuo") == ["Giữ xưởng"]
    assert titles(reader, "xuo giu") == []

    news("Giữ xuo")
    assert titles(reader, "giu xuo") == ["Giữ xuo"]


def test_one_letter_of_the_last_word_does_not_hide_what_the_others_find(news, reader):
    news("Giáo án số")
    assert titles(reader, "giáo án s") == ["Giáo án số"]
    assert titles(reader, "s") == []


def test_a_day_that_is_remembered_wrongly_does_not_hide_the_paper(news, reader):
    news("Giữ xưởng")

    wrong = find(reader, "giữ xưởng năm 1999", timezone.localdate())
    assert [card_title(row) for row in wrong.rows] == ["Giữ xưởng"]
    assert wrong.is_near
    assert not find(reader, "giữ xưởng", timezone.localdate()).is_near
    assert titles(reader, "năm 1999") == []


def test_titles_are_proposed_while_one_types(news, reader):
    news("Nghị quyết đại hội")
    news("Tin khác", "nghị quyết trong thân bài")

    proposed = [card_title(row) for row in beginning(reader, "nghi qu", 8)]
    assert proposed == ["Nghị quyết đại hội"]
    assert [card_title(row) for row in beginning(reader, "đại h", 8)] == ["Nghị quyết đại hội"]


def test_a_number_is_proposed_while_one_types(numbered):
    proposed = [card_title(row) for row in beginning(numbered, "5 nq", 8)]
    assert "Nghị quyết về việc giữ xưởng" in proposed


# --- Who finds what ------------------------------------------------------------------------------


def test_a_draft_is_found_by_nobody_and_a_published_page_by_its_readers(people, cell):
    ReportPageFactory(title="Báo cáo kín", organization=cell, live=False)
    ReportPageFactory(title="Báo cáo mở", organization=cell)

    assert titles(people["member"], "báo cáo") == ["Báo cáo mở"]
    assert titles(people["staff"], "báo cáo") == []
    assert titles(people["other_member"], "báo cáo") == []


def test_what_one_may_not_see_is_neither_counted_nor_spread_over_facets(people, cell, news):
    ReportPageFactory(title="Chuyện máy tiện", organization=cell)
    news("Chuyện máy tiện ở xưởng")

    found = find(people["other_member"], "máy tiện", timezone.localdate())
    assert found.total == 1
    assert {hits.kind for hits in found.alike} == {"news"}


def test_a_superuser_finds_what_his_group_gives_and_no_more(people, cell):
    ReportPageFactory(title="Báo cáo mở", organization=cell)
    account = people["staff"]
    account.is_superuser = True
    account.save()

    assert titles(account, "báo cáo") == []


def test_an_account_that_was_closed_finds_nothing(people, news):
    news("Tin cho mọi người")
    account = people["member"]
    account.is_active = False

    assert titles(account, "tin") == []


# --- Frequent words ------------------------------------------------------------------------------


@pytest.fixture
def frequent(monkeypatch):
    """As if a few papers were many thousand."""
    monkeypatch.setattr(matching, "RANKED_UP_TO", 2)


def test_of_a_frequent_word_titles_come_first_and_then_the_newest(news, reader, frequent):
    day = timezone.now()
    for n in range(4):
        news(f"Bài {n}", "chi bộ họp", date=day - timezone.timedelta(days=n))
    news("Chi bộ ở tiêu đề", date=day - timezone.timedelta(days=9))

    assert titles(reader, "chi bo") == ["Chi bộ ở tiêu đề", "Bài 0", "Bài 1", "Bài 2", "Bài 3"]


def test_of_a_frequent_word_exact_marks_come_first_too(news, reader, frequent):
    day = timezone.now()
    for n in range(3):
        news(f"Bài {n}", "nấm", date=day - timezone.timedelta(days=n))
    news("Bài cũ", "năm", date=day - timezone.timedelta(days=9))

    assert titles(reader, "năm") == ["Bài cũ", "Bài 0", "Bài 1", "Bài 2"]


def test_past_the_most_hits_there_are_more_and_the_newest_are_shown(
    news, reader, frequent, monkeypatch
):
    monkeypatch.setattr(matching, "MOST_HITS", 3)
    day = timezone.now()
    for n in range(5):
        news(f"Bài {n}", "chi bộ", date=day - timezone.timedelta(days=n))

    found = find(reader, "chi bo", timezone.localdate())
    assert found.more
    assert [card_title(row) for row in found.rows] == ["Bài 0", "Bài 1", "Bài 2"]


def test_what_was_chosen_is_found_however_old_it_is(news, reader, frequent, monkeypatch):
    monkeypatch.setattr(matching, "MOST_HITS", 3)
    for n in range(5):
        news(f"Bài {n}", "chi bộ")
    news("Bài xưa", "chi bộ", date=timezone.now().replace(year=2019))

    assert titles(reader, "chi bo", nam=2019) == ["Bài xưa"]


# --- Cards follow their papers -------------------------------------------------------------------


def test_a_changed_page_is_found_by_its_new_words_only(news, reader):
    page = news("Tên cũ", "chữ cũ")
    page.title, page.body = "Tên mới", story("chữ lạ")
    page.save_revision().publish()

    assert titles(reader, "cũ") == []
    assert titles(reader, "lạ") == ["Tên mới"]


def test_an_unpublished_or_deleted_page_is_gone(news, reader):
    one, other = news("Tuabin một"), news("Tuabin hai")
    one.unpublish()
    other.delete()

    assert titles(reader, "tuabin") == []
    assert not SearchEntry.objects.filter(object_id=other.pk, kind="news").exists()


def test_a_term_entered_later_is_that_of_the_papers_of_its_days(people, cell):
    cell.terms.all().delete()
    ReportPageFactory(title="Báo cáo mở", organization=cell)
    assert find(people["member"], "báo cáo", timezone.localdate()).rows[0].term is None

    term = Term.objects.create(organization=cell, name="mới", starts_on=date(2025, 1, 1))
    assert find(people["member"], "báo cáo", timezone.localdate()).rows[0].term == term.pk
    assert ArchiveTally.objects.get().term == term.pk


def test_the_kind_of_paper_that_is_named_comes_first(people, cell, news):
    news("Tin xưởng", "nghị quyết và báo cáo nói xưởng, xưởng, xưởng")
    ReportPageFactory(title="Kết quả ở xưởng", organization=cell)

    assert titles(people["member"], "báo cáo xưởng") == ["Kết quả ở xưởng", "Tin xưởng"]
    assert titles(people["member"], "bao cao thang 11 xuong")[0] == "Kết quả ở xưởng"


def runs_of_letters(amount):
    """So many different words of 30 Chinese letters, three bytes each."""
    letters = [chr(code) for code in range(0x4E00, 0x9FA5)]
    return [f"{letters[n]}{letters[-1 - n // 2]}" * 15 for n in range(amount)]


def test_of_a_text_too_long_for_the_index_the_beginning_is_found(news, reader):
    runs = runs_of_letters(12_800)
    news("Giáo trình tiếng Trung", " ".join(["tuabin", *runs]))

    assert titles(reader, "tuabin") == titles(reader, runs[10_000]) == ["Giáo trình tiếng Trung"]
