"""Each desk's files stay on it: no collection but one's own, no other desk's file, no tag told."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from taggit.models import Tag
from wagtail.models import Collection, UploadedFile

from home.actions.roles import collection_named
from home.enums import Audience, Role
from home.models import MaterialDocument, SchoolImage
from tests.factories.files import PDF, picture
from tests.factories.home import DocumentFactory, ImageFactory, root_collection

from .conftest import editor

pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file <tempfile:ResourceWarning")

SECRET, TAG = "Chỉ cấp ủy kia biết", "nhan-kin-cua-ban-kia"
AJAX = {"X-Requested-With": "XMLHttpRequest"}
KINDS = {"wagtaildocs": DocumentFactory, "wagtailimages": ImageFactory}
PREFIXES = {"wagtaildocs": "doc", "wagtailimages": "image"}
WORDS = {"wagtaildocs": "document", "wagtailimages": "image"}
MINE, THEIRS = "Chuyên đề, báo cáo", "Tin tức"


@pytest.fixture
def desk(client, people):
    client.force_login(people["themes_editor"])
    return client


@pytest.fixture
def both_desks(client, people):
    """Somebody of both desks: the one person whose form has a box for the collection."""
    account = editor(Role.NEWS_EDITOR, Role.THEMES_EDITOR, account=people["themes_editor"])
    client.force_login(account)
    return client


def closed_collection():
    """A collection in which no group works."""
    return root_collection().add_child(instance=Collection(name="Kho kín"))


def file_data(**changes):
    return {"title": "Tên mới", "audience": Audience.STAFF, "organization": ""} | changes


def prefixed(prefix, data):
    return {f"{prefix}-{name}": value for name, value in data.items()}


def upload(kind):
    content = PDF if kind == "wagtaildocs" else picture()
    return SimpleUploadedFile("tep.pdf" if kind == "wagtaildocs" else "tep.png", content)


def edit(client, kind, file, data):
    return client.post(reverse(f"{kind}:edit", args=[file.pk]), data)


def edit_multiple(client, kind, file, data):
    url = reverse(f"{kind}:edit_multiple", args=[file.pk])
    return client.post(url, prefixed(f"{PREFIXES[kind]}-{file.pk}", data), headers=AJAX)


def add(client, kind, file, data):
    return client.post(reverse(f"{kind}:add"), data | {"file": upload(kind)})


def add_multiple(client, kind, file, data):
    """Sends the file, then says who may open it: two forms, both with the collection."""
    sent = {"title": "tep", "collection": data["collection"], "files[]": upload(kind)}
    answer = client.post(reverse(f"{kind}:add_multiple"), sent, headers=AJAX)
    if waiting := answer.json().get("uploaded_file_id"):
        url = reverse(f"{kind}:create_multiple_from_uploaded_{WORDS[kind]}", args=[waiting])
        data = prefixed(f"uploaded-{WORDS[kind]}-{waiting}", data)
        return client.post(url, data, headers=AJAX)
    return answer


def choose_and_upload(client, kind, file, data):
    data = prefixed(f"{WORDS[kind]}-chooser-upload", data | {"file": upload(kind)})
    return client.post(reverse(f"{kind}_chooser:create"), data)


WAYS = [edit, edit_multiple, add, add_multiple, choose_and_upload]


def places_of(kind):
    model = MaterialDocument if kind == "wagtaildocs" else SchoolImage
    return set(model.objects.values_list("collection__name", flat=True))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kind", KINDS)
def test_an_editor_of_one_desk_puts_a_file_into_no_other_collection(desk, kind, way):
    file = KINDS[kind](collection=collection_named(MINE))
    others = [collection_named(THEIRS), root_collection(), closed_collection()]

    for key in (*(other.pk for other in others), 987654):
        way(desk, kind, file, file_data(collection=key))

    assert places_of(kind) == {MINE}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kind", KINDS)
def test_an_editor_of_both_desks_puts_a_file_on_one_of_the_two_only(both_desks, kind, way):
    file = KINDS[kind](collection=collection_named(MINE))

    for closed in (closed_collection(), root_collection()):
        answer = way(both_desks, kind, file, file_data(collection=closed.pk))
        assert answer.status_code == 200
        assert "Kho kín" not in answer.content.decode()
    assert places_of(kind) == {MINE}

    way(both_desks, kind, file, file_data(collection=collection_named(THEIRS).pk))
    assert THEIRS in places_of(kind)


# --- Another desk's file ------------------------------------------------------------------------


@pytest.fixture
def hidden(cell):
    """A file of each kind on nobody's desk, for a committee alone, with a tag."""
    files = {}
    for kind, factory in KINDS.items():
        files[kind] = factory(audience=Audience.COMMITTEE, organization=cell, title=SECRET)
        files[kind].tags.add(TAG)
    return files


