"""Who may touch which account: administrators, every account but superusers', and never delete."""

from wagtail.permission_policies import ModelPermissionPolicy


class AccountPolicy(ModelPermissionPolicy):
    """Rights of the model, less the superusers (they live on the command line only)."""

    def user_has_permission(self, user, action):
        return action != "delete" and super().user_has_permission(user, action)

    def user_has_permission_for_instance(self, user, action, instance):
        return not instance.is_superuser and self.user_has_permission(user, action)

    def instances_user_has_any_permission_for(self, user, actions):
        accounts = super().instances_user_has_any_permission_for(user, actions)
        return accounts.filter(is_superuser=False)
