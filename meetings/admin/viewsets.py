"""The view sets of records, in one menu group, in the order of the month."""

from django_filters import filters
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.permissions import policy_registry
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from ..models import (
    InspectionPass,
    Meeting,
    Member,
    Office,
    Organization,
    Resolution,
    RuleSet,
    Task,
    Theme,
)
from . import panels
from .scoping import gate
from .views import (
    DraftDeleteView,
    NoDeleteView,
    RecordCreateView,
    RecordEditView,
    RecordListView,
    ThemeInspectView,
)


class RecordViewSet(SnippetViewSet):
    """A snippet view set every address of which asks for the record, not only for the model."""

    index_view_class = RecordListView
    add_view_class = RecordCreateView
    edit_view_class = RecordEditView
    delete_view_class = NoDeleteView
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


def choice(field, label):
    """A column that prints the word of a choice."""
    return Column(f"get_{field}_display", label=label, sort_key=field)


def day(field, label):
    """A column that prints a day as d/m/Y."""
    return DateColumn(field, label=label, sort_key=field)


def own_organizations(request):
    """Choices of a filter: organisations one writes for."""
    if request is None:
        return Organization.objects.none()
    return Organization.objects.written_for_by(request.user)


class OrganizationFilter(WagtailFilterSet):
    """Filters by one's own organisations only."""

    organization = filters.ModelChoiceFilter(queryset=own_organizations, label="Tổ chức")


class MeetingFilter(OrganizationFilter):
    class Meta:
        model = Meeting
        fields = ["organization", "type", "status"]


class ResolutionFilter(OrganizationFilter):
    class Meta:
        model = Resolution
        fields = ["organization", "type", "status"]


class TaskFilter(OrganizationFilter):
    class Meta:
        model = Task
        fields = ["organization", "status"]


class MeetingViewSet(RecordViewSet):
    model = Meeting
    icon = "calendar-alt"
    menu_label = "Kỳ sinh hoạt"
    delete_view_class = DraftDeleteView
    list_related = ("organization",)
    list_display = ["title", "organization", "starts_at", choice("status", "Tình trạng")]
    list_export = [
        "organization", "get_type_display", "starts_at", "place", "get_status_display",
    ]  # fmt: skip
    export_filename = "ky-sinh-hoat"
    filterset_class = MeetingFilter
    inspect_view_fields = [
        "organization", "type", "form", "starts_at", "planned_minutes", "place", "chair",
        "minute_taker", "theme", "status", "grounds", "equipment",
    ]  # fmt: skip

    def get_edit_handler(self):
        return panels.MEETING.bind_to_model(self.model)


class ResolutionViewSet(RecordViewSet):
    model = Resolution
    icon = "doc-full"
    menu_label = "Nghị quyết, văn bản"
    list_related = ("organization",)
    list_display = ["__str__", "organization", "issued_on", choice("status", "Tình trạng")]
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
    list_related = ("organization", "accountable")
    list_export = ["title", "organization", "accountable", "due_on", "get_status_display"]
    export_filename = "nhiem-vu"
    list_display = [
        "title",
        "organization",
        "accountable",
        "due_on",
        choice("status", "Tình trạng"),
    ]
    filterset_class = TaskFilter

    def get_edit_handler(self):
        return panels.TASK.bind_to_model(self.model)


class ThemeViewSet(RecordViewSet):
    model = Theme
    inspect_view_class = ThemeInspectView
    icon = "openquote"
    menu_label = "Chuyên đề"
    list_display = ["title", "year", choice("quarter", "Quý"), choice("field", "Lĩnh vực")]
    list_filter = ["year", "quarter", "field"]

    def get_edit_handler(self):
        return panels.THEME.bind_to_model(self.model)


class OrganizationViewSet(RecordViewSet):
    model = Organization
    icon = "group"
    menu_label = "Tổ chức đảng"
    list_display = ["name", choice("kind", "Loại"), "founded_on", "dissolved_on"]

    def get_edit_handler(self):
        return panels.ORGANIZATION.bind_to_model(self.model)


class MemberViewSet(RecordViewSet):
    model = Member
    icon = "user"
    menu_label = "Đảng viên"
    list_related = ("account",)
    list_display = ["full_name", "account", "admitted_on", "confirmed_on"]

    def get_edit_handler(self):
        return panels.MEMBER.bind_to_model(self.model)


class OfficeViewSet(RecordViewSet):
    model = Office
    icon = "crosshairs"
    menu_label = "Chức vụ đảng"
    list_related = ("member", "organization")
    list_display = ["member", "organization", choice("role", "Chức vụ"), "starts_on", "ends_on"]

    def get_edit_handler(self):
        return panels.OFFICE.bind_to_model(self.model)


class RuleSetViewSet(RecordViewSet):
    model = RuleSet
    icon = "list-ol"
    menu_label = "Quy định"
    list_related = ("organization",)
    list_display = ["title", "citation", choice("layer", "Cấp"), "effective_from"]

    def get_edit_handler(self):
        return panels.RULE_SET.bind_to_model(self.model)


class InspectionPassViewSet(RecordViewSet):
    model = InspectionPass
    icon = "key"
    menu_label = "Thẻ đọc của đoàn kiểm tra"
    list_related = ("account",)
    list_display = [
        "account",
        "decision",
        day("starts_on", "Từ ngày"),
        day("ends_on", "Đến hết ngày"),
    ]

    def get_edit_handler(self):
        return panels.INSPECTION_PASS.bind_to_model(self.model)


class RecordsGroup(SnippetViewSetGroup):
    """The month's records first, then what they stand on."""

    menu_label = "Sinh hoạt đảng"
    menu_icon = "calendar-check"
    menu_order = 100
    items = (
        MeetingViewSet,
        ResolutionViewSet,
        TaskViewSet,
        ThemeViewSet,
        OrganizationViewSet,
        MemberViewSet,
        OfficeViewSet,
        RuleSetViewSet,
        InspectionPassViewSet,
    )