SCREENS = ["edit", "delete", "usage", "edit_multiple", "delete_multiple", "chosen"]


def screen(kind, name, key):
    if name == "usage":
        return reverse(f"{kind}:{WORDS[kind]}_usage", args=[key])
    return reverse(f"{kind}_chooser:chosen" if name == "chosen" else f"{kind}:{name}", args=[key])


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_file_of_another_desk_is_answered_as_one_that_is_not_there(desk, hidden, kind, name):
    for key in (hidden[kind].pk, 987654):
        for ask in (desk.get, desk.post):
            for headers in ({}, AJAX):
                answer = ask(screen(kind, name, key), headers=headers)
                assert answer.status_code == 404, (key, ask)
                assert SECRET not in answer.content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_of_ones_own_desk_is_there(desk, kind):
    file = KINDS[kind](collection=collection_named(MINE))

    for name in ("edit", "usage", "chosen"):
        assert desk.get(screen(kind, name, file.pk)).status_code == 200


@pytest.mark.parametrize("kind", KINDS)
def test_an_upload_of_somebody_else_is_answered_as_one_that_is_not_there(desk, people, kind):
    waiting = UploadedFile.objects.create(file=upload(kind), uploaded_by_user=people["news_editor"])

    for name in (f"create_multiple_from_uploaded_{WORDS[kind]}", "delete_upload_multiple"):
        for key in (waiting.pk, 987654):
            answer = desk.post(reverse(f"{kind}:{name}", args=[key]), headers=AJAX)
            assert answer.status_code == 404
    assert UploadedFile.objects.filter(pk=waiting.pk).exists()


# --- Tags ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["themes_editor", "news_editor", "administrator", "committee"])
def test_no_address_completes_a_tag_that_is_being_typed(client, people, hidden, name):
    client.force_login(people[name])
    model = reverse("wagtailadmin_tag_model_autocomplete", args=["taggit", "tag"])

    for url in (reverse("wagtailadmin_tag_autocomplete"), model):
        assert client.get(url, {"term": TAG[:4]}).status_code == 404


@pytest.mark.parametrize("kind", KINDS)
def test_no_list_of_files_tells_the_tags_of_another_desk(desk, hidden, kind):
    KINDS[kind](collection=collection_named(MINE))
    lists = [f"{kind}:index", f"{kind}:index_results"]
    lists += [f"{kind}_chooser:choose", f"{kind}_chooser:choose_results"]

    for name in lists:
        answer = desk.get(reverse(name))
        assert answer.status_code == 200
        assert TAG not in answer.content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_whether_a_tag_is_in_use_is_not_told_by_asking_for_it(desk, hidden, kind):
    KINDS[kind](collection=collection_named(MINE), title="Tệp của mình")

    def asked(tag):
        page = desk.get(reverse(f"{kind}:index_results"), {"tag": tag})
        return page.status_code, page.content.decode().replace(tag, "")

    assert asked(TAG) == asked("nhan-khong-co-that")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kind", KINDS)
def test_tags_that_are_posted_are_not_kept(desk, kind, way):
    mine = collection_named(MINE)
    file = KINDS[kind](collection=mine)

    answer = way(desk, kind, file, file_data(collection=mine.pk, tags=TAG))

    assert answer.status_code in (200, 302)
    assert not Tag.objects.exists()
