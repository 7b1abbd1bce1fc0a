"""Pages point only at what their editor may see: every field, block, link, row and way in."""

import json

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.blocks import ChooserBlock
from wagtail.models import Page, ReferenceIndex, Revision
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from home.blocks import StoryBlock
from home.enums import Audience
from home.models import (
    Material,
    MaterialDocument,
    NewsCategory,
    ReportIndexPage,
    ReportPage,
    SchoolImage,
    ThemePage,
)
from home.models.base import KNOWN_TO_ALL, HousePage, page_types
from home.page_forms import rows_below
from tests.factories.home import (
    DocumentFactory,
    ImageFactory,
    PlainPageFactory,
    ReportPageFactory,
    ThemePageFactory,
)
from tests.factories.meetings import MeetingFactory

from .test_editing import add_url, edit_url, report_data

pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file <tempfile:ResourceWarning")

SECRET = "Chỉ cấp ủy kia biết"
JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def desk(client, people):
    client.force_login(people["themes_editor"])
    return client


@pytest.fixture
def own(people):
    return people["themes_editor"].member.memberships.get().organization


@pytest.fixture
def foreign(cell):
    """What the editor of another cell may not see, by kind."""
    closed = {"audience": Audience.COMMITTEE, "organization": cell, "title": SECRET}
    return {
        "document": DocumentFactory(**closed).pk,
        "image": ImageFactory(**closed).pk,
        "page": PlainPageFactory(**closed).pk,
        "meeting": MeetingFactory(organization=cell, place=SECRET).pk,
    }


def linking(kind, **data):
    """Rich text with one entity of that kind, as the editor in the browser sends it."""
    block = {
        "key": "a", "text": "Xem đây", "type": "unstyled", "depth": 0, "inlineStyleRanges": [],
        "entityRanges": [{"offset": 0, "length": 3, "key": 0}],
    }  # fmt: skip
    entity = {"type": kind, "mutability": "MUTABLE", "data": data}
    return json.dumps({"blocks": [block], "entityMap": {"0": entity}})


# Every place of a report that can point at something → what is posted there.
PLACES = {
    "field document": lambda f: {"document": f["document"]},
    "field meeting": lambda f: {"meeting": f["meeting"]},
    "block document": lambda f: story("document", {"document": f["document"], "note": ""}),
    "block image": lambda f: story("image", {"image": f["image"], "alt": "", "caption": ""}),
    "link to a page": lambda f: story("text", linking("LINK", id=f["page"])),
    "link to a document": lambda f: story("text", linking("DOCUMENT", id=f["document"])),
}
# What our text does not know is left out of it, not refused.
UNKNOWN = {
    "image in the text": lambda f: story("text", linking("IMAGE", id=f["image"], format="left")),
    "embed in the text": lambda f: story("text", linking("EMBED", url="https://example.com/v")),
}


def story(*block):
    return {"body": streamfield([block])}


def stored():
    """Everything that a save would have written."""
    models = (Page, Revision, Material, ReferenceIndex, MaterialDocument, SchoolImage)
    return [model.objects.count() for model in models]


def send(desk, way, page, data):
    """Posts the data as a new page, a draft, published, as autosave or as preview."""
    data = nested_form_data(data) if not isinstance(data, dict) else data
    if way != "publish":
        data.pop("action-publish", None)
    if way == "add":
        parent = ReportIndexPage.objects.get()
        return desk.post(add_url(ReportPage, parent), data | {"slug": "bao-cao-moi"})
    if way == "preview":
        return desk.post(reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk]), data)
    return desk.post(edit_url(page), data, **(JSON if way == "autosave" else {}))


def is_refused(way, response):
    if way == "preview":
        return response.json()["is_valid"] is False
    return response.status_code == (400 if way == "autosave" else 200)


WAYS = ["add", "draft", "publish", "autosave", "preview"]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("place", PLACES)
def test_what_the_editor_may_not_see_is_refused_and_nothing_is_saved(
    desk, own, foreign, place, way
):
    report = ReportPageFactory(organization=own)
    before = stored()

    response = send(desk, way, report, report_data(report, **PLACES[place](foreign)))

    assert is_refused(way, response)
    assert SECRET not in response.content.decode()
    assert stored() == before


@pytest.mark.parametrize("way", WAYS)
def test_the_same_page_is_taken_without_it(desk, own, way):
    report = ReportPageFactory(organization=own)

    response = send(desk, way, report, report_data(report))

    assert not is_refused(way, response)


@pytest.mark.parametrize("place", UNKNOWN)
def test_what_our_text_does_not_know_is_left_out(desk, own, foreign, place):
    report = ReportPageFactory(organization=own)

    send(desk, "publish", report, report_data(report, **UNKNOWN[place](foreign)))

    report = ReportPage.objects.get(pk=report.pk)
    assert not report.references() & {
        (content_type, str(foreign["image"])) for content_type, _ in report.references()
    }
    assert "embed" not in str(report.body.get_prep_value())


