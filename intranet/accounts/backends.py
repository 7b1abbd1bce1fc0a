"""Signing in and the rights of groups. Rights are never given to a single account by hand."""

from contextlib import contextmanager
from contextvars import ContextVar

from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend
from django.db.models import BigIntegerField

from meetings.prepared import Blank, Prepared

from .role_groups import has_role, role_rights


def _account():
    accounts = get_user_model().objects.annotate(has_role=has_role())
    return accounts.filter(pk=Blank("account", BigIntegerField()))


ACCOUNT = Prepared(_account)


READ = ContextVar("the account that was read with the session")


@contextmanager
def read_with_session(account):
    """Meanwhile Django's `get_user`, which proves the session, need not ask for this account."""
    token = READ.set(account)
    try:
        yield
    finally:
        READ.reset(token)


class GroupBackend(ModelBackend):
    """Django's backend with the rights of our groups alone: two tables less to leak, or to ask."""

    def get_user_permissions(self, user_obj, obj=None):
        """None; a superuser has all there are, as in Django."""
        return super().get_user_permissions(user_obj, obj) if user_obj.is_superuser else set()

    def get_user(self, user_id):
        """The account of a session, if it may be used."""
        read = READ.get(None)
        found = [read] if read and read.pk == user_id else ACCOUNT.objects(account=user_id)
        return next(filter(self.user_can_authenticate, found), None)

    def get_group_permissions(self, user_obj, obj=None):
        """Rights of the groups on the list; a superuser has all there are, as in Django."""
        if user_obj.is_superuser:
            return super().get_group_permissions(user_obj, obj)
        if not user_obj.is_active or user_obj.is_anonymous or obj is not None:
            return set()
        return set(role_rights(user_obj))
