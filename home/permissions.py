"""What each group of editors may do, as tables, and Wagtail's policies with our one condition.

The condition: the rights of «Biên tập chuyên đề» count only while the person is a member.
"""

from django.conf import settings
from django.db.models import PROTECT
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy

from meetings.roles import capacity_of

from .addresses import NEWS_SLUG, PLAIN_SLUG, REPORTS_SLUG, THEMES_SLUG
from .enums import Role

ACCOUNTS_APP, ACCOUNT = settings.AUTH_USER_MODEL.lower().split(".")

# Rights of the group itself: «app.codename».
GROUP_RIGHTS = {
    Role.ADMINISTRATOR: [
        "wagtailadmin.access_admin",
        f"{ACCOUNTS_APP}.view_{ACCOUNT}",
        f"{ACCOUNTS_APP}.add_{ACCOUNT}",
        f"{ACCOUNTS_APP}.change_{ACCOUNT}",
        "meetings.unlock_reading",
        "meetings.view_accessentry",
    ],
    Role.NEWS_EDITOR: [
        "wagtailadmin.access_admin",
        "home.view_newscategory",
        "home.add_newscategory",
        "home.change_newscategory",
    ],
    Role.THEMES_EDITOR: ["wagtailadmin.access_admin"],
}

# Sections in which the group adds, changes and publishes pages. Administrators write no pages.
PAGE_RIGHTS = ["add_page", "change_page", "publish_page"]
SECTIONS = {
    Role.ADMINISTRATOR: [],
    Role.NEWS_EDITOR: [NEWS_SLUG, PLAIN_SLUG],
    Role.THEMES_EDITOR: [THEMES_SLUG, REPORTS_SLUG],
}

# Where the group keeps its files. One collection a desk, so that neither sees the other's.
FILE_RIGHTS = [
    *("wagtaildocs.add_document", "wagtaildocs.change_document", "wagtaildocs.choose_document"),
    *("wagtailimages.add_image", "wagtailimages.change_image", "wagtailimages.choose_image"),
]
COLLECTIONS = {
    Role.NEWS_EDITOR: "Tin tức",
    Role.THEMES_EDITOR: "Chuyên đề, báo cáo",
}


def counting_for(user, rights):
    """The group rights that count today; a themes editor's need a membership."""
    if capacity_of(user).belongs:
        return rights
    return rights.exclude(group__name=Role.THEMES_EDITOR)


class HousePagePolicy(PagePermissionPolicy):
    def get_all_permissions_for_user(self, user):
        return counting_for(user, super().get_all_permissions_for_user(user))


def is_in_use(file):
    """True if a page or a theme holds on to this file (PROTECT)."""
    return any(
        relation.related_model._default_manager.filter(**{relation.field.name: file.pk}).exists()
        for relation in file._meta.get_fields(include_hidden=True)
        if getattr(relation, "on_delete", None) is PROTECT and relation.auto_created
    )


class HouseFilePolicy(CollectionOwnershipPermissionPolicy):
    def user_has_permission_for_instance(self, user, action, instance):
        """A file that a page holds on to is not deleted by anybody."""
        if action == "delete" and is_in_use(instance):
            return False
        return super().user_has_permission_for_instance(user, action, instance)

    def get_all_permissions_for_user(self, user):
        return counting_for(user, super().get_all_permissions_for_user(user))


def document_policy(model):
    """The policy of documents: rights are those of Wagtail's own Document, by collection."""
    return HouseFilePolicy(
        model, auth_model="wagtaildocs.Document", owner_field_name="uploaded_by_user"
    )


def image_policy(model):
    """The policy of images, likewise."""
    return HouseFilePolicy(
        model, auth_model="wagtailimages.Image", owner_field_name="uploaded_by_user"
    )
