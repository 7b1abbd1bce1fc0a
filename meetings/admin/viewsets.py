"""The view sets of a month's records, each with its own item in the menu, in the month's order."""

from django.db.models import Count
from wagtail.admin.ui.tables import Column
from wagtail.permissions import policy_registry
from wagtail.snippets.views.snippets import SnippetViewSet

from ..models import Meeting, Resolution, Task, Theme
from . import panels
from .listing import (
    MeetingFilter,
    ResolutionFilter,
    TaskFilter,
    ThemeFilter,
    choice,
    day,
    minutes_word,
    names_of_organizations,
    task_word,
)
from .scoping import gate
from .views import (
    DraftDeleteView,
    NamedListView,
    NoDeleteView,
    RecordCreateView,
    RecordEditView,
    RecordInspectView,
    RecordListView,
    ThemeInspectView,
)


class RecordViewSet(SnippetViewSet):
    """A snippet view set every address of which asks for the record, not only for the model."""

    index_view_class = RecordListView
    add_view_class = RecordCreateView
    edit_view_class = RecordEditView
    delete_view_class = NoDeleteView
    inspect_view_class = RecordInspectView
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields_exclude = ["sort_key", "created_by"]  # no words for people
    sort_order_field = None
    list_related = ()
    list_export = ()
    export_headings = {
        "get_type_display": "Loại",
        "get_status_display": "Tình trạng",
    }

    def get_queryset(self, request):
        """Only records this person keeps, with what the list prints."""
        return self.model.objects.kept_by(request.user).select_related(*self.list_related)

    @property
    def permission_policy(self):
        return policy_registry.get_by_type(self.model)

    def register_chooser_viewset(self):
        """No pop-up choosers: stock ones print any title to anyone; our forms use plain lists."""

    def construct_view(self, view_class, **kwargs):
        """Every address of the set, today's and a later Wagtail's, passes the gate."""
        return gate(super().construct_view(view_class, **kwargs), self)


class MeetingViewSet(RecordViewSet):
    model = Meeting
    icon = "calendar-alt"
    menu_label = "Kỳ sinh hoạt"
    menu_order = 20
    add_to_admin_menu = True
    delete_view_class = DraftDeleteView
    list_related = ("organization", "chair", "minute_taker", "minutes")
    list_display = [
        "title",
        "organization",
        "starts_at",
        choice("status", "Tình trạng"),
        Column("item_count", label="Số mục"),
        Column("chair", label="Chủ trì"),
        Column("minute_taker", label="Thư ký"),
        Column("minutes", label="Biên bản", accessor=minutes_word),
    ]
    list_export = [
        "organization", "get_type_display", "starts_at", "place", "get_status_display",
    ]  # fmt: skip
    export_filename = "ky-sinh-hoat"
    filterset_class = MeetingFilter
    inspect_view_fields = [
        "organization", "type", "form", "starts_at", "planned_minutes", "place", "chair",
        "minute_taker", "theme", "status", "grounds", "equipment",
    ]  # fmt: skip

    def get_queryset(self, request):
        rows = super().get_queryset(request).defer("minutes__sealed_content")
        return rows.annotate(item_count=Count("agenda"))

    def get_edit_handler(self):
        return panels.MEETING.bind_to_model(self.model)


class ResolutionViewSet(RecordViewSet):
    model = Resolution
    icon = "doc-full"
    menu_label = "Nghị quyết, văn bản"
    menu_order = 30
    add_to_admin_menu = True
    list_related = ("organization", "signer")
    list_display = [
        "__str__",
        "organization",
        choice("type", "Loại"),
        day("issued_on", "Ban hành ngày"),
        Column("signer", label="Người ký"),
        choice("status", "Tình trạng"),
    ]
    list_export = [
        "symbol", "abstract", "organization", "get_type_display", "issued_on", "get_status_display",
    ]  # fmt: skip
    export_filename = "nghi-quyet-van-ban"
    filterset_class = ResolutionFilter
    inspect_view_fields = [
        "organization", "type", "symbol", "issued_on", "abstract", "body", "meeting", "signer",
        "recipients", "status",
    ]  # fmt: skip

    def get_edit_handler(self):
        return panels.RESOLUTION.bind_to_model(self.model)


class TaskViewSet(RecordViewSet):
    model = Task
    icon = "tasks"
    menu_label = "Nhiệm vụ"
    index_view_class = NamedListView
    ordering = ["-due_on", "-pk"]
    menu_order = 40
    add_to_admin_menu = True
    list_related = ("organization", "accountable")
    list_export = ["title", "organization", "accountable", "due_on", "get_status_display"]
    export_filename = "nhiem-vu"
    list_display = [
        "title",
        "organization",
        "accountable",
        day("due_on", "Hạn hoàn thành"),
        Column("status", label="Tình trạng", accessor=task_word, sort_key="status"),
    ]
    filterset_class = TaskFilter

    def get_edit_handler(self):
        return panels.TASK.bind_to_model(self.model)


class ThemeViewSet(RecordViewSet):
    model = Theme
    inspect_view_class = ThemeInspectView
    icon = "openquote"
    menu_label = "Kế hoạch chuyên đề"
    index_view_class = NamedListView
    menu_order = 60
    add_to_admin_menu = True
    list_related = ("person_in_charge",)
    list_display = [
        "title",
        "year",
        choice("quarter", "Quý"),
        choice("field", "Lĩnh vực"),
        Column("person_in_charge", label="Phụ trách"),
        Column("organizations", label="Tổ chức sinh hoạt", accessor=names_of_organizations),
    ]
    filterset_class = ThemeFilter

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("organizations")

    def get_edit_handler(self):
        return panels.THEME.bind_to_model(self.model)


MONTH = (MeetingViewSet, ResolutionViewSet, TaskViewSet, ThemeViewSet)
