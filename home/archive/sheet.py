"""The archive's list as rows of a spreadsheet: what one sees, under the same narrowing."""

from meetings.export.tables import MOST_ROWS
from meetings.models import Term

from .timeline import Timeline, dressed

HEADING = ["Ngày", "Loại", "Số, tên loại", "Tên", "Tổ chức", "Nhiệm kỳ", "Tình trạng", "Địa chỉ"]
WIDTHS = [12, 20, 28, 70, 32, 14, 20, 50]
CUT_SHORT = (
    f"Danh sách dừng ở {MOST_ROWS} dòng mới nhất. "
    "Lọc theo năm hay tổ chức rồi tải lại để lấy phần còn lại."
)


def rows_of(narrowing, user, absolute):
    """The heading and a row a paper, newest first; `absolute` makes a whole address of a path."""
    timeline = Timeline(narrowing)
    terms = dict(Term.objects.visible_to(user).values_list("pk", "name"))
    cards = timeline[:MOST_ROWS]
    yield HEADING
    for card in dressed(cards):
        yield row_of(card, terms, absolute)
    if len(timeline) > MOST_ROWS:
        yield [CUT_SHORT]


def row_of(card, terms, absolute):
    return [
        card.day,
        card.get_kind_display(),
        card.text.label,
        card.text.title,
        card.organization.name if card.organization else "",
        terms.get(card.term_id, ""),
        card.state["word"] if card.state else "",
        absolute(card.text.address),
    ]
