"""The view sets of the directory and the rules, kept by the party committee: one menu group."""

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from ..enums import OfficeRole
from ..models import InspectionPass, Member, Membership, Office, Organization, RuleSet
from . import panels
from .listing import (
    InspectionPassFilter,
    MemberFilter,
    OfficeFilter,
    OrganizationListFilter,
    RuleSetFilter,
    choice,
    day,
    user_name,
)
from .views import MemberListView, OfficeListView
from .viewsets import RecordViewSet


class OrganizationViewSet(RecordViewSet):
    model = Organization
    icon = "group"
    menu_label = "Tổ chức đảng"
    list_display = [
        "name",
        choice("kind", "Loại"),
        Column("secretary", label="Bí thư"),
        Column("regular_day", label="Ngày sinh hoạt", sort_key="regular_day"),
        day("founded_on", "Thành lập"),
        day("dissolved_on", "Kết thúc"),
    ]
    filterset_class = OrganizationListFilter

    def get_queryset(self, request):
        led = Office.objects.on(timezone.localdate()).filter(
            organization=OuterRef("pk"), role=OfficeRole.SECRETARY
        )
        name = Subquery(led.values("member__full_name")[:1])
        return super().get_queryset(request).annotate(secretary=name)

    def get_edit_handler(self):
        return panels.ORGANIZATION.bind_to_model(self.model)


class MemberViewSet(RecordViewSet):
    model = Member
    icon = "user"
    menu_label = "Đảng viên"
    index_view_class = MemberListView
    list_related = ("account",)
    list_display = [
        "full_name",
        Column("cell_name", label="Nơi sinh hoạt", sort_key="cell_name"),
        Column("account", label="Tài khoản", accessor=user_name),
        day("admitted_on", "Kết nạp"),
        day("confirmed_on", "Chính thức"),
    ]
    filterset_class = MemberFilter

    def get_queryset(self, request):
        home = Membership.objects.on(timezone.localdate()).filter(member=OuterRef("pk"))
        name = Subquery(home.values("organization__name")[:1])
        return super().get_queryset(request).annotate(cell_name=name)

    def get_edit_handler(self):
        return panels.MEMBER.bind_to_model(self.model)


class OfficeViewSet(RecordViewSet):
    model = Office
    icon = "crosshairs"
    menu_label = "Chức vụ đảng"
    index_view_class = OfficeListView
    list_related = ("member", "organization")
    list_display = [
        "member",
        "organization",
        choice("role", "Chức vụ"),
        day("starts_on", "Từ ngày"),
        day("ends_on", "Đến hết ngày"),
    ]
    filterset_class = OfficeFilter

    def get_edit_handler(self):
        return panels.OFFICE.bind_to_model(self.model)


class RuleSetViewSet(RecordViewSet):
    model = RuleSet
    icon = "list-ol"
    menu_label = "Quy định"
    list_related = ("organization",)
    list_display = [
        "title",
        "citation",
        choice("layer", "Cấp"),
        day("effective_from", "Có hiệu lực từ"),
    ]
    filterset_class = RuleSetFilter

    def get_edit_handler(self):
        return panels.RULE_SET.bind_to_model(self.model)


class InspectionPassViewSet(RecordViewSet):
    model = InspectionPass
    icon = "key"
    menu_label = "Thẻ đọc của đoàn kiểm tra"
    list_related = ("account",)
    filterset_class = InspectionPassFilter
    list_display = [
        "account",
        "decision",
        day("starts_on", "Từ ngày"),
        day("ends_on", "Đến hết ngày"),
    ]

    def get_edit_handler(self):
        return panels.INSPECTION_PASS.bind_to_model(self.model)


class DirectoryGroup(SnippetViewSetGroup):
    """What the month's records stand on."""

    menu_label = "Danh bạ"
    menu_icon = "group"
    menu_order = 500
    items = (
        OrganizationViewSet,
        MemberViewSet,
        OfficeViewSet,
        RuleSetViewSet,
        InspectionPassViewSet,
    )
