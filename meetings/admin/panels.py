"""The order in which a record's form is filled, the order in which one thinks of it."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList

from ..forms.records import InlineRecordForm, InlineRecordFormSet, RecordForm, ThemeForm
from .advice import AdvicePanel
from .duties import advice_on_meeting


class RecordInlinePanel(InlinePanel):
    """Inline rows whose forms ask the same questions as the parent form."""

    def get_form_options(self):
        options = super().get_form_options()
        options["formsets"][self.relation_name] |= {
            "form": InlineRecordForm,
            "formset": InlineRecordFormSet,
            "inherit_kwargs": ["for_user", "choice_lists"],
        }
        return options


def record_form(panels, form=RecordForm):
    """A handler with our form class."""
    return ObjectList(panels, base_form_class=form)


MEETING = record_form(
    [
        AdvicePanel(advice_on_meeting),
        FieldRowPanel([FieldPanel("organization"), FieldPanel("type"), FieldPanel("form")]),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [FieldPanel("starts_at"), FieldPanel("planned_minutes", help_text="Ví dụ: 110")]
                ),
                FieldPanel("place", help_text="Ví dụ: Phòng họp A2.3"),
                FieldRowPanel(
                    [
                        FieldPanel("chair", help_text="Thường là bí thư."),
                        FieldPanel(
                            "minute_taker", help_text="Người ghi biên bản, khác với chủ trì."
                        ),
                    ]
                ),
            ],
            heading="Khi nào, ở đâu, ai điều hành",
        ),
        FieldPanel("theme", help_text="Chỉ chọn khi sinh hoạt chuyên đề."),
        RecordInlinePanel(
            "agenda",
            [
                FieldPanel("title", help_text="Ví dụ: Đánh giá nhiệm vụ tháng 11"),
                FieldRowPanel(
                    [
                        FieldPanel("part"),
                        FieldPanel(
                            "kind", help_text="Quyết nghị cần dự thảo; thảo luận cần kết luận."
                        ),
                        FieldPanel("planned_minutes"),
                    ]
                ),
                FieldRowPanel(
                    [
                        FieldPanel("presenter"),
                        FieldPanel("prepare_by", help_text="Ví dụ: 01/12/2026"),
                        FieldPanel("readiness"),
                    ]
                ),
                FieldPanel("keeping"),
                FieldPanel("grounds", help_text="Ví dụ: Kết luận số 12-KL/ĐU, ngày 05/9/2026"),
                FieldPanel("draft_text"),
            ],
            heading="Chương trình",
            label="Mục",
        ),
        MultiFieldPanel(
            [FieldPanel("grounds"), FieldPanel("equipment")], heading="Căn cứ và phương tiện"
        ),
    ]
)

RESOLUTION = record_form(
    [
        FieldRowPanel([FieldPanel("organization"), FieldPanel("type")]),
        FieldPanel("meeting", help_text="Kỳ họp đã biểu quyết; để trống nếu không qua kỳ họp."),
        FieldPanel("abstract"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("addressees"), FieldPanel("recipients"), FieldPanel("committee_only")],
            heading="Gửi đến ai",
        ),
        FieldPanel("replaces", help_text="Văn bản cũ hết hiệu lực khi văn bản này ban hành."),
    ]
)

TASK = record_form(
    [
        FieldPanel("organization"),
        FieldPanel(
            "title", help_text="Một việc, bắt đầu bằng động từ. Ví dụ: Hoàn thành giáo án số khối 2"
        ),
        FieldPanel("resolution", help_text="Việc này theo văn bản nào."),
        FieldRowPanel(
            [
                FieldPanel("accountable", help_text="Một người chịu trách nhiệm."),
                FieldPanel("due_on", help_text="Ví dụ: 25/12/2026"),
            ]
        ),
        FieldPanel("measure"),
        FieldPanel("helpers"),
    ]
)

THEME = record_form(
    [
        FieldPanel(
            "title", help_text="Ví dụ: An toàn xưởng thực hành bắt đầu từ thói quen của người thầy"
        ),
        FieldRowPanel(
            [
                FieldPanel("year", help_text="Ví dụ: 2026"),
                FieldPanel("quarter"),
                FieldPanel("field"),
            ]
        ),
        FieldPanel("organizations"),
        FieldPanel("person_in_charge", help_text="Người viết bài và trình bày."),
    ],
    form=ThemeForm,
)

ORGANIZATION = record_form(
    [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("name")]),
        FieldPanel("parent"),
        FieldRowPanel([FieldPanel("founded_on"), FieldPanel("dissolved_on")]),
        FieldPanel("predecessors"),
        FieldRowPanel(
            [FieldPanel("regular_day"), FieldPanel("regular_time"), FieldPanel("regular_place")]
        ),
        RecordInlinePanel(
            "terms",
            [FieldRowPanel([FieldPanel("name"), FieldPanel("starts_on"), FieldPanel("ends_on")])],
            heading="Nhiệm kỳ",
        ),
        RecordInlinePanel(
            "lines",
            [
                FieldPanel("starts_on"),
                FieldPanel("parent_line"),
                FieldPanel("issuing_line"),
                FieldRowPanel([FieldPanel("signing_line"), FieldPanel("committee_signing_line")]),
                FieldRowPanel([FieldPanel("symbol"), FieldPanel("place_name")]),
            ],
            heading="Thể thức văn bản theo ngày",
        ),
    ]
)

MEMBER = record_form(
    [
        FieldRowPanel(
            [
                FieldPanel("full_name", help_text="Ví dụ: Lê Thị Ngọc Ánh"),
                FieldPanel("given_name", help_text="Để trống thì lấy chữ cuối của họ tên."),
            ]
        ),
        FieldPanel("account", help_text="Tài khoản đăng nhập; để trống nếu chưa có."),
        FieldRowPanel(
            [FieldPanel("admitted_on"), FieldPanel("ceremony_on"), FieldPanel("confirmed_on")]
        ),
        RecordInlinePanel(
            "memberships",
            [
                FieldPanel("organization"),
                FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
            ],
            heading="Nơi sinh hoạt",
        ),
        RecordInlinePanel(
            "intervals",
            [
                FieldRowPanel([FieldPanel("kind"), FieldPanel("organization")]),
                FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
            ],
            heading="Miễn, tạm thời, đình chỉ",
        ),
    ]
)

OFFICE = record_form(
    [
        FieldRowPanel([FieldPanel("organization"), FieldPanel("role")]),
        FieldPanel("member"),
        FieldRowPanel(
            [
                FieldPanel("starts_on"),
                FieldPanel("confirmed_on"),
                FieldPanel("ends_on", help_text="Để trống khi còn giữ chức vụ."),
            ]
        ),
    ]
)

RULE_SET = record_form(
    [
        FieldPanel("title", help_text="Ví dụ: Hướng dẫn sinh hoạt chi bộ của Đảng ủy Trường"),
        FieldPanel("citation", help_text="Ví dụ: Hướng dẫn số 42-HD/BTCTW, ngày 28/10/2025"),
        FieldRowPanel([FieldPanel("layer"), FieldPanel("organization")]),
        FieldPanel("effective_from"),
        RecordInlinePanel(
            "rules",
            [FieldRowPanel([FieldPanel("key"), FieldPanel("value")]), FieldPanel("citation")],
            heading="Các quy định",
        ),
    ]
)

INSPECTION_PASS = record_form(
    [
        FieldPanel("account"),
        FieldPanel("decision", help_text="Ví dụ: Quyết định số 15-QĐ/ĐU, ngày 02/11/2026"),
        FieldPanel("organizations"),
        FieldRowPanel([FieldPanel("first_year"), FieldPanel("last_year")]),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
    ]
)
