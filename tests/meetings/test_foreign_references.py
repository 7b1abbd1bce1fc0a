"""Forms of records point only at what the person may choose: every field, in every row."""

import pytest
from django.forms.models import ModelChoiceField
from wagtail.admin.panels import InlinePanel
from wagtail.test.utils.form_data import querydict_from_html

from meetings.admin.directory import DirectoryGroup
from meetings.admin.panels import RecordInlinePanel
from meetings.admin.viewsets import MONTH
from meetings.models import AgendaItem, InspectionPass, Meeting, Member, Resolution, Task, Theme
from tests.factories.meetings import (
    AccountFactory,
    AgendaItemFactory,
    MeetingFactory,
    MemberFactory,
    ResolutionFactory,
    TaskFactory,
    ThemeFactory,
)

from .test_admin import address
from .test_passes import passed

pytestmark = pytest.mark.django_db

KNOWN_TO_KEEPERS = "the Party committee keeps the directory of all cells and members"
# Fields whose every choice is known to whoever has this form, and why.
OPEN = {
    "meeting.theme": "themes are for every member of the Đảng bộ",
    "resolution.addressees": "every member knows the names of the cells",
    "theme.organizations": "the same; one of them must be one's own (ThemeForm)",
    "organization.parent": KNOWN_TO_KEEPERS,
    "organization.predecessors": KNOWN_TO_KEEPERS,
    "member.memberships.organization": KNOWN_TO_KEEPERS,
    "member.intervals.organization": KNOWN_TO_KEEPERS,
    "office.organization": KNOWN_TO_KEEPERS,
    "office.member": KNOWN_TO_KEEPERS,
    "ruleset.organization": KNOWN_TO_KEEPERS,
    "inspectionpass.organizations": KNOWN_TO_KEEPERS,
}
SECRET = "Chỉ chi bộ kia biết"


def choices_of(form_class, path):
    """Dotted names of all fields that choose a record, in the form and in its rows."""
    for name, field in form_class.base_fields.items():
        if isinstance(field, ModelChoiceField):
            yield f"{path}.{name}"
    for name, formset in getattr(form_class, "formsets", {}).items():
        yield from choices_of(formset.form, f"{path}.{name}")


FORMS = {
    viewset.model._meta.model_name: viewset.get_edit_handler()
    for viewset in (kind() for kind in (*MONTH, *DirectoryGroup.items))
}
CHOICES = sorted(
    name for model, handler in FORMS.items() for name in choices_of(handler.get_form_class(), model)
)
GUARDED = [name for name in CHOICES if name not in OPEN]


@pytest.fixture
def desk_of(client):
    """Signs a person in and returns the client."""

    def sign_in(person):
        client.force_login(person.account)
        return client

    return sign_in


@pytest.fixture
def records(cell, secretary, member):
    """One record of each kind that this cell's secretary may save as it is."""
    meeting = MeetingFactory(organization=cell, chair=secretary)
    AgendaItemFactory(meeting=meeting, presenter=secretary)
    resolution = ResolutionFactory(organization=cell, meeting=meeting)
    task = TaskFactory(resolution=resolution, accountable=secretary)
    theme = ThemeFactory(organizations=[cell], person_in_charge=secretary)
    return {
        "meeting": meeting, "resolution": resolution, "task": task, "theme": theme,
        "member": member, "inspectionpass": passed(AccountFactory(), cell),
    }  # fmt: skip


@pytest.fixture
def foreign(other_cell):
    """Makes what may not be chosen, by model. Names of cells are no secret among members."""
    makers = {
        "organization": lambda: other_cell,
        "member": lambda: MemberFactory(full_name=SECRET, cell=other_cell),
        "meeting": lambda: MeetingFactory(organization=other_cell, place=SECRET, convened=True),
        "resolution": lambda: ResolutionFactory(organization=other_cell, abstract=SECRET),
        "user": lambda: AccountFactory(full_name=SECRET, is_superuser=True),
    }
    return lambda model: makers[model]()


def filled_form(client, kind, record):
    """The data a browser would post from the record's form as it stands."""
    page = client.get(address(kind, "edit", record.pk))
    assert page.status_code == 200
    assert SECRET not in page.content.decode()
    return querydict_from_html(page.content.decode(), form_id=None, form_index=form_index(page))


def form_index(page):
    """Which form of the page is the record's."""
    forms = page.content.decode().split("<form")[1:]
    return next(n for n, text in enumerate(forms) if "loaded_version" in text)


def as_new(data):
    """The same data as if for a new record: no keys, no version, rows all new."""
    fresh = data.copy()
    for key in data:
        if key.endswith("-INITIAL_FORMS"):
            fresh[key] = "0"
        if key.endswith("-id"):
            fresh[key] = ""
    fresh["loaded_version"] = "0"
    return fresh


