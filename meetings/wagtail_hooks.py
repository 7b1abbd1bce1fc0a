"""What Wagtail is told of the records: their policies, log, menu and the words of their actions."""

from django.urls import reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from .admin.directory import DirectoryGroup
from .admin.hall import panels_for
from .admin.scoping import RecordPolicy
from .admin.viewsets import MONTH
from .models import (
    InspectionPass,
    LogEntry,
    Meeting,
    Member,
    Minutes,
    Office,
    Organization,
    Resolution,
    RuleSet,
    Task,
    TaskReport,
    Theme,
    Unlock,
)
from .permissions import may_unlock
from .roles import capacity_of

KEPT_BY_CELLS = [Meeting, Resolution, Task, Theme]
KEPT_BY_PARTY_COMMITTEE = [Organization, Member, Office, RuleSet, InspectionPass]
LOGGED = [*KEPT_BY_CELLS, *KEPT_BY_PARTY_COMMITTEE, Minutes, TaskReport, Unlock]

for model in KEPT_BY_CELLS:
    register_permission_policy(model, RecordPolicy(model))
for model in KEPT_BY_PARTY_COMMITTEE:
    register_permission_policy(model, RecordPolicy(model, directory=True))

for viewset in MONTH:
    register_snippet(viewset)
register_snippet(DirectoryGroup)


@hooks.register("construct_homepage_panels")
def committees_find_what_waits(request, panels):
    panels.extend(panels_for(request.user))


@hooks.register("construct_main_menu")
def committees_find_the_months_reports(request, items):
    """The roll-up of a month stands on the site; it is for those who write for a cell."""
    capacity = capacity_of(request.user)
    if capacity.seats - capacity.party_committees:
        url = reverse("month_rollup", args=[timezone.localdate().replace(day=1)])
        items.append(MenuItem("Báo cáo tháng", url, icon_name="form", order=50))


@hooks.register("register_admin_menu_item")
def administrators_find_the_unlocking():
    return UnlockMenuItem("Mở khóa đọc", reverse("unlock"), icon_name="lock-open", order=700)


class UnlockMenuItem(MenuItem):
    """Leads out of the admin to the page where reading is opened for an hour."""

    def is_shown(self, request):
        return may_unlock(request.user)


# The word of each action in a record's history, and the line that tells it.
ACTIONS = {
    "agree": ("Thống nhất chương trình", "Cấp ủy thống nhất chương trình"),
    "convene": ("Triệu tập", "Triệu tập kỳ sinh hoạt"),
    "reply": ("Trả lời triệu tập", "Trả lời giấy triệu tập"),
    "open": ("Khai mạc", "Khai mạc"),
    "roll": ("Điểm danh", "Điểm danh"),
    "item": ("Ghi biên bản", "Ghi diễn biến, kết luận một mục"),
    "vote": ("Biểu quyết", "Ghi kết quả biểu quyết"),
    "closing_words": ("Phần kết", "Ghi phần đánh giá, biểu dương, kỳ sau"),
    "close": ("Bế mạc", "Thông qua biên bản và bế mạc"),
    "tidy": ("Chỉnh câu chữ", "Chỉnh câu chữ biên bản"),
    "confirm": ("Xác nhận biên bản", "Xác nhận biên bản"),
    "sign": ("Ký biên bản", "Hai bên đã ký, biên bản được niêm"),
    "postpone": ("Hoãn", "Hoãn kỳ sinh hoạt"),
    "cancel": ("Hủy", "Hủy kỳ sinh hoạt"),
    "discard": ("Xóa dự thảo", "Xóa dự thảo"),
    "minute_taker": ("Đổi thư ký", "Đổi thư ký cuộc họp"),
    "issue": ("Ban hành", "Ban hành, cấp số"),
    "withdraw": ("Thu hồi", "Thu hồi văn bản"),
    "take_over": ("Tiếp số", "Tiếp số từ sổ giấy"),
    "assign": ("Giao việc", "Giao nhiệm vụ"),
    "report_done": ("Báo xong", "Người làm báo đã xong"),
    "accept": ("Công nhận", "Công nhận hoàn thành"),
    "hand_back": ("Trả lại", "Trả lại để làm tiếp"),
    "call_off": ("Thôi giao", "Thôi giao nhiệm vụ"),
    "write_report": ("Viết báo cáo", "Lưu báo cáo tháng"),
    "file_report": ("Nộp báo cáo", "Nộp báo cáo tháng"),
    "paper": ("Thêm tài liệu", "Thêm tài liệu"),
    "invite": ("Mời khách", "Mời khách dự họp"),
    "withdraw_invitation": ("Thôi mời", "Rút giấy mời"),
    "unlock": ("Mở khóa đọc", "Mở khóa đọc một giờ"),
    "lock_again": ("Khóa lại", "Khóa lại trước giờ"),
    "hand_in_page": ("Gửi bài", "Gửi bài cho kho tư liệu"),
}


class EditFormatter(LogFormatter):
    """Tells what a form changed, box by box."""

    label = "Sửa"

    def format_message(self, log_entry):
        changes = log_entry.data.get("changes", [])
        told = [f"{label}: «{old}» thành «{new}»" for label, old, new in changes]
        return "Sửa " + "; ".join(told) if told else "Lưu lại, không đổi gì"


@hooks.register("register_log_actions")
def register_actions(actions):
    """https://docs.wagtail.org/en/stable/extending/audit_log.html"""
    for name, (label, message) in ACTIONS.items():
        actions.register_action(f"meetings.{name}", label, message)
    actions.register_action("meetings.create", "Tạo", "Tạo bản ghi")
    actions.register_action("meetings.edit")(EditFormatter)
    for model in LOGGED:
        actions.register_model(model, LogEntry)
