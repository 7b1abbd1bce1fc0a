"""The groups an account may be given: those of `Role`. Other rights follow offices, day by day."""

from django.contrib.auth.models import Group
from django.db.models import BigIntegerField, Exists, OuterRef

from home.enums import Role
from meetings.prepared import Blank, Prepared


def role_groups():
    """The groups on the list, and no other that may lie in the database."""
    return Group.objects.filter(name__in=Role.values).order_by("name")


def role_names(user):
    """Names of this person's groups on the list."""
    return frozenset(name for name, _, _ in _rows(user))


def role_rights(user):
    """Rights that these groups give, as «app.codename»; put together once."""
    if not hasattr(user, "_role_rights"):
        rights = (f"{app}.{codename}" for _, app, codename in _rows(user) if codename)
        user._role_rights = frozenset(rights)
    return user._role_rights


def has_role(account="pk"):
    """An expression: some group on the list is theirs whose key stands there. Most have none."""
    return Exists(role_groups().filter(user=OuterRef(account)))


def _rows(user):
    """(group, app, right) of this person; asked once, kept on the user object."""
    if not hasattr(user, "_role_rows"):
        user._role_rows = ROWS.rows(account=user.pk) if getattr(user, "has_role", True) else []
    return user._role_rows


def _rows_of_an_account():
    rows = role_groups().filter(user=Blank("account", BigIntegerField()))
    return rows.values_list("name", "permissions__content_type__app_label", "permissions__codename")


ROWS = Prepared(_rows_of_an_account)  # nearly every page asks for them
