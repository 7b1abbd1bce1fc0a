"""What a hit shows of its text: which words are marked, and what of a form is worth showing."""

import pytest

from home.search.fragments import Wanted, fragment
from home.search.words import words_of

TEXT = "Đồng chí Võ Hoài Ân ghi: giáo án số, an toàn xưởng, tổ Toán"


def marked(typed, text=TEXT):
    return [piece.text for piece in fragment(text, Wanted(words_of(typed))) if piece.hit]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("an toàn", ["an toàn"]),  # who writes marks means «an» without one
        ("an toan", ["Ân", "án", "an toàn", "Toán"]),
        ("ân toàn", ["Ân", "toàn"]),
        ("hoai ân", ["Hoài Ân"]),  # «hoai» stands nowhere as typed
        ("gi trừ", []),
    ],
)
def test_words_are_marked_as_they_were_typed_and_else_as_they_sound(typed, found):
    assert marked(typed) == found


def test_the_dotted_lines_of_a_form_are_not_shown():
    form = f"Họ và tên: {'.' * 46} Chi bộ: {'. ' * 30}\n{'…' * 60}\n{'_' * 20}\nXưởng điện"

    shown = "".join(piece.text for piece in fragment(form, Wanted(words_of("xưởng"))))

    assert shown == "Họ và tên: … Chi bộ: … · Xưởng điện"


def test_of_stretches_with_as_many_words_the_one_is_shown_where_they_stand_together():
    begins = "Đồng chí Võ Hoài Ân ghi biên bản, chi bộ quyết nghị: "
    text = f"{begins}{'việc này việc kia ' * 30}mỗi ca giữ an toàn xưởng"

    assert marked("nghi quyet an toan xuong", text) == ["an toàn xưởng"]
    assert marked("quyet nghi") == []
    assert marked("quyet nghi", text) == ["quyết nghị"]