def model_of(path):
    """The model that the field at that path chooses from."""
    kind, *rows, name = path.split(".")
    form_class = FORMS[kind].get_form_class()
    for row in rows:
        form_class = form_class.formsets[row].form
    return form_class.base_fields[name].queryset.model._meta.model_name


def input_name(path):
    """meeting.agenda.presenter → agenda-0-presenter"""
    _, *rows, name = path.split(".")
    return "-".join([*(f"{row}-0" for row in rows), name])


def everything():
    """How many rows there are, and every version."""
    kinds = (Meeting, AgendaItem, Resolution, Task, Theme, Member, InspectionPass)
    return [list(kind.objects.order_by("pk").values_list("pk", "version")) for kind in kinds]


@pytest.mark.parametrize("way", ["add", "edit"])
@pytest.mark.parametrize("path", GUARDED)
def test_a_record_one_may_not_choose_is_refused_and_nothing_is_saved(
    desk_of, records, foreign, secretary, superior, path, way
):
    kind, other = path.split(".")[0], foreign(model_of(path))
    client = desk_of(superior if kind in ("member", "inspectionpass") else secretary)
    data = filled_form(client, kind, records[kind])
    url = address(kind, "edit", records[kind].pk)
    if way == "add":
        data, url = as_new(data), address(kind, "add")
    before = everything()

    data.setlist(input_name(path), [str(other.pk)])
    response = client.post(url, data)

    assert response.status_code == 200
    assert SECRET not in response.content.decode()
    assert everything() == before


@pytest.mark.parametrize("kind", ["meeting", "resolution", "task", "theme"])
def test_the_same_form_is_saved_without_the_foreign_record(desk_of, records, secretary, kind):
    client = desk_of(secretary)
    data = filled_form(client, kind, records[kind])
    before = everything()

    changed = client.post(address(kind, "edit", records[kind].pk), data)
    added = client.post(address(kind, "add"), as_new(data))

    assert (changed.status_code, added.status_code) == (302, 302)
    assert everything() != before


def test_every_open_choice_is_a_choice_of_some_form():
    assert set(OPEN) <= set(CHOICES)


def panels_below(panel):
    yield panel
    for child in getattr(panel, "children", []):
        yield from panels_below(child)
    if isinstance(panel, InlinePanel):
        yield from panels_below(panel.child_edit_handler)


@pytest.mark.parametrize("kind", FORMS)
def test_rows_at_every_depth_ask_the_same_questions_as_their_form(kind):
    rows = [p for p in panels_below(FORMS[kind]) if isinstance(p, InlinePanel)]

    assert all(isinstance(panel, RecordInlinePanel) for panel in rows)


def models_below(form_class):
    """The model of a form and those of its rows, at every depth."""
    yield form_class._meta.model
    for formset in getattr(form_class, "formsets", {}).values():
        yield from models_below(formset.form)


@pytest.mark.parametrize("kind", FORMS)
def test_no_record_and_no_row_has_text_or_blocks_that_can_point_at_something(kind):
    """Choices are narrowed field by field; a link inside a text would pass by."""
    for model in models_below(FORMS[kind].get_form_class()):
        fields = model._meta.get_fields()
        assert [field.name for field in fields if hasattr(field, "extract_references")] == []


def test_the_party_committee_writes_no_record_for_a_cell(desk_of, records, cell, superior):
    data = as_new(filled_form(desk_of(records["meeting"].chair), "meeting", records["meeting"]))
    before = everything()

    response = desk_of(superior).post(address("meeting", "add"), data)

    assert response.status_code == 200
    assert everything() == before


def test_a_paper_that_one_may_not_see_stays_hidden_and_untouched(
    desk_of, records, foreign, secretary
):
    task, hidden = records["task"], foreign("resolution")
    Task.objects.filter(pk=task.pk).update(resolution=hidden)
    client = desk_of(secretary)
    data = filled_form(client, "task", task)  # says nothing of it
    data["title"] = "Việc gọi tên khác"
    data["resolution"] = records["resolution"].pk

    response = client.post(address("task", "edit", task.pk), data)

    task.refresh_from_db()
    assert (response.status_code, task.title) == (302, "Việc gọi tên khác")
    assert task.resolution == hidden


def test_an_error_about_a_hidden_field_is_said_without_naming_it(
    desk_of, records, foreign, secretary
):
    paper = records["resolution"]
    data = filled_form(desk_of(secretary), "resolution", paper)
    Resolution.objects.filter(pk=paper.pk).update(meeting=foreign("meeting"))

    response = desk_of(secretary).post(address("resolution", "edit", paper.pk), data)

    assert response.status_code == 200
    assert "Kỳ họp phải là của chính cơ quan ban hành." in response.content.decode()
    assert SECRET not in response.content.decode()
