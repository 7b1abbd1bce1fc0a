"""The hall of the admin on a day when nothing waits: a word, and where one may begin."""

from django.urls import reverse
from wagtail.admin.ui.components import Component

from .admin_doors import may_enter

# The first of these doors that exists for a person: what he most often comes for.
BEGINNINGS = [
    (
        "wagtailsnippets_meetings_meeting:add",
        "Soạn kỳ sinh hoạt tới",
        "Muốn chuẩn bị kỳ tới, bắt đầu từ chương trình.",
    ),
    (
        "wagtailadmin_explore_root",
        "Mở cây trang",
        "Muốn viết bài mới, chọn mục rồi bấm thêm trang con.",
    ),
    (
        "accounts:index",
        "Mở danh sách tài khoản",
        "Thêm người mới, cấp lại mật khẩu, đổi vai trò ở danh sách tài khoản.",
    ),
]


class NothingWaits(Component):
    """One friendly sentence and the way to the usual work."""

    name = "nothing_waits"
    order = 0
    template_name = "wagtailadmin/hall/nothing_waits.html"

    def __init__(self, user):
        self.user = user

    def get_context_data(self, parent_context):
        open_to = (row for row in BEGINNINGS if may_enter(self.user, row[0]))
        door, label, words = next(open_to, ("", "", ""))
        return {"url": reverse(door) if door else "", "label": label, "words": words}
