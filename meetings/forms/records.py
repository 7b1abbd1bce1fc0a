"""Forms of records in the admin: they carry their version and offer only what one may see.

A choice outside the offered ones is refused as any wrong value is, so a foreign id tells nothing.
"""

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import NON_FIELD_ERRORS, BadRequest, ValidationError
from django.db import models
from django.forms.models import ModelChoiceField
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms import WagtailAdminModelForm

from ..models import (
    Meeting,
    Member,
    Membership,
    MembershipInterval,
    Office,
    Organization,
    Resolution,
    RuleSet,
    Task,
    Theme,
)
from .names import labels_of


class ChoiceLists:
    """What this person may choose, loaded once a form however many rows it has."""

    def __init__(self, user):
        self.user = user
        self.loaded = {}

    def queryset(self, model, owner):
        """Rows of a model that the person may put into a field; `owner` tells whose record it is.

        `owner`: the field names whose the record is, so only an organisation one writes for.
        """
        if owner:
            return Organization.objects.written_for_by(self.user)
        if model in (Meeting, Resolution, Task):
            return model.objects.kept_by(self.user)
        if model is Account:
            return model.objects.filter(is_superuser=False)  # those live on the command line only
        return model.objects.visible_to(self.user)

    def labels(self, model, owner):
        key = (model, owner)
        if key not in self.loaded:
            rows = self.with_names(self.queryset(model, owner))
            named = labels_of(rows) if model is Member else [(row.pk, str(row)) for row in rows]
            self.loaded[key] = named
        return self.loaded[key]

    @staticmethod
    def with_names(rows):
        """The related rows that `str()` of a meeting needs, in the same query."""
        return rows.select_related("organization") if rows.model is Meeting else rows

    def offer(self, form):
        """Narrows every choice of the form to what is offered, plus what already stands there."""
        for name, field in list(form.fields.items()):
            if isinstance(field, ModelChoiceField) and not field.disabled:
                model = field.queryset.model
                if issubclass(model, OFFERED):
                    self._narrow(form, name, field, model)

    def _narrow(self, form, name, field, model):
        standing = _standing(form.instance, name)
        if self.is_hidden(model, standing):
            del form.fields[name]
            return
        owner = tells_owner(form.instance, name)
        offered = self.queryset(model, owner).values("pk")
        field.queryset = model._default_manager.filter(
            models.Q(pk__in=offered) | models.Q(pk__in=standing)
        )
        labels = self.labels(model, owner)
        known = {pk for pk, _ in labels}
        extra = [pk for pk in standing if pk not in known]
        labels = labels + [(row.pk, str(row)) for row in _rows(model, extra)]
        if isinstance(field, forms.ModelMultipleChoiceField):
            field.widget = forms.CheckboxSelectMultiple()
        else:
            labels = [("", "---------"), *labels]
        field.choices = labels

    def is_hidden(self, model, standing):
        """True if the stored value is a record that this person may not see.

        A member's name stands in the record itself (its chair, its presenter), so it is shown.
        """
        if not standing or model not in (Meeting, Resolution, Task):
            return False
        return model.objects.visible_to(self.user).filter(pk__in=standing).count() < len(standing)


Account = get_user_model()
OFFERED = (Organization, Member, Theme, Meeting, Resolution, Task, Account)
# The directory is of all organisations; its keepers write down where anybody belongs.
DIRECTORY = (Membership, MembershipInterval, Office, RuleSet)


def tells_owner(record, name):
    """True for the field that says whose record this is."""
    return name == "organization" and not isinstance(record, DIRECTORY)


def _rows(model, keys):
    return model._default_manager.filter(pk__in=keys) if keys else []


def _standing(instance, name):
    """Keys that the stored record already holds in that field."""
    if instance.pk is None:
        return []
    field = instance._meta.get_field(name)
    if field.many_to_many:
        return list(getattr(instance, name).values_list("pk", flat=True))
    key = getattr(instance, field.attname)
    return [key] if key else []


class InlineRecordForm(WagtailAdminModelForm):
    """One inline row, offering the same choices as its parent form."""

    def __init__(self, *args, choice_lists=None, **kwargs):
        super().__init__(*args, **kwargs)
        if choice_lists is not None:
            choice_lists.offer(self)


class InlineRecordFormSet(BaseChildFormSet):
    """Rows of a record: a row that others refer to stays; intervals do not overlap."""

    inherit_kwargs = ["for_user", "choice_lists"]

    def _construct_form(self, i, **kwargs):
        """Each row knows its record, a new one too: what is right for it may depend on that."""
        try:
            form = super()._construct_form(i, **kwargs)
        except (ValidationError, ValueError) as broken:  # the key of a row is no key
            raise BadRequest from broken
        setattr(form.instance, self.fk.name, self.instance)
        return form

    def clean(self):
        super().clean()
        for form in self.deleted_forms:
            if form.instance.pk and is_referred_to(form.instance):
                raise forms.ValidationError(
                    f"Không xóa được «{form.instance}»: đã có tài liệu, biểu quyết, văn bản hoặc "
                    "nhiệm vụ gắn với mục này."
                )
        self.refuse_overlaps()

    def refuse_overlaps(self):
        """Intervals typed in one form are compared with each other, not with stored rows."""
        if not hasattr(self.model, "overlaps_with"):
            return
        rows = [f.instance for f in self.forms if f.is_valid() and f not in self.deleted_forms]
        rows = [row for row in rows if row.starts_on]
        for n, row in enumerate(rows):
            for other in rows[:n]:
                if row.overlaps_with(other):
                    raise forms.ValidationError(
                        f"Hai dòng trùng thời gian: từ {other.starts_on:%d/%m/%Y} "
                        f"và từ {row.starts_on:%d/%m/%Y}."
                    )


def is_referred_to(row):
    """True if some other record points at this row."""
    for relation in row._meta.related_objects:
        rows = relation.related_model._default_manager.filter(**{relation.field.name: row.pk})
        if rows.exists():
            return True
    return False


class RecordForm(WagtailAdminModelForm):
    """A record's form in the admin."""

    loaded_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        self.choice_lists = ChoiceLists(kwargs.get("for_user"))
        super().__init__(*args, **kwargs)
        self.choice_lists.offer(self)
        self.fields["loaded_version"].initial = self.instance.version if self.instance.pk else 0
        self.start_with_own_organization()

    def _update_errors(self, errors):
        """What is wrong with a field hidden from this person is said of the whole record."""
        by_field = getattr(errors, "error_dict", {})
        for name in set(by_field) - {NON_FIELD_ERRORS, *self.fields}:
            by_field.setdefault(NON_FIELD_ERRORS, []).extend(by_field.pop(name))
        super()._update_errors(errors)

    def start_with_own_organization(self):
        """Whoever writes for one organisation only finds it chosen already."""
        field = self.fields.get("organization")
        if self.instance.pk is None and isinstance(field, ModelChoiceField):
            labels = self.choice_lists.labels(
                Organization, tells_owner(self.instance, "organization")
            )
            if len(labels) == 1:
                field.initial = labels[0][0]


class ThemeForm(RecordForm):
    """A theme is planned for at least one organisation one writes for."""

    def clean_organizations(self):
        chosen = self.cleaned_data["organizations"]
        own = Organization.objects.written_for_by(self.for_user)
        if not chosen.filter(pk__in=own.values("pk")).exists():
            raise forms.ValidationError("Chọn ít nhất một tổ chức mà đồng chí được ghi thay.")
        return chosen
