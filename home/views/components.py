"""Every component of the site in all its states, for those who build pages."""

from datetime import timedelta

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from meetings import enums
from meetings.models import AgendaItem, Meeting, Organization
from meetings.states import SHAPES, late

from ..facets import Choice

LONG = (
    "Nghị quyết về tiếp tục nâng cao chất lượng sinh hoạt chi bộ, giữ vững kỷ luật lao động, bảo "
    "đảm an toàn xưởng thực hành và chăm lo đời sống người học ở ký túc xá trong mùa mưa bão, giai "
    "đoạn từ tháng 10 năm 2026 đến hết tháng 02 năm 2027"
)
COLOURS = [
    ("paper", "điệp"), ("wash", "điệp sẫm"), ("ink", "than"), ("soft", "than loãng"),
    ("fill", "son"), ("lacquer", "chữ son"), ("indigo", "chàm"), ("jade", "gỉ đồng"),
    ("sophora", "hòe"), ("clay", "đất nung"), ("mark", "nền hòe"),
    ("edge", "viền"), ("rule", "nét"),
]  # fmt: skip
RECORDS = {
    enums.MeetingStatus: "Kỳ sinh hoạt",
    enums.MinutesStatus: "Biên bản",
    enums.ResolutionStatus: "Văn bản",
    enums.OutOfForce: "Văn bản hết hiệu lực",
    enums.TaskStatus: "Nhiệm vụ",
    enums.Readiness: "Chuẩn bị",
    enums.ReplyAnswer: "Trả lời triệu tập",
    enums.RollMark: "Điểm danh",
    enums.ReportStatus: "Báo cáo tháng",
}
# What is said of a record beside its stored state.
SAID_BESIDE = [
    late("Quá hạn", 3),
    late("Trễ hẹn", 2),
    {"shape": "ring", "tone": "sophora", "word": "Chưa trả lời"},
    {"shape": "clock", "tone": "sophora", "word": "Chờ xác nhận"},
    {"shape": "seal", "tone": "lacquer", "word": "Thông qua: 10/11, 90,9%"},
    {"shape": "cross", "tone": "clay", "word": "Không thông qua: 5/11, 45,5%"},
]
ICONS = [
    "ring", "dashed", "half", "full", "done", "late", "pause", "cross", "minus", "seal", "now",
    "clock", "paper", "search", "print", "save", "calendar", "menu", "arrow", "back", "person",
    "key",
]  # fmt: skip


class SpecimenForm(forms.Form):
    """One control of each kind."""

    title = forms.CharField(
        label="Tên công việc", help_text="Bắt đầu bằng động từ, ví dụ: Gửi, Lập, Kiểm tra."
    )
    due_on = forms.DateField(label="Hạn hoàn thành")
    cell = forms.ChoiceField(label="Chi bộ", choices=[("dt", "Chi bộ Đào tạo")])
    measure = forms.CharField(label="Cần đạt", widget=forms.Textarea, required=False)
    number = forms.CharField(label="Số văn bản", initial="cấp khi ban hành", disabled=True)
    file = forms.FileField(label="Tệp", required=False, help_text="PDF, DOCX, XLSX tối đa 20 MB.")
    manner = forms.ChoiceField(
        label="Cách biểu quyết", choices=enums.VoteManner.choices, widget=forms.RadioSelect
    )
    keeps = forms.BooleanField(label="Có ý kiến bảo lưu", required=False)


def components(request):
    """The page of components; 404 outside development."""
    if not settings.SHOW_COMPONENTS:
        raise Http404
    today = timezone.localtime()
    context = {
        "long": LONG,
        "colours": COLOURS,
        "icons": ICONS,
        "states": [*stored_states(), ("Nói thêm", SAID_BESIDE)],
        "today": today,
        "past": today - timedelta(days=23),
        "planned": today + timedelta(days=40),
        "lives": lives(),
        "agenda": agenda(today),
        "form": SpecimenForm(auto_id="trong_%s"),
        "refused": SpecimenForm({"title": "", "due_on": "31/11/2026"}, auto_id="sai_%s"),
        "choices": (
            Choice("Tất cả", "#noi-dung", 16, True),
            Choice("Nghị quyết", "#noi-dung", 3, False),
        ),
        "page": Paginator(range(120), 10).page(6),
        "trail": (("Trang nhất", "/"), ("Sinh hoạt", "/sinh-hoat/"), ("Thành phần", "")),
        "vote": {
            "matter": "phương hướng tháng 12", "manner": "Giơ thẻ", "base": 11, "share": "1/2",
            "in_favour": 10, "against": 0, "other": 1,
        },
    }  # fmt: skip
    return render(request, "home/components.html", context)


def stored_states():
    """The states of each kind of record, as meetings/states.py shapes them."""
    for choices, title in RECORDS.items():
        yield (
            title,
            [
                {"shape": shape, "tone": tone, "word": choices(value).label}
                for value, (shape, tone) in SHAPES[choices].items()
            ],
        )


def lives():
    """A meeting at each station of its way; none of them is stored."""
    cell = Organization(kind="cell", name="Chi bộ Đào tạo")
    return [Meeting(organization=cell, status=status) for status in enums.MeetingStatus]


def agenda(starts_at):
    """An item of each kind."""
    titles = ["Tin tháng 11", "Giáo án số khối 2: gỡ chỗ đang tắc", "Nhiệm vụ tháng 12"]
    kinds = zip(enums.AgendaKind, titles, enums.Readiness, strict=True)
    return [
        {
            "item": AgendaItem(
                pk=number,
                title=title,
                kind=kind,
                readiness=readiness,
                planned_minutes=15,
                keeping=enums.Keeping.OPEN,
            ),
            "starts_at": starts_at + timedelta(minutes=15 * number),
            "papers": [],
            "may_hand_in": False,
        }
        for number, (kind, title, readiness) in enumerate(kinds)
    ]
