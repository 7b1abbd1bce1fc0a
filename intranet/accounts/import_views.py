"""Accounts from a spreadsheet in three steps: upload, look it over, confirm and print."""

from django.contrib.auth import get_user_model
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views import View
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from .account_forms import ImportForm
from .actions import create_accounts
from .import_plan import Plan
from .slips import slips_page
from .spreadsheet import Unreadable, read_people, template_workbook

SALT = "accounts.import"
MAX_AGE = 60 * 60
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def sealed(rows, user):
    """The rows as text only we can have written, for this person, good for an hour."""
    return signing.dumps([user.pk, rows], salt=SALT, compress=True)


def unsealed(text, user):
    """The rows again; None if the text is not ours, somebody else's or too old."""
    try:
        owner, rows = signing.loads(text, salt=SALT, max_age=MAX_AGE)
    except signing.BadSignature:
        return None
    return rows if owner == user.pk else None


class ForAdministrators(PermissionCheckedMixin):
    """What all steps share: who may, and where the screens are."""

    model = get_user_model()
    permission_required = "add"
    index_url_name = import_url_name = confirm_url_name = template_url_name = None


class ImportView(ForAdministrators, WagtailAdminTemplateMixin, FormView):
    """Upload, then the preview on the same address; writes nothing."""

    form_class = ImportForm
    template_name = "wagtailadmin/accounts/import.html"
    page_title = "Nhập từ bảng tính"
    header_icon = "upload"

    def get_breadcrumbs_items(self):
        steps = [
            {"url": reverse(self.index_url_name), "label": "Tài khoản"},
            {"url": "", "label": self.page_title},
        ]
        return self.breadcrumbs_items + steps

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            template_url=reverse(self.template_url_name),
            confirm_url=reverse(self.confirm_url_name),
            **kwargs,
        )

    def form_valid(self, form):
        try:
            sheet = read_people(form.cleaned_data["file"])
        except Unreadable as error:
            form.add_error("file", str(error))
            return self.form_invalid(form)
        return self.render_to_response(
            self.get_context_data(
                form=ImportForm(),
                plan=Plan(sheet.rows),
                unknown=sheet.unknown,
                payload=sealed(sheet.rows, self.request.user),
            )
        )


class ConfirmImportView(ForAdministrators, View):
    """Makes the accounts of the good rows, all or none, and prints their slips."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        rows = unsealed(request.POST.get("payload", ""), request.user)
        if rows is None:
            return self.start_again("Bản xem trước đã cũ. Hãy tải tệp lên lại.")
        plan = Plan(rows)  # again: accounts may have come since the preview
        if not plan.good_rows:
            return self.start_again("Không còn dòng nào để tạo: các tài khoản này đã có rồi.")
        try:
            slips = create_accounts(rows=plan.good_rows, by=request.user)
        except (IntegrityError, ValidationError):
            return self.start_again("Vừa có người tạo tài khoản trùng tên. Hãy tải tệp lên lại.")
        back_url = reverse(self.index_url_name)
        return slips_page(request, slips, back_url=back_url, left_out=plan.bad_rows)

    def start_again(self, sentence):
        """Nothing was written; say why and go back to the upload."""
        messages.error(self.request, sentence)
        return redirect(self.import_url_name)


class TemplateView(ForAdministrators, View):
    """The .xlsx to fill in."""

    def get(self, request, *args, **kwargs):
        disposition = {"Content-Disposition": 'attachment; filename="mau-tai-khoan.xlsx"'}
        return HttpResponse(template_workbook(), content_type=XLSX, headers=disposition)
