"""What every action begins with: may this person, is it still the version he saw, write it down."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from wagtail.log_actions import log

from ..permissions import can


class Refused(ValidationError):
    """A guard said no; the sentence tells what is missing and what to do."""


class Stale(Refused):
    """Somebody wrote the record after this person loaded it."""

    def __init__(self, record):
        self.record = record
        super().__init__(
            "Người khác vừa ghi vào đây. Bản đang lưu hiện bên cạnh; phần vừa gõ vẫn còn."
        )


def locked(record):
    """The row as it stands now, locked until the transaction ends."""
    return record._meta.model._base_manager.select_for_update().get(pk=record.pk)


def permit(by, action, record):
    """Raises PermissionDenied unless the table of permissions says yes."""
    if not can(by, action, record):
        raise PermissionDenied(f"{action}: {record.pk}")


def begin(record, action, by, loaded_version=None):
    """The locked, current row, after asking permission and comparing versions.

    `loaded_version` is the version the person's form was made from; None where the action does
    not overwrite anything he typed. Raises PermissionDenied or Stale.
    """
    current = locked(record)
    permit(by, action, current)
    if loaded_version is not None and loaded_version != current.version:
        raise Stale(current)
    return current


def refuse_unless(condition, sentence):
    """Raises Refused with that sentence when the condition does not hold."""
    if not condition:
        raise Refused(sentence)


def write_down(record, action, by, **data):
    """One line in the log of the record: who, what, when, and a few words of what changed."""
    log(instance=record, action=f"meetings.{action}", user=by, data=data or None)


atomic = transaction.atomic
