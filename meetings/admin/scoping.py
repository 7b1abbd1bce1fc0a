"""Row-level rights in the admin: Wagtail asks for the model, we ask for the record.

Four parts (reference: Wagtail 8 checks only the model in its snippet views):
the policy answers for each record; the gate stands before every view of a view set; the lists
start from `kept_by(user)`; forms offer only what one may see (meetings/forms.py). The allow-list
of addresses per role is the shell's.
"""

from functools import wraps

from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.http import Http404
from wagtail.permission_policies import BasePermissionPolicy

from ..models import Meeting, Resolution
from ..roles import capacity_of
from ..views.reading import noted


class RecordPolicy(BasePermissionPolicy):
    """Who keeps which records. `directory` marks those that the party committee alone keeps."""

    def __init__(self, model, directory=False):
        super().__init__(model)
        self.directory = directory

    def user_has_permission(self, user, action):
        capacity = capacity_of(user)
        if action == "delete":
            return self.model is Meeting and capacity.edits_records
        if action not in ("view", "add", "change"):
            return False
        return bool(capacity.party_committees if self.directory else capacity.edits_records)

    def user_has_permission_for_instance(self, user, action, instance):
        if not self.user_has_permission(user, action):
            return False
        kept = self.model.objects.kept_by(user).filter(pk=instance.pk).exists()
        return kept and (action != "delete" or instance.is_being_prepared)

    def instances_user_has_any_permission_for(self, user, actions):
        if not self.user_has_any_permission(user, actions):
            return self.model.objects.none()
        return self.model.objects.kept_by(user)

    def users_with_any_permission(self, actions):
        """Nobody is written to on the strength of a model right."""
        from django.contrib.auth import get_user_model  # the account is a setting, not an import

        return get_user_model().objects.none()


def is_written_by_form(record):
    """True while the admin's form is the one place that writes this record (design §3)."""
    if isinstance(record, Meeting):
        return record.is_being_prepared
    if isinstance(record, Resolution):
        return record.is_draft
    return True


def gate(view, viewset):
    """The view, answering 404 for any `pk` the person does not keep, as if it did not exist.

    What it shows of a guarded record (a committee's own document) is a reading like any other.
    """

    @wraps(view)
    def gated(request, *args, **kwargs):
        record = kept(request.user, viewset.model, kwargs["pk"]) if "pk" in kwargs else None
        if "pk" in kwargs and record is None:
            raise Http404
        if not viewset.permission_policy.user_has_permission(request.user, "view"):
            raise Http404
        if record is not None:
            noted(request, record)
        return view(request, *args, **kwargs)

    gated.is_gated = True
    return gated


def kept(user, model, key):
    """The record with that key among those the person keeps; None if there is none."""
    try:
        return model.objects.kept_by(user).filter(pk=unquote(str(key))).first()
    except (ValueError, ValidationError, OverflowError):
        return None
