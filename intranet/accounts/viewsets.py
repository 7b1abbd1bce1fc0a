"""The administrators' screens: list, add, edit, history, one-time passwords, import. No delete."""

from functools import wraps

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path, reverse
from django.views import View
from wagtail.admin import messages
from wagtail.admin.search import SearchArea
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import BaseObjectMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import policy_registry

from .account_forms import AccountForm, EditAccountForm
from .actions import end_sessions, hand_out_one_time_password, slip_for
from .door_log import write
from .import_views import ConfirmImportView, ImportView, TemplateView
from .listing import AccountIndexView
from .second_factor import phone_of, remove_second_factor
from .slips import slips_page


class AskedByAdministrator:
    """Gives the form the person who asks, so that nobody locks himself out."""

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"by": self.request.user}


class AddAccountView(AskedByAdministrator, generic.CreateView):
    """A new account; the next step, on its page, is to hand out a password."""

    page_title = "Thêm tài khoản"
    success_message = "Đã tạo tài khoản «%(object)s». Bước tiếp theo: cấp mật khẩu dùng một lần."
    error_message = "Chưa tạo được tài khoản; xin xem những chỗ báo lỗi."
    submit_button_label = "Tạo tài khoản"
    submit_button_active_label = "Đang tạo…"

    def get_success_url(self):
        return self.get_edit_url()

    def get_success_buttons(self):
        return []


class EditAccountView(AskedByAdministrator, generic.EditView):
    """One account, and the button for a one-time password."""

    success_message = "Đã lưu tài khoản «%(object)s»."
    error_message = "Chưa lưu được tài khoản; xin xem những chỗ báo lỗi."
    submit_button_label = "Lưu"
    submit_button_active_label = "Đang lưu…"
    hand_out_url_name = end_sessions_url_name = remove_second_factor_url_name = None

    def get_context_data(self, **kwargs):
        key, is_own = [self.object.pk], self.object == self.request.user
        return super().get_context_data(
            hand_out_url=reverse(self.hand_out_url_name, args=key),
            end_sessions_url=reverse(self.end_sessions_url_name, args=key),
            remove_second_factor_url=reverse(self.remove_second_factor_url_name, args=key),
            may_get_password=self.object.is_active and not is_own,
            has_second_factor=not is_own and phone_of(self.object) is not None,
            **kwargs,
        )


class AccountStepView(PermissionCheckedMixin, BaseObjectMixin, View):
    """One button on an account's page. POST only; back to the page afterwards."""

    http_method_names = ["post"]
    permission_required = "change"
    edit_url_name = None

    def back(self):
        return redirect(self.edit_url_name, self.object.pk)


class EndSessionsView(AccountStepView):
    """Signs the person out on every machine."""

    def post(self, request, *args, **kwargs):
        if self.object == request.user:
            messages.error(request, "Máy của mình thì đăng xuất ở trang «Tài khoản của tôi».")
            return self.back()
        end_sessions(account=self.object, by=request.user)
        write("sessions-ended", self.object.get_username(), request, by=request.user.username)
        messages.success(request, f"Đã đăng xuất «{self.object}» khỏi mọi máy.")
        return self.back()


class RemoveSecondFactorView(AccountStepView):
    """For a lost phone: from now on the password alone lets the person in."""

    def post(self, request, *args, **kwargs):
        if self.object == request.user:
            messages.error(request, "Xác nhận hai bước của mình thì tắt ở «Tài khoản của tôi».")
            return self.back()
        remove_second_factor(account=self.object, by=request.user)
        write("second-factor-off", self.object.get_username(), request, by=request.user.username)
        messages.success(request, f"Đã tắt xác nhận hai bước của «{self.object}».")
        return self.back()


class HandOutPasswordView(AccountStepView):
    """Makes a one-time password and shows its slip, this once."""

    def post(self, request, *args, **kwargs):
        try:
            password = hand_out_one_time_password(account=self.object, by=request.user)
        except ValidationError as error:
            messages.error(request, error.messages[0])
            return self.back()
        back_url = reverse(self.edit_url_name, args=[self.object.pk])
        return slips_page(request, [slip_for(self.object, password)], back_url=back_url)


def touchable(view, model):
    """The view, but 404 for accounts that don't exist here: unknown ones and superusers'."""

    @wraps(view)
    def gate(request, *args, **kwargs):
        if "pk" in kwargs:
            accounts = policy_registry.get_by_type(model).instances_user_has_any_permission_for(
                request.user, ["view", "change"]
            )
            if not accounts.filter(pk=kwargs["pk"]).exists():
                raise Http404
        return view(request, *args, **kwargs)

    return gate


class AccountViewSet(ModelViewSet):
    """«Tài khoản» in the admin's menu. Every address with a key passes `touchable`."""

    model = get_user_model()
    icon = "user"
    menu_label = "Tài khoản"
    menu_order = 600
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = AccountIndexView
    add_view_class = AddAccountView
    edit_view_class = EditAccountView
    edit_template_name = "wagtailadmin/accounts/edit.html"

    def get_form_class(self, for_update=False):
        return EditAccountForm if for_update else AccountForm

    def get_common_view_kwargs(self, **kwargs):
        """Nothing is deleted or looked up as «used»: these addresses don't exist."""
        return super().get_common_view_kwargs(
            **kwargs | {"delete_url_name": None, "usage_url_name": None}
        )

    def construct_view(self, view_class, **kwargs):
        names = {
            "hand_out_url_name": self.get_url_name("hand_out"),
            "end_sessions_url_name": self.get_url_name("end_sessions"),
            "remove_second_factor_url_name": self.get_url_name("remove_second_factor"),
            "import_url_name": self.get_url_name("import"),
            "confirm_url_name": self.get_url_name("import_confirm"),
            "template_url_name": self.get_url_name("import_template"),
        }
        known = {key: value for key, value in names.items() if hasattr(view_class, key)}
        return touchable(super().construct_view(view_class, **known | kwargs), self.model)

    def get_urlpatterns(self):
        kept = [p for p in super().get_urlpatterns() if p.name not in {"delete", "usage"}]
        return [
            *kept,
            path("mat-khau/<int:pk>/", self.construct_view(HandOutPasswordView), name="hand_out"),
            path("dang-xuat/<int:pk>/", self.construct_view(EndSessionsView), name="end_sessions"),
            path(
                "tat-hai-buoc/<int:pk>/",
                self.construct_view(RemoveSecondFactorView),
                name="remove_second_factor",
            ),
            path("nhap/", self.construct_view(ImportView), name="import"),
            path("nhap/ghi/", self.construct_view(ConfirmImportView), name="import_confirm"),
            path("nhap/tep-mau/", self.construct_view(TemplateView), name="import_template"),
        ]


class AccountSearchArea(SearchArea):
    """The side bar's search, for those who have no pages to search."""

    def is_shown(self, request):
        policy = policy_registry.get_by_type(get_user_model())
        return policy.user_has_any_permission(request.user, {"add", "change", "view"})
