"""The face as a Django app."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = "Trang đọc"

    def ready(self):
        """In commands and jobs as well: rights are asked of our policies, cards follow papers."""
        from wagtail.models import Page
        from wagtail.permissions import register_permission_policy

        from .models import MaterialDocument, SchoolImage
        from .permissions import HousePagePolicy, document_policy, image_policy
        from .search import upkeep

        register_permission_policy(Page, HousePagePolicy(Page))
        # Exactly these classes: Wagtail's own apps register theirs after us.
        register_permission_policy(MaterialDocument, document_policy(MaterialDocument), True)
        register_permission_policy(SchoolImage, image_policy(SchoolImage), True)
        upkeep.connect()
