"""The form of a task that follows from a line of a conclusion."""

from django import forms

from ..models import Member
from ..proposals import LONGEST_LINE
from .names import labels_of


class LineTaskForm(forms.Form):
    """What the line says, to be mended before it is assigned."""

    title = forms.CharField(label="Việc cần làm", max_length=250)
    accountable = forms.ModelChoiceField(
        label="Người chịu trách nhiệm", queryset=Member.objects.none()
    )
    due_on = forms.DateField(label="Hạn hoàn thành", help_text="Ví dụ: 20/12/2026")
    measure = forms.CharField(label="Kết quả cần đạt", max_length=250, required=False)
    line = forms.CharField(widget=forms.HiddenInput, max_length=LONGEST_LINE, required=False)

    def __init__(self, *args, members, **kwargs):
        """`members` (a queryset): those the meeting called."""
        super().__init__(*args, **kwargs)
        self.fields["accountable"].queryset = members
        self.fields["accountable"].choices = [("", "---------"), *labels_of(members)]
