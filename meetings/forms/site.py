"""Forms of the site: steps of a meeting, the desk, papers, tasks, the monthly report."""

from django import forms

from ..actions.minutes import CLOSING_WORDS
from ..actions.tasks import LINE_FIELDS
from ..enums import DocumentType, ReplyAnswer, VoteManner, VoteThreshold
from ..models import Member, Minutes, Term
from .names import offer_members


class ReasonForm(forms.Form):
    reason = forms.CharField(label="Lý do", max_length=250)


class PostponeForm(ReasonForm):
    to = forms.DateTimeField(
        label="Dời đến",
        required=False,
        help_text="Ví dụ: 10/12/2026 14:00. Để trống nếu chưa định ngày.",
    )


class ReplyForm(forms.Form):
    """A member's answer to a summons; what fits together the action says."""

    answer = forms.ChoiceField(
        label="Đồng chí dự họp được không?",
        choices=[(ReplyAnswer.COMING, "Tôi sẽ dự"), (ReplyAnswer.LEAVE, "Tôi xin vắng")],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label="Lý do, nếu xin vắng",
        max_length=200,
        required=False,
        help_text="Ví dụ: coi thi cấp tỉnh. Chỉ cấp ủy và thư ký kỳ họp đọc được.",
    )


class MinuteTakerForm(forms.Form):
    """Another minute taker, named up to the close of the meeting."""

    member = forms.ModelChoiceField(label="Thư ký mới", queryset=Member.objects.none())

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        offer_members(self.fields["member"], Member.objects.visible_to(user))


class GuestForm(forms.Form):
    """A guest who has an account; his name is typed, no list of accounts is shown."""

    name = forms.CharField(
        label="Khách mời", max_length=150, help_text="Gõ đủ họ tên hoặc tên đăng nhập của khách."
    )
    purpose = forms.CharField(
        label="Mời để", max_length=250, help_text="Ví dụ: góp ý cho chuyên đề an toàn xưởng"
    )


class UnlockForm(forms.Form):
    reason = forms.CharField(
        label="Lý do",
        max_length=250,
        help_text="Ví dụ: tìm tệp hỏng theo đề nghị của đồng chí Bí thư Chi bộ Đào tạo",
    )


class PaperForm(forms.Form):
    item = forms.IntegerField(required=False, widget=forms.HiddenInput, max_value=2**62)
    title = forms.CharField(label="Tên tài liệu", max_length=200, required=False)
    file = forms.FileField(
        label="Tệp",
        help_text="PDF, DOCX, XLSX, PPTX, ODT, TXT tối đa 20 MB; ảnh JPG, PNG tối đa 10 MB.",
    )


class ConfirmForm(forms.Form):
    paper_place = forms.CharField(
        label="Bản giấy để ở đâu",
        max_length=150,
        required=False,
        help_text="Ví dụ: sổ biên bản số 3, trang 41 đến 44",
    )


class VersionedForm(forms.Form):
    """Carries the version of the row it was made from."""

    version = forms.IntegerField(widget=forms.HiddenInput)


def words(label, rows=3, help_text=""):
    return forms.CharField(
        label=label,
        required=False,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
        max_length=20_000,
    )


