"""The form of a task that follows from a line of a conclusion."""

from django import forms

from ..proposals import LONGEST_LINE
from .site import TaskForm


class LineTaskForm(TaskForm):
    """What the line says, to be mended before it is assigned; `members` the meeting called."""

    line = forms.CharField(widget=forms.HiddenInput, max_length=LONGEST_LINE, required=False)
