"""What editors find in the hall of the admin: drafts that wait to be published."""

from wagtail.admin.ui.components import Component
from wagtail.models import Page

from .querysets import edited_by

MOST = 30


class WaitingDrafts(Component):
    """Drafts in this editor's sections, handed in by committees or left by colleagues."""

    name = "waiting_drafts"
    template_name = "wagtailadmin/waiting_drafts.html"
    order = 100

    def __init__(self, user):
        waiting = Page.objects.filter(edited_by(user), live=False).select_related("owner")
        self.drafts = list(waiting.order_by("-latest_revision_created_at").specific()[:MOST])

    def get_context_data(self, parent_context):
        return {"drafts": self.drafts}
