"""The order in which a record's form is filled, the order in which one thinks of it."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList

from ..forms.records import InlineRecordForm, InlineRecordFormSet, RecordForm, ThemeForm


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
        FieldRowPanel([FieldPanel("organization"), FieldPanel("type"), FieldPanel("form")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("planned_minutes")]),
                FieldPanel("place"),
                FieldRowPanel([FieldPanel("chair"), FieldPanel("minute_taker")]),
            ],
            heading="Khi nào, ở đâu, ai điều hành",
        ),
        FieldPanel("theme"),
        RecordInlinePanel(
            "agenda",
            [
                FieldPanel("title"),
                FieldRowPanel(
                    [FieldPanel("part"), FieldPanel("kind"), FieldPanel("planned_minutes")]
                ),
                FieldRowPanel(
                    [FieldPanel("presenter"), FieldPanel("prepare_by"), FieldPanel("readiness")]
                ),
                FieldPanel("keeping"),
                FieldPanel("grounds"),
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
        FieldPanel("meeting"),
        FieldPanel("abstract"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("addressees"), FieldPanel("recipients"), FieldPanel("committee_only")],
            heading="Gửi đến ai",
        ),
        FieldPanel("replaces"),
    ]
)

TASK = record_form(
    [
        FieldPanel("organization"),
        FieldPanel("title"),
        FieldPanel("resolution"),
        FieldRowPanel([FieldPanel("accountable"), FieldPanel("due_on")]),
        FieldPanel("measure"),
        FieldPanel("helpers"),
    ]
)

THEME = record_form(
    [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("year"), FieldPanel("quarter"), FieldPanel("field")]),
        FieldPanel("organizations"),
        FieldPanel("person_in_charge"),
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
        FieldRowPanel([FieldPanel("full_name"), FieldPanel("given_name")]),
        FieldPanel("account"),
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
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("confirmed_on"), FieldPanel("ends_on")]),
    ]
)

RULE_SET = record_form(
    [
        FieldPanel("title"),
        FieldPanel("citation"),
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
        FieldPanel("decision"),
        FieldPanel("organizations"),
        FieldRowPanel([FieldPanel("first_year"), FieldPanel("last_year")]),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
    ]
)
