"""Forms of the site: what a committee hands in from its meeting."""

from datetime import timedelta

from django import forms

from meetings.file_checks import check_title

from .enums import ReportType
from .file_fields import WrittenPaperField


class WrittenPaperForm(forms.Form):
    """A page to be handed in; its written paper goes with it."""

    file = WrittenPaperField(
        label="Tệp bài viết", help_text="DOCX, PDF, XLSX, PPTX, ODT; tối đa 20 MB."
    )

    def words(self):
        """What was typed, without the file and the title."""
        return {k: v for k, v in self.cleaned_data.items() if k not in {"file", "title"}}


class ReportHandInForm(WrittenPaperForm):
    title = forms.CharField(
        label="Tên báo cáo", max_length=250, help_text="Ví dụ: Kết quả nhiệm vụ tháng 11"
    )
    report_type = forms.ChoiceField(label="Loại", choices=ReportType)
    period_start = forms.DateField(label="Kỳ báo cáo từ ngày")
    period_end = forms.DateField(label="Đến hết ngày")
    author = forms.CharField(label="Người báo cáo", max_length=150)
    abstract = forms.CharField(
        label="Tóm tắt",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Hai, ba câu để người đọc biết trong báo cáo có gì.",
    )

    field_order = ["title", "report_type", "period_start", "period_end", "author", "abstract"]

    def __init__(self, *args, meeting, **kwargs):
        month = meeting.day.replace(day=1)
        initial = {
            "period_start": month,
            "period_end": (month + timedelta(days=31)).replace(day=1) - timedelta(days=1),
        }
        super().__init__(*args, initial=initial, **kwargs)

    def clean_title(self):
        title = self.cleaned_data["title"]
        check_title(title)
        return title

    def clean(self):
        cleaned = super().clean()
        start, end = cleaned.get("period_start"), cleaned.get("period_end")
        if start and end and end < start:
            self.add_error("period_end", "Ngày cuối kỳ phải từ ngày đầu kỳ trở đi.")
        return cleaned


class ThemeHandInForm(WrittenPaperForm):
    presenters = forms.CharField(
        label="Người trình bày", max_length=250, help_text="Ví dụ: đồng chí Kiều Thanh Ửng"
    )
    lead = forms.CharField(
        label="Tóm tắt", max_length=600, widget=forms.Textarea(attrs={"rows": 4})
    )
    questions = forms.CharField(
        label="Câu hỏi để cùng bàn",
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Mỗi dòng một câu hỏi.",
    )

    field_order = ["presenters", "lead", "questions"]

    def __init__(self, *args, meeting, **kwargs):
        super().__init__(*args, **kwargs)
