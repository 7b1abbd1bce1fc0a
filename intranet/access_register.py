"""«Nhật ký truy cập»: the access log as administrators see it, to read, filter and export.

wagtail-modeladmin hands every query parameter to the ORM and answers an unknown one with an error
(its list would tell password hashes letter by letter). So the view takes out of the address only
what LISTED names, and the library sees nothing but the page number and the export format.
"""

from django import forms
from django.http import QueryDict
from django.urls import re_path
from django.utils import timezone
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import IndexView

from meetings.actions.access_check import LOST
from meetings.actions.reading import ledger_is_lost
from meetings.admin.spreadsheet import MOST_ROWS, SafeSpreadsheetMixin
from meetings.enums import AccessKind, AccessRight
from meetings.models import AccessEntry, AccessLedger

LISTED = ("nguoi", "loai", "theo", "tu", "den")
# A box to type in: what a browser draws for type="date" follows its own language, not ours.
DAY = {"input_formats": ["%d/%m/%Y", "%Y-%m-%d"], "required": False}
DAY_BOX = {"placeholder": "ngày/tháng/năm", "inputmode": "numeric", "autocomplete": "off"}
LARGEST_PAGE = 100_000


class RegisterForm(forms.Form):
    """How the register may be narrowed."""

    nguoi = forms.CharField(label="Người đọc", max_length=150, required=False)
    loai = forms.ChoiceField(label="Loại", choices=[("", "Tất cả"), *AccessKind.choices])
    theo = forms.ChoiceField(label="Đọc theo", choices=[("", "Tất cả"), *AccessRight.choices])
    tu = forms.DateField(label="Từ ngày", widget=forms.DateInput(DAY_BOX), **DAY)
    den = forms.DateField(label="Đến hết ngày", widget=forms.DateInput(DAY_BOX), **DAY)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("loai", "theo"):
            self.fields[name].required = False

    def narrow(self, entries):
        """The entries asked for; none where the question has no sense."""
        if not self.is_valid():
            return entries.none()
        asked = self.cleaned_data
        conditions = {
            "user_name": asked["nguoi"].strip().lower(),
            "kind": asked["loai"],
            "right": asked["theo"],
            "moment__date__gte": asked["tu"],
            "moment__date__lte": asked["den"],
        }
        return entries.filter(**{name: value for name, value in conditions.items() if value})


class OnlyReads(PermissionHelper):
    """Administrators list; nobody opens, makes, changes or removes a line."""

    def user_can_list(self, user):
        return not user.is_superuser and user.has_perm("meetings.view_accessentry")

    def user_has_any_permissions(self, user):
        return self.user_can_list(user)

    def user_can_create(self, user):
        return False

    def user_can_inspect_obj(self, user, obj):
        return False

    def user_can_edit_obj(self, user, obj):
        return False

    def user_can_delete_obj(self, user, obj):
        return False


class RegisterView(SafeSpreadsheetMixin, IndexView):
    """The list. `form` is the question, taken from the address before the library sees it."""

    export_headings = {
        "number": "Số",
        "when": "Lúc",
        "user_name": "Người đọc",
        "what": "Đọc gì",
        "by_right": "Đọc theo",
        "address": "Địa chỉ máy",
    }

    def dispatch(self, request, *args, **kwargs):
        asked = request.GET
        self.form = RegisterForm({name: asked.get(name, "") for name in LISTED})
        request.GET = self.cleaned(asked)
        return super().dispatch(request, *args, **kwargs)

    def cleaned(self, asked):
        """The page number and the export format, each of a known shape, and nothing else."""
        kept = QueryDict(mutable=True)
        page = asked.get(self.PAGE_VAR, "")
        if page.isascii() and page.isdecimal() and 0 < int(page[:9]) < LARGEST_PAGE:
            kept[self.PAGE_VAR] = str(int(page[:9]))
        if asked.get(self.EXPORT_VAR) in self.FORMATS:
            kept[self.EXPORT_VAR] = asked[self.EXPORT_VAR]
        return kept

    def get_base_queryset(self, request=None):
        return self.form.narrow(super().get_base_queryset(request))

    def get_context_data(self, **kwargs):
        ledger = AccessLedger.objects.filter(pk=1).first()
        question = {name: self.form.data[name] for name in LISTED if self.form.data[name]}
        address = QueryDict(mutable=True)
        address.update(question)
        return super().get_context_data(
            form=self.form,
            ledger=ledger,
            trouble=LOST if ledger_is_lost() else getattr(ledger, "trouble", ""),
            question=address.urlencode(),
            most_rows=MOST_ROWS,
            **kwargs,
        )


class AccessRegister(ModelAdmin):
    """The register in the administrators' menu: one address, a list."""

    model = AccessEntry
    base_url_path = "nhat-ky-truy-cap"
    menu_label = "Nhật ký truy cập"
    menu_icon = "history"
    menu_order = 650
    list_display = ("number", "when", "user_name", "what", "by_right", "address")
    list_export = ("number", "when", "user_name", "what", "by_right", "address")
    export_filename = "nhat-ky-truy-cap"
    empty_value_display = ""
    list_per_page = 50
    ordering = ("-number",)
    index_view_class = RegisterView
    index_template_name = "wagtailadmin/access_register.html"
    permission_helper_class = OnlyReads
    history_view_enabled = False

    def when(self, entry):
        return f"{timezone.localtime(entry.moment):%d/%m/%Y %H:%M:%S}"

    when.short_description = "Lúc"

    def what(self, entry):
        """Kind and number; the symbol where the record has one. Never a title."""
        named = entry.symbol or entry.key
        return f"{entry.get_kind_display()} {named}"

    what.short_description = "Đọc gì"

    def by_right(self, entry):
        number = f" số {entry.pass_id}" if entry.pass_id else ""
        return f"{entry.get_right_display()}{number}"

    by_right.short_description = "Đọc theo"

    def get_admin_urls_for_registration(self):
        """The list alone: no address to make, open, change or remove anything."""
        pattern, name = self.url_helper.get_action_url_pattern, self.url_helper.get_action_url_name
        return (re_path(pattern("index"), self.index_view, name=name("index")),)