class VoteForm(forms.Form):
    matter = forms.CharField(label="Về việc", max_length=250)
    manner = forms.ChoiceField(label="Cách biểu quyết", choices=VoteManner, initial="card")
    threshold = forms.ChoiceField(label="Mức thông qua", choices=VoteThreshold, initial="ordinary")
    in_favour = forms.IntegerField(label="Tán thành", min_value=0, max_value=5000)
    against = forms.IntegerField(label="Không tán thành", min_value=0, max_value=5000, initial=0)
    other = forms.IntegerField(label="Ý kiến khác", min_value=0, max_value=5000, initial=0)

    def __init__(self, *args, item, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["matter"].initial = item.title
        # Of a matter kept on paper only totals are written here, under its general name.
        self.fields["matter"].disabled = item.is_on_paper


CLOSING_LABELS = [Minutes._meta.get_field(name).verbose_name.capitalize() for name in CLOSING_WORDS]


class ClosingForm(VersionedForm):
    """The closing words of the minutes."""

    def __init__(self, *args, minutes, **kwargs):
        initial = {name: getattr(minutes, name) for name in CLOSING_WORDS}
        super().__init__(*args, initial=initial | {"version": minutes.version}, **kwargs)
        for name, label in zip(CLOSING_WORDS, CLOSING_LABELS, strict=True):
            self.fields[name] = words(label)

    def for_action(self):
        texts = {name: self.cleaned_data[name] for name in CLOSING_WORDS}
        return {"words": texts, "loaded_version": self.cleaned_data["version"]}


HOW_TO_ASSIGN = "Giao việc ngay ở đây, mỗi việc một dòng. Ví dụ: @Lan: gửi danh sách, hạn 20/12"


def fields_of_item(item):
    """The boxes of one item at the desk: its texts, or only where its paper record is."""
    if item.is_on_paper:
        return {
            "paper_place": forms.CharField(
                label="Ghi ở sổ nào, trang nào",
                max_length=150,
                required=False,
                help_text="Ví dụ: sổ biên bản số 3, trang 42. Nội dung không ghi ở đây.",
            )
        }
    texts = {
        "gist": words("Tóm tắt diễn biến, ý kiến", rows=6),
        "conclusion": words("Kết luận của chủ trì", rows=4, help_text=HOW_TO_ASSIGN),
    }
    if not item.is_internal:
        note = "Chỉ cấp ủy, chủ trì và thư ký đọc. Để trống nếu không có."
        texts["internal_note"] = words("Phần nội bộ cấp ủy", rows=3, help_text=note)
    return texts


class ItemForm(VersionedForm):
    """What happened under one item."""

    def __init__(self, *args, item, **kwargs):
        boxes = fields_of_item(item)
        initial = {name: getattr(item, name) for name in boxes} | {"version": item.version}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields |= boxes
        self.texts = list(boxes)

    def for_action(self):
        data = self.cleaned_data
        return {name: data[name] for name in self.texts} | {"loaded_version": data["version"]}


class TidyForm(ClosingForm):
    """All the wording of adopted minutes: the texts of each item, and the closing words."""

    def __init__(self, *args, minutes, **kwargs):
        super().__init__(*args, minutes=minutes, **kwargs)
        self.items = {item: fields_of_item(item) for item in minutes.meeting.agenda.all()}
        boxes = {}
        for item, fields in self.items.items():
            for name, field in fields.items():
                field.label = f"{item.title}: {field.label.lower()}"
                field.initial = getattr(item, name)
                boxes[f"{name}-{item.pk}"] = field
        self.fields |= boxes
        self.order_fields(list(boxes))

    def for_action(self):
        texts = {
            item.pk: {name: self.cleaned_data[f"{name}-{item.pk}"] for name in fields}
            for item, fields in self.items.items()
        }
        return super().for_action() | {"item_texts": texts}


class IssueForm(forms.Form):
    issued_on = forms.DateField(
        label="Ngày ban hành", required=False, help_text="Để trống nếu là hôm nay."
    )


class TakeOverForm(forms.Form):
    """Goes on from a register that was kept on paper."""

    term = forms.ModelChoiceField(
        label="Sổ của", queryset=Term.objects.none(), empty_label="Chọn tổ chức, nhiệm kỳ"
    )
    type = forms.ChoiceField(label="Loại văn bản", choices=DocumentType)
    last_number = forms.IntegerField(label="Số cuối trong sổ giấy", min_value=1, max_value=99_999)
    reason = forms.CharField(label="Lý do", max_length=250)

    def __init__(self, *args, organizations, **kwargs):
        super().__init__(*args, **kwargs)
        terms = Term.objects.filter(organization__in=organizations).select_related("organization")
        self.fields["term"].queryset = terms
        self.fields["term"].label_from_instance = lambda t: f"{t.organization}, {t.name}"

    def for_action(self):
        data = self.cleaned_data
        return data | {"organization": data["term"].organization}


class TaskForm(forms.Form):
    """A task that follows from a paper, for one of these `members` (a queryset)."""

    title = forms.CharField(label="Việc cần làm", max_length=250)
    accountable = forms.ModelChoiceField(
        label="Người chịu trách nhiệm", queryset=Member.objects.none()
    )
    due_on = forms.DateField(label="Hạn hoàn thành", help_text="Ví dụ: 20/12/2026")
    measure = forms.CharField(label="Kết quả cần đạt", max_length=250, required=False)

    def __init__(self, *args, members, **kwargs):
        super().__init__(*args, **kwargs)
        offer_members(self.fields["accountable"], members)


class ResultForm(forms.Form):
    result = forms.CharField(
        label="Đã làm được gì", widget=forms.Textarea(attrs={"rows": 4}), max_length=20_000
    )


class NoteForm(forms.Form):
    note = forms.CharField(label="Ý kiến của cấp ủy", max_length=250, required=False)


class ReportForm(VersionedForm):
    """The uniform monthly form: four fields for each running task, and proposals."""

    proposals = words("Đề xuất, kiến nghị")

    def __init__(self, *args, tasks, report, **kwargs):
        initial = {"version": report.version if report else 0}
        initial["proposals"] = report.proposals if report else ""
        super().__init__(*args, initial=initial, **kwargs)
        lines = {line.task_id: line for line in report.lines.all()} if report else {}
        self.tasks = list(tasks)
        for task in self.tasks:
            self._add_line(task, lines.get(task.pk))
        self.order_fields([f"{name}-{t.pk}" for t in self.tasks for name in LINE_FIELDS])

    def _add_line(self, task, line):
        fields = {
            "percent": forms.IntegerField(
                label="Mức hoàn thành (%)", min_value=0, max_value=100, required=False
            ),
            "result": words("Kết quả", rows=2),
            "obstacle": words("Khó khăn, nguyên nhân", rows=2),
            "next_step": words("Việc tháng sau", rows=2),
        }
        for name, field in fields.items():
            field.initial = getattr(line, name) if line else ("" if name != "percent" else 0)
            self.fields[f"{name}-{task.pk}"] = field

    def groups(self):
        """Rows of (task, its four bound fields), for the template."""
        for task in self.tasks:
            yield task, [self[f"{name}-{task.pk}"] for name in LINE_FIELDS]

    def for_action(self):
        data = self.cleaned_data
        lines = {t.pk: {n: data[f"{n}-{t.pk}"] for n in LINE_FIELDS} for t in self.tasks}
        return {
            "lines": lines,
            "proposals": data["proposals"],
            "loaded_version": data["version"],
        }
