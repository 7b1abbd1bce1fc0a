"""Wagtail's choosers without inline scripts, so that the admin's CSP need not allow any.

Wagtail 8.0 starts date pickers, inline panels and choosers by `<script>` beside the field. The
first two are templates, replaced in templates/wagtailadmin/; a chooser's is built in Python, and
no setting reaches every place that makes one, hence this one replaced method.
"""

import json

from django.utils.html import format_html
from wagtail.admin.widgets.chooser import BaseChooser


def render(self, name, value, attrs=None, renderer=None):
    """The chooser and, as data, what static/js/admin-starters.js starts it with."""
    value_data = self.get_value_data(value)
    return format_html(
        '{}<template data-start="{}" data-id="{}" data-options="{}"></template>',
        self.render_html(name, value_data, attrs),
        self.js_constructor,
        attrs["id"],
        json.dumps(self.get_js_init_options(attrs["id"], name, value_data)),
    )


def start_choosers_from_data():
    """For every chooser there is, Wagtail's own included."""
    BaseChooser.render = render