@pytest.mark.parametrize("kind", ["document", "image"])
@pytest.mark.parametrize("way", ["draft", "publish", "autosave", "preview"])
def test_a_row_of_materials_is_refused_before_anything_is_saved(desk, foreign, kind, way):
    page = ThemePageFactory()
    empty = {"kind": "talk", "title": "", "document": "", "image": "", "note": ""}
    data = {
        "title": "Tên mới", "slug": page.slug, "theme": page.theme_id, "presenters": "",
        "lead": "", "grounds": "", "questions": "", "takeaways": "", "body": streamfield([]),
        "materials": inline_formset([empty | {kind: foreign[kind]}]), "audience": "members",
        "organization": "", "action-publish": "1", "comments": inline_formset([]),
    }  # fmt: skip
    before = stored()

    response = send(desk, way, page, nested_form_data(data))

    assert is_refused(way, response)
    assert SECRET not in response.content.decode()
    assert stored() == before
    assert ThemePage.objects.get(pk=page.pk).title == page.title


def test_a_material_of_a_colleague_stays_hidden_and_untouched(desk, foreign):
    page = ThemePageFactory()
    row = Material.objects.create(page=page, document_id=foreign["document"])

    response = desk.get(edit_url(page))

    shown = [form.fields for form in rows_below(response.context["form"])]
    assert SECRET not in response.content.decode()
    assert "document" not in shown[0]
    assert Material.objects.get(pk=row.pk).document_id == foreign["document"]


# --- Nothing was forgotten ------------------------------------------------------------------


def blocks_below(block, path=""):
    yield path, block
    children = getattr(block, "child_blocks", {})
    for name, child in children.items():
        yield from blocks_below(child, f"{path}.{name}".strip("."))
    if isinstance(block, blocks.ListBlock):
        yield from blocks_below(block.child_block, f"{path}.item")


def test_every_block_that_chooses_something_is_among_the_places():
    choosers = {
        path for path, block in blocks_below(StoryBlock()) if isinstance(block, ChooserBlock)
    }

    assert choosers == {"image.image", "document.document"}


def test_every_kind_of_thing_a_page_can_point_at_says_who_sees_it_or_is_known_to_all():
    models = {
        field.related_model
        for page in [*page_types(HousePage), Material]
        for field in page._meta.local_fields
        if field.is_relation and field.name not in {"page_ptr", "page"}
    }

    silent = {m._meta.label for m in models if not hasattr(m._default_manager, "visible_to")}
    assert silent == KNOWN_TO_ALL


@pytest.mark.parametrize("model", [Group, Permission, Revision, Material])
def test_a_reference_to_a_kind_of_thing_that_says_nothing_of_its_readers_is_refused(
    people, own, model
):
    """Even one that is really there, for an editor and for the party committee."""
    report, page = ReportPageFactory(organization=own), ThemePageFactory()
    report.save_revision()
    Material.objects.create(page=page, document=DocumentFactory())
    thing = model.objects.first()
    content_type = ContentType.objects.get_for_model(model)

    for name in ("themes_editor", "party_committee"):
        assert report.hidden_from(people[name], {(content_type.pk, str(thing.pk))})


def test_a_reference_to_a_thing_of_an_app_that_is_gone_is_refused(people, own):
    gone = ContentType.objects.create(app_label="gone", model="thing")

    assert ReportPageFactory(organization=own).hidden_from(
        people["themes_editor"], {(gone.pk, "1")}
    )


def test_what_is_known_to_all_and_what_one_sees_is_no_hidden_reference(people, own):
    report = ReportPageFactory(organization=own, document=DocumentFactory(audience="members"))
    category = NewsCategory.objects.first()
    known = (ContentType.objects.get_for_model(NewsCategory).pk, str(category.pk))

    assert not report.hidden_from(people["themes_editor"], {known})
    document = ContentType.objects.get_for_model(MaterialDocument).pk, str(report.document_id)
    assert not report.hidden_from(people["themes_editor"], {known, document})
    assert report.hidden_from(people["themes_editor"], {known, (document[0], "987654")})


# Rows are guarded field by field (offer_only_visible); text that can link would pass by.
STOCK_ROWS = {"wagtailcore.Comment", "wagtailcore.CommentReply"}  # plain text, and not used here


def rows_of(model):
    """The models of inline rows, at every depth."""
    for relation in get_all_child_relations(model):
        yield relation.related_model
        yield from rows_of(relation.related_model)


def linking_fields(model):
    """Fields whose text or blocks can point at something: Wagtail asks them for references."""
    return [
        field.name for field in model._meta.get_fields() if hasattr(field, "extract_references")
    ]


def test_no_row_of_a_page_has_text_or_blocks_that_can_point_at_something():
    rows = {row for page in page_types(HousePage) for row in rows_of(page)}

    assert Material in rows
    assert {row._meta.label for row in rows if linking_fields(row)} - STOCK_ROWS == set()
    assert linking_fields(ReportPage) == ["body"]  # so the question finds what it is about
