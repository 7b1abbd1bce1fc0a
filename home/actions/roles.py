"""Brings the groups of accounts to exactly what the tables in `permissions` say."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from ..enums import Role
from ..permissions import COLLECTIONS, FILE_RIGHTS, GROUP_RIGHTS, PAGE_RIGHTS, SECTIONS

# Wagtail makes these two, with rights on every page.
STOCK_GROUPS = ["Moderators", "Editors"]


@transaction.atomic
def sync_roles():
    """Make the three groups and give each its rights, no more and no fewer. Repeatable."""
    Group.objects.filter(name__in=STOCK_GROUPS).delete()
    for role in Role:
        group, _ = Group.objects.get_or_create(name=role.value)
        group.permissions.set([permission(right) for right in GROUP_RIGHTS[role]])
        _sync_pages(group, SECTIONS[role])
        _sync_files(group, COLLECTIONS.get(role))


def permission(right):
    """The permission named «app.codename»."""
    app, codename = right.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def _sync_pages(group, slugs):
    sections = list(Page.objects.filter(slug__in=slugs, depth=3))
    rights = [permission(f"wagtailcore.{codename}") for codename in PAGE_RIGHTS]
    wanted = {(page.pk, right.pk) for page in sections for right in rights}
    held = GroupPagePermission.objects.filter(group=group)
    for row in held:
        if (row.page_id, row.permission_id) not in wanted:
            row.delete()
    have = set(held.values_list("page", "permission"))
    for page, right in sorted(wanted - have):
        GroupPagePermission.objects.create(group=group, page_id=page, permission_id=right)


def _sync_files(group, name):
    wanted = set()
    if name:
        collection = collection_named(name)
        wanted = {(collection.pk, permission(right).pk) for right in FILE_RIGHTS}
    held = GroupCollectionPermission.objects.filter(group=group)
    for row in held:
        if (row.collection_id, row.permission_id) not in wanted:
            row.delete()
    have = set(held.values_list("collection", "permission"))
    for collection_pk, right in sorted(wanted - have):
        GroupCollectionPermission.objects.create(
            group=group, collection_id=collection_pk, permission_id=right
        )


def collection_named(name):
    """The collection of that name, made below the root where it is missing."""
    found = Collection.objects.filter(name=name).first()
    if found:
        return found
    return Collection.get_first_root_node().add_child(instance=Collection(name=name))
