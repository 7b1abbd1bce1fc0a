"""The admin's forms of records: saved under a lock, never over somebody else's newer text."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log
from wagtail.snippets.views import snippets

from ..actions.base import Refused
from ..actions.meetings import discard_draft
from ..models import Organization
from ..querysets.kept import KeptByOrganization
from ..roles import capacity_of
from ..vietnamese import fold
from .changes import both_texts, what_changed
from .scoping import is_written_by_form
from .spreadsheet import SafeSpreadsheetMixin


def hold_organizations():
    """Takes the queue in which writers stand whose rows are compared with each other."""
    list(Organization.objects.select_for_update().order_by("pk").values_list("pk"))


class RecordListView(SafeSpreadsheetMixin, snippets.IndexView):
    """The list without bulk actions: every change of a record is one act with its own log line."""

    @cached_property
    def columns(self):
        return [column for column in super().columns if column.name not in self.needless_columns]

    @property
    def needless_columns(self):
        """Whose a record is goes without saying to those who write for one organisation only."""
        capacity = capacity_of(self.request.user)
        has_owner = isinstance(self.model.objects.none(), KeptByOrganization)
        if has_owner and len(capacity.seats) == 1:
            return ["bulk_actions", "organization"]
        return ["bulk_actions"]

    def get_list_more_buttons(self, instance):
        """Wagtail's buttons, and the way to the record's page on the site."""
        buttons = super().get_list_more_buttons(instance)
        if hasattr(instance, "get_absolute_url"):
            page = instance.get_absolute_url()
            buttons.append(Button("Mở trên trang", url=page, icon_name="view", priority=5))
        if minutes := getattr(instance, "minutes", None):
            page = minutes.get_absolute_url()
            buttons.append(Button("Đọc biên bản", url=page, icon_name="doc-full", priority=6))
        return buttons


class NamedListView(RecordListView):
    """A list searched by one text without marks, compared in Python: some hundred rows."""

    is_searchable = True
    name_field = "title"

    def search_queryset(self, queryset):
        if not self.is_searching:
            return queryset
        names = queryset.values_list("pk", self.name_field)
        wanted = fold(self.search_query)
        return queryset.filter(pk__in=[pk for pk, name in names if wanted in fold(name)])


class MemberListView(NamedListView):
    name_field = "full_name"


class OfficeListView(NamedListView):
    name_field = "member__full_name"


class LeadsToItsPage:
    """After saving, the record's page on the site, where its next step waits."""

    def get_success_url(self):
        if hasattr(self.object, "get_absolute_url"):
            return self.object.get_absolute_url()
        return super().get_success_url()

    def get_success_buttons(self):
        return []


class RecordCreateView(LeadsToItsPage, snippets.CreateView):
    """Creates a record for an organisation one writes for."""

    def post(self, request, *args, **kwargs):
        with transaction.atomic():
            hold_organizations()
            return super().post(request, *args, **kwargs)

    def save_instance(self):
        instance = self.form.instance
        if hasattr(instance, "created_by_id"):
            instance.created_by = self.request.user
        instance = self.form.save()
        log(instance=instance, action="meetings.create", user=self.request.user)
        return instance


class RecordEditView(LeadsToItsPage, snippets.EditView):
    """Edits a record while the form is its one writer; a stale form gets both texts, no save."""

    def dispatch(self, request, *args, **kwargs):
        self.object = self.get_object()
        if not is_written_by_form(self.object) and request.method != "POST":
            messages.info(request, "Bản ghi này không còn sửa bằng biểu mẫu; dưới đây để xem.")
            return redirect(self.get_inspect_url())
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        with transaction.atomic():
            hold_organizations()
            self.object = self.model._base_manager.select_for_update().get(pk=self.object.pk)
            if request.POST.get("loaded_version") != str(self.object.version):
                return self.show_both_texts()
            if not is_written_by_form(self.object):
                return self.show_both_texts()
            return super().post(request, *args, **kwargs)

    def show_both_texts(self):
        """The page with the stored text beside the typed one; 409, nothing is written."""
        if self.expects_json_response:
            sentence = "Bản ghi vừa được người khác sửa."
            return JsonResponse(
                {"success": False, "error_code": "invalid_revision", "error_message": sentence},
                status=409,
            )
        stored = self.get_form_class()(instance=self.object, for_user=self.request.user)
        context = {
            "record": self.object,
            "differences": both_texts(stored, self.get_form()),
            "edit_url": reverse(self.edit_url_name, args=[self.object.pk]),
            "still_open": is_written_by_form(self.object),
        }
        return TemplateResponse(
            self.request, "wagtailadmin/records/conflict.html", context, status=409
        )

    def save_instance(self):
        changes = what_changed(self.form)
        instance = self.form.save()
        log(
            instance=instance,
            action="meetings.edit",
            user=self.request.user,
            data={"changes": changes},
            content_changed=bool(changes),
        )
        return instance


class RecordInspectView(snippets.InspectView):
    """A record to read, with a dash where nothing was filled in."""

    def get_field_display_value(self, field_name, field):
        value = super().get_field_display_value(field_name, field)
        return "–" if value is None or value == "" else value


class ThemeInspectView(RecordInspectView):
    """A theme to read. Wagtail takes this method for one that prints a field named «field»."""

    def get_field_display_value(self, field_name="field", field=None):
        if field_name == "field":
            return self.object.get_field_display()
        return super().get_field_display_value(field_name, field)


class DraftDeleteView(snippets.DeleteView):
    """Removes a draft that nobody was called to; anything later is cancelled, not deleted."""

    def dispatch(self, request, *args, **kwargs):
        if not self.get_object().is_being_prepared:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def delete_action(self):
        try:
            discard_draft(meeting=self.object, by=self.request.user)
        except Refused as refusal:
            raise PermissionDenied(refusal.messages[0]) from refusal


class NoDeleteView(snippets.DeleteView):
    """Records are ended, replaced or cancelled; they do not disappear."""

    def dispatch(self, request, *args, **kwargs):
        raise Http404
