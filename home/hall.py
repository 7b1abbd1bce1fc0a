"""What people find in the hall of the admin: drafts that wait, files without text, the queue."""

from wagtail.admin.ui.components import Component
from wagtail.models import Page

from meetings.jobs import queue_numbers

from .querysets import edited_by
from .unread_files import unread_files_of

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


class UnreadFiles(Component):
    """How many of this person's documents the search cannot look into, with the way to them."""

    name = "unread_files"
    template_name = "wagtailadmin/unread_files.html"
    order = 200

    def __init__(self, user):
        self.count = unread_files_of(user).count()

    def get_context_data(self, parent_context):
        return {"count": self.count}


class Queue(Component):
    """The jobs, for administrators: numbers only, for they see no records and no file's name."""

    name = "queue"
    template_name = "wagtailadmin/queue.html"
    order = 300

    def get_context_data(self, parent_context):
        return {"queue": queue_numbers()}
