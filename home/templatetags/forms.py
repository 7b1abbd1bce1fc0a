"""How a form's control is printed: our class on it, and its help and error tied to it."""

from django import template
from django.forms import BoundField, CheckboxInput
from django.forms.widgets import ChoiceWidget

register = template.Library()


@register.simple_tag
def control(field: BoundField, note: str = "") -> str:
    """Print the control of a field; `note` is help shown beside what the form itself has."""
    attrs = {}
    if control_kind(field) != "tick":
        attrs["class"] = f"{field.field.widget.attrs.get('class', '')} input".strip()
    notes = [f"{field.auto_id}_helptext"] if note or field.help_text else []
    if field.errors:
        notes.append(f"{field.auto_id}_error")
    if notes and not field.use_fieldset:
        attrs["aria-describedby"] = " ".join(notes)
    return field.as_widget(attrs=attrs)


@register.simple_tag
def control_kind(field: BoundField) -> str:
    """Say how a field is laid out: hidden, tick, choices (radio or tick boxes), group or plain."""
    widget = field.field.widget
    if field.is_hidden:
        return "hidden"
    if isinstance(widget, CheckboxInput):
        return "tick"
    if field.use_fieldset:
        return "choices" if isinstance(widget, ChoiceWidget) else "group"
    return "plain"
