"""Reading text as words: every marked letter, both normal forms, Đ, tone places, numbers, dates."""

import unicodedata
from datetime import date

import pytest

from home.search.query import read_beginning, read_query
from home.search.terms import Fact, Words, leaves
from home.search.words import (
    WORD,
    exact,
    folded,
    folded_words,
    number_key,
    numbers_in,
    pattern_of,
    words_of,
)

MARKED = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
PLAIN = "a" * 17 + "e" * 11 + "i" * 5 + "o" * 17 + "u" * 11 + "y" * 5 + "d"
TODAY = date(2026, 11, 24)


def test_there_are_67_marked_letters():
    assert len(set(MARKED)) == len(MARKED) == len(PLAIN) == 67


@pytest.mark.parametrize(("letter", "plain"), list(zip(MARKED, PLAIN, strict=True)))
def test_every_marked_letter_folds_in_both_normal_forms_and_cases(letter, plain):
    for written in (letter, letter.upper()):
        for form in ("NFC", "NFD"):
            assert folded_words(unicodedata.normalize(form, f"t{written}n")) == [f"t{plain}n"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("hoà", "hòa"), ("khoẻ", "khỏe"), ("uỷ", "ủy"), ("THUỶ", "thủy"), ("Ðảng", "đảng"),
     ("Ɖảng", "đảng"), ("đảng", "đa\u0309ng")],
)  # fmt: skip
def test_two_spellings_of_a_word_are_one_exact_word(one, other):
    assert [exact(word) for word in words_of(one)] == [exact(word) for word in words_of(other)]


@pytest.mark.parametrize(("one", "other"), [("quý", "quy"), ("má", "mã"), ("hòa", "hoa")])
def test_words_of_another_tone_stay_other_exact_words(one, other):
    assert exact(one) != exact(other)
    assert folded(one) == folded(other) or one == "má"


@pytest.mark.parametrize("wanted", ["an", "uy", "dang", "5", "0", "2026", "an uy 5 quy", "a" * 30])
@pytest.mark.parametrize("half", ["", "q", "to", "20"])
def test_words_are_found_where_the_index_reads_them(wanted, half):
    text = f"ĐẢNG uỷ, Ủy ban: an toàn, toan-an xAn 005 5x x5 50 00 2026 2_0 Quý {'á' * 31} ẩn"
    words = set(wanted.split())

    found = [each.group() for each in pattern_of(words, half).finditer(text)]

    read = WORD.findall(text)
    assert found == [
        each for each in read if folded(each) in words or (half and folded(each).startswith(half))
    ]


def test_what_cannot_be_seen_parts_no_word():
    assert folded_words("an\u200b toàn\u00a0xưởng\u2013điện\u00ad “lạnh”") == [
        *("an", "toan", "xuong", "dien", "lanh"),
    ]


@pytest.mark.parametrize(
    "typed", ["05-NQ/ĐU", "5-NQ/ĐU", "05-nq/đu", "5 nq du", "05NQĐU", "05 - NQ / ĐU", "05–NQ/ĐU"]
)
def test_a_number_is_read_in_any_spelling(typed):
    assert read_query(typed, TODAY).number == "5nqdu"


@pytest.mark.parametrize("typed", ["12 năm", "5 đồng chí", "10A2", "khối 11", "2 khoa", "3 bch"])
def test_other_figures_are_no_numbers_of_papers(typed):
    assert read_query(typed, TODAY).number == ""


def test_numbers_that_a_text_names_are_known():
    assert number_key("05-NQ/ĐU") == "5nqdu"
    assert numbers_in("Căn cứ Nghị quyết 05-NQ/ĐU và 12-CTr/CB") == {"5nqdu", "12ctrcb"}


@pytest.mark.parametrize(
    ("typed", "fact"),
    [
        ("03/10/2011", "d20111003"),
        ("ngày 3 tháng 10 năm 2011", "d20111003"),
        ("10/2025", "m202510"),
        ("tháng 10 năm 2025", "m202510"),
        ("tháng 10/2025", "m202510"),
        ("quý IV/2026", "q20264"),
        ("quý 4 năm 2026", "q20264"),
        ("tháng 10", "t10"),
        ("năm 2025", "y2025"),
        ("2025", "y2025"),
        ("năm ngoái", "y2025"),
        ("năm nay", "y2026"),
        ("tháng trước", "m202610"),
        ("tháng này", "m202611"),
    ],
)
def test_days_months_and_years_are_facts(typed, fact):
    facts = [leaf.word for leaf in leaves(read_query(typed, TODAY).term) if isinstance(leaf, Fact)]
    assert facts == [fact]


def test_last_month_of_january_is_in_the_year_before():
    facts = leaves(read_query("tháng trước", date(2026, 1, 31)).term)
    assert Fact("m202512") in list(facts)


@pytest.mark.parametrize(("short", "long"), [("nq", "nghi quyet"), ("ĐU", "dang uy")])
def test_what_the_field_writes_short_is_found_written_out(short, long):
    found = list(leaves(read_query(f"{short.lower()} x", TODAY).term))
    if short.isascii():
        assert Words(tuple(long.split())) in found
    else:  # typed with its mark it is the word itself
        assert Words(("du",), ("đu",)) in found


def test_joining_words_are_left_out_unless_they_are_all_there_is():
    assert Words(("ve",), ("về",)) not in list(leaves(read_query("họp về quê", TODAY).term))
    assert Words(("ve",), ("về",)) in list(leaves(read_query("về", TODAY).term))
    assert Words(("ve",)) in list(leaves(read_query("bao ve", TODAY).term))


def test_quotes_keep_words_together():
    term = read_query('"an toàn xưởng" điện', TODAY).term
    assert term.parts == (
        Words(("an", "toan", "xuong"), ("an", "toàn", "xưởng")),
        Words(("dien",), ("điện",)),
    )


@pytest.mark.parametrize("typed", ["", " ", '"', "???", "\u200b", "***", "😀", "“”"])
def test_what_holds_no_word_looks_for_nothing(typed):
    assert read_query(typed, TODAY).term is None
    assert read_beginning(typed) is None


def test_the_last_word_goes_on_while_one_types():
    assert read_beginning("nghị qu").parts[-1].prefix
    assert not read_beginning("nghị quyết ").parts[-1].prefix


def test_an_endless_query_is_cut_and_says_so():
    query = read_query("an " * 3000, TODAY)
    assert query.cut
    assert len(query.term.parts) == 16
