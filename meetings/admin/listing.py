"""What lists of records print and by what they are narrowed: columns and filters, shared words."""

from django.utils import timezone
from django_filters import filters
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.boolean_radio_select import BooleanRadioSelect

from ..enums import OrganizationKind
from ..models import (
    InspectionPass,
    Meeting,
    Member,
    Membership,
    Office,
    Organization,
    Resolution,
    RuleSet,
    Task,
    Theme,
)
from ..roles import covering
from ..states import late, minutes_state

# --- Columns ------------------------------------------------------------------------------


def choice(field, label):
    """A column that prints the word of a choice."""
    return Column(f"get_{field}_display", label=label, sort_key=field)


def day(field, label):
    """A column that prints a day as d/m/Y, never «16 năm trước»."""
    return Column(field, label=label, sort_key=field)


def minutes_word(meeting):
    """How far the minutes of a meeting are, in a word."""
    minutes = getattr(meeting, "minutes", None)
    return minutes_state(minutes)["word"] if minutes else ""


def names_of_organizations(theme):
    return ", ".join(organization.name for organization in theme.organizations.all())


def task_word(task):
    """«Quá hạn 3 ngày», or the task's state."""
    return late("Quá hạn", task.days_late)["word"] if task.days_late else task.get_status_display()


def user_name(member):
    """By what name this member signs in; empty for one without an account."""
    return member.account.get_username() if member.account else ""


# --- Filters ------------------------------------------------------------------------------


def own_organizations(request):
    """Choices of a filter: organisations one writes for."""
    if request is None:
        return Organization.objects.none()
    return Organization.objects.written_for_by(request.user)


def known_organizations(request):
    """Choices of a filter of the directory: all whose entries this person keeps."""
    if request is None:
        return Organization.objects.none()
    return Organization.objects.kept_by(request.user)


def doers(request):
    """Choices of a filter: who answers for a task that this person keeps."""
    if request is None:
        return Member.objects.none()
    return Member.objects.filter(pk__in=Task.objects.kept_by(request.user).values("accountable"))


def between(label):
    """A filter by two days, either of which may be left open."""
    return filters.DateFromToRangeFilter(label=label, widget=DateRangePickerWidget)


def yes_or_no(label, method):
    """A filter of two answers."""
    return filters.BooleanFilter(label=label, method=method, widget=BooleanRadioSelect)


def kept_if(queryset, condition, wanted):
    return queryset.filter(condition) if wanted else queryset.exclude(condition)


class OrganizationFilter(WagtailFilterSet):
    """Filters by one's own organisations only."""

    organization = filters.ModelChoiceFilter(queryset=own_organizations, label="Tổ chức")


class MeetingFilter(OrganizationFilter):
    starts_at = between("Ngày họp")

    class Meta:
        model = Meeting
        fields = ["organization", "type", "status", "starts_at"]


class ResolutionFilter(OrganizationFilter):
    issued_on = between("Ngày ban hành")

    class Meta:
        model = Resolution
        fields = ["organization", "type", "status", "issued_on"]


class TaskFilter(OrganizationFilter):
    accountable = filters.ModelChoiceFilter(queryset=doers, label="Chịu trách nhiệm")
    is_late = yes_or_no("Quá hạn", "narrow_to_late")
    due_on = between("Hạn hoàn thành")

    class Meta:
        model = Task
        fields = ["organization", "status", "is_late", "accountable", "due_on"]

    def narrow_to_late(self, queryset, name, wanted):
        overdue = queryset.overdue()
        return overdue if wanted else queryset.exclude(pk__in=overdue.values("pk"))


class ThemeFilter(WagtailFilterSet):
    class Meta:
        model = Theme
        fields = ["year", "quarter", "field"]


class OrganizationListFilter(WagtailFilterSet):
    is_active = yes_or_no("Đang hoạt động", "narrow_to_active")

    class Meta:
        model = Organization
        fields = ["kind", "is_active"]

    def narrow_to_active(self, queryset, name, wanted):
        active = queryset.active_on(timezone.localdate())
        return active if wanted else queryset.exclude(pk__in=active.values("pk"))


class MemberFilter(WagtailFilterSet):
    cell = filters.ModelChoiceFilter(
        queryset=lambda request: known_organizations(request).filter(kind=OrganizationKind.CELL),
        label="Nơi sinh hoạt hiện nay",
        method="narrow_to_cell",
    )
    is_full = filters.BooleanFilter(
        "confirmed_on", "isnull", exclude=True, label="Chính thức", widget=BooleanRadioSelect
    )
    has_account = filters.BooleanFilter(
        "account", "isnull", exclude=True, label="Có tài khoản", widget=BooleanRadioSelect
    )

    class Meta:
        model = Member
        fields = ["cell", "is_full", "has_account"]

    def narrow_to_cell(self, queryset, name, cell):
        here = Membership.objects.on(timezone.localdate()).filter(organization=cell)
        return queryset.filter(pk__in=here.values("member"))


class OfficeFilter(WagtailFilterSet):
    organization = filters.ModelChoiceFilter(queryset=known_organizations, label="Tổ chức")
    is_held = yes_or_no("Đương chức", "narrow_to_held")

    class Meta:
        model = Office
        fields = ["organization", "role", "is_held"]

    def narrow_to_held(self, queryset, name, wanted):
        return kept_if(queryset, covering(timezone.localdate()), wanted)


class RuleSetFilter(WagtailFilterSet):
    class Meta:
        model = RuleSet
        fields = ["layer"]


class InspectionPassFilter(WagtailFilterSet):
    is_running = yes_or_no("Còn hiệu lực", "narrow_to_running")

    class Meta:
        model = InspectionPass
        fields = ["is_running"]

    def narrow_to_running(self, queryset, name, wanted):
        return kept_if(queryset, covering(timezone.localdate()), wanted)
