"""The groups an account may be given: those of `Role`. Other rights follow offices, day by day."""

from django.contrib.auth.models import Group

from home.enums import Role


def role_groups():
    """The groups on the list, and no other that may lie in the database."""
    return Group.objects.filter(name__in=Role.values).order_by("name")


def role_names(user):
    """Names of this person's groups on the list; asked once, kept on the user object."""
    if not hasattr(user, "_role_names"):
        user._role_names = frozenset(role_groups().filter(user=user).values_list("name", flat=True))
    return user._role_names
