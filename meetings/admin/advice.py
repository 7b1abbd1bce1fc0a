"""A panel at the head of a form: what is still missing, in sentences. It warns, it never blocks."""

from django.utils.functional import cached_property
from wagtail.admin.panels import Panel


class AdvicePanel(Panel):
    """`advise(record)` gives the sentences; without any, and on a new record, nothing is shown."""

    def __init__(self, advise, **kwargs):
        super().__init__(**kwargs)
        self.advise = advise

    def clone_kwargs(self):
        return super().clone_kwargs() | {"advise": self.advise}

    class BoundPanel(Panel.BoundPanel):
        template_name = "wagtailadmin/panels/advice.html"

        @cached_property
        def sentences(self):
            if self.instance.pk is None or self.form.is_bound:
                return []  # beside errors it would be one list too many
            return list(self.panel.advise(self.instance))

        def is_shown(self):
            return bool(self.sentences)

        def show_panel_furniture(self):
            return False
