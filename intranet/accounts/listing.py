"""The list of accounts: found by name without marks, narrowed by state and role."""

import django_filters
from django.contrib.auth import get_user_model
from django.forms import CheckboxSelectMultiple
from django.urls import reverse
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.boolean_radio_select import BooleanRadioSelect
from wagtail.admin.widgets.button import Button, HeaderButton

from home.enums import Role
from meetings.admin.spreadsheet import SafeSpreadsheetMixin
from meetings.vietnamese import fold

from .role_groups import role_groups


class AccountFilterSet(WagtailFilterSet):
    """Active or not, and the groups on the list."""

    is_active = django_filters.BooleanFilter(label="Đang hoạt động", widget=BooleanRadioSelect)
    groups = django_filters.ModelMultipleChoiceFilter(
        label="Vai trò", queryset=lambda request: role_groups(), widget=CheckboxSelectMultiple
    )

    class Meta:
        model = get_user_model()
        fields = ["is_active", "groups"]


def roles_of(account):
    """The roles as one line; groups are loaded with the page of the list."""
    return ", ".join(g.name for g in account.groups.all() if g.name in Role.values)


def password_state(account):
    """What keeps the person from coming in with an own password, if anything."""
    if account.one_time_password_expired:
        return "Phiếu đã hết hạn"
    if account.must_set_own_password:
        return "Đang dùng phiếu"
    return "" if account.has_usable_password() else "Chưa cấp"


class AccountIndexView(SafeSpreadsheetMixin, generic.IndexView):
    """Every account but superusers'."""

    any_permission_required = ["add", "change", "view"]
    page_title = "Tài khoản"
    add_item_label = "Thêm tài khoản"
    filterset_class = AccountFilterSet
    is_searchable = True
    default_ordering = "username"
    import_url_name = None

    @property
    def columns(self):
        return [
            self._get_title_column("__str__"),
            Column("username", label="Tên đăng nhập", sort_key="username"),
            Column("email", label="Email"),
            Column("roles", label="Vai trò", accessor=roles_of),
            Column("password", label="Mật khẩu", accessor=password_state),
            BooleanColumn("is_active", label="Hoạt động", sort_key="is_active"),
            DateColumn("last_login", label="Vào lần cuối", sort_key="last_login"),
        ]

    def get_base_queryset(self):
        policy, wanted = self.permission_policy, self.any_permission_required
        accounts = policy.instances_user_has_any_permission_for(self.request.user, wanted)
        return accounts.prefetch_related("groups")

    def search_queryset(self, queryset):
        """Compared without marks: a school has some hundred accounts, so in Python."""
        if not self.is_searching:
            return queryset
        wanted = fold(self.search_query)
        texts = queryset.values_list("pk", "full_name", "username", "email")
        found = [pk for pk, *words in texts if wanted in fold(" ".join(words))]
        return queryset.filter(pk__in=found)

    def get_list_more_buttons(self, instance):
        """One step from the list: edit. Nothing is copied or deleted here."""
        url = self.get_edit_url(instance)
        return [Button("Sửa", url=url, icon_name="edit")] if url else []

    @property
    def header_buttons(self):
        if not self.add_url:
            return []
        url = reverse(self.import_url_name)
        return [self.add_button, HeaderButton("Nhập từ bảng tính", url=url, icon_name="upload")]
