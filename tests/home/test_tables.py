"""Tables in a story: pasted from Excel or typed, refused with a sentence, printed as text."""

import pytest
from wagtail.blocks.struct_block import StructBlockValidationError

from home.tables import MOST_ROWS, TableBlock, columns_of, rows_of
from tests.factories.home import NewsPageFactory

HEAD = "Tháng | Có mặt | Vắng"
SOUND = f"{HEAD}\n9/2026 | 9 | 3\n10/2026 | 11"


def fault(rows):
    block = TableBlock()
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python({"caption": "", "rows": rows}))
    return refused.value.block_errors["rows"].messages[0]


@pytest.mark.parametrize(
    "typed",
    [
        "Tháng\tCó mặt\tVắng\n9/2026\t9\t\n\n10/2026\t11\t1",  # as Excel copies it
        "Tháng|Có mặt|Vắng\r\n9/2026|9|\r\n10/2026|11|1",
        "| Tháng | Có mặt | Vắng |\n| 9/2026 | 9 |  |\n | |\n| 10/2026 | 11 | 1 |",
    ],
)
def test_a_table_is_read_as_it_was_pasted_or_typed(typed):
    assert rows_of(typed) == [
        ["Tháng", "Có mặt", "Vắng"],
        ["9/2026", "9", ""],
        ["10/2026", "11", "1"],
    ]


def test_columns_of_figures_are_known_the_first_never_is_one():
    rows = [
        ["Năm", "Sự cố", "Giờ", "Vì sao"],
        ["2025", "4", "11.860", "2 máy"],
        ["2026", "–", "", ""],
    ]
    assert [column.is_number for column in columns_of(rows)] == [False, True, True, False]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ("", "ô này"),
        (HEAD, "ít nhất hai hàng"),
        ("Tháng\n9/2026", "Giữa hai ô gõ dấu |"),
        ("|".join("abcdefghi") + "\n1|2", "cần từ 2 đến 8"),
        ("Tháng | | Vắng\n1|2|3", "Cột 2 chưa có tên"),
        (f"{HEAD}\n1|2|3\n1|2|3|4", "Hàng 3 có 4 ô"),
        (HEAD + "\n1|2|3" * (MOST_ROWS + 1), "101 hàng"),
    ],
)
def test_what_is_no_table_is_refused_with_what_to_do(rows, sentence):
    assert sentence.lower() in fault(rows).lower()


def test_a_sound_table_is_kept_as_typed():
    block = TableBlock()
    assert block.clean(block.to_python({"caption": "", "rows": SOUND}))["rows"] == SOUND


def test_a_table_is_printed_with_a_label_on_every_cell_for_phones(client, people):
    body = [("table", {"caption": "Có mặt <b>", "rows": f"{SOUND}\n<script> | 1 | 2"})]
    news = NewsPageFactory(body=body)
    client.force_login(people["staff"])

    page = client.get(news.url).content.decode()

    assert "<caption>Có mặt &lt;b&gt;</caption>" in page
    assert '<th scope="col" class="num">Có mặt</th>' in page
    assert '<th scope="row">9/2026</th><td class="num" data-label="Có mặt">9</td>' in page
    assert '<td class="num" data-label="Vắng">–</td>' in page  # a row that was too short
    assert "&lt;script&gt;" in page
    assert "<script> |" not in page


def test_a_draft_that_is_no_table_yet_is_shown_as_typed():
    assert "<p>Tháng</p>" in TableBlock().render({"caption": "", "rows": "Tháng"})


def test_what_stands_in_a_table_is_found(client, people):
    news = NewsPageFactory(body=[("table", {"caption": "", "rows": "Xưởng\tMáy\nHàn\tRô bốt"})])
    client.force_login(people["staff"])

    assert news.url in client.get("/tim-kiem/", {"q": "ro bot"}).content.decode()
