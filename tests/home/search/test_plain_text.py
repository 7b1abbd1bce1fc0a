"""What of a story is looked through: all its words, whatever signs stand between them."""

import pytest

from home.models import SearchText
from home.search.plain_text import text_of_html
from tests.factories.home import NewsPageFactory
from tests.factories.meetings import AccountFactory

from .conftest import titles

pytestmark = pytest.mark.django_db


def test_signs_that_html_would_take_for_a_tag_hide_no_words(house):
    body = [
        ("heading", "Điểm < 5 phải thi lại, điểm > 8 được khen"),
        ("quote", {"text": "Gửi <tên xưởng> trước ngày 5", "source": "Tổ <máy tiện>"}),
        ("takeaway", "Áp suất < 6 at"),
        ("table", {"caption": "Dung sai", "rows": "Chi tiết | Sai số\nTrục | <bạc lót> 0,02"}),
        ("text", "<p>Ren <b>M1</b>2 &lt; vòng đệm &gt;</p><p>siết chặt</p>"),
    ]
    NewsPageFactory(title="Quy định", body=body)
    reader = AccountFactory()

    phrases = "phải thi lại", "tên xưởng", "máy tiện", "suất 6", "bạc lót", "vòng đệm", "đệm siết"
    for phrase in phrases:
        assert titles(reader, f'"{phrase}"') == ["Quy định"], phrase
    text = SearchText.objects.get(title="Quy định").body
    assert "Ren M12 < vòng đệm >" in text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Một<br/>hai</p><p>ba</p>", "Một\nhai\nba"),
        ("<ul><li>gạch</li><li>đá</li></ul>", "gạch\nđá"),
        ("<p>Q<b>uy</b>ết</p>", "Quyết"),
        ("<p> </p>", ""),
    ],
)
def test_the_end_of_a_paragraph_parts_words_and_a_tag_within_a_word_does_not(html, text):
    assert text_of_html(html) == text
