"""Files on their way out: nothing under MEDIA is served raw, and no cache keeps an answer."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import NoReverseMatch, reverse
from wagtail.models import CollectionViewRestriction

from home.enums import Audience
from home.models import MaterialDocument
from meetings.actions import papers
from meetings.models import Paper
from tests.factories.files import PDF, docx, picture
from tests.factories.home import DocumentFactory, ImageFactory, NewsPageFactory
from tests.meetings import month

pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file <tempfile:ResourceWarning")
NAME = "Nghị quyết số 01 – “Chi bộ”, bản 1.pdf"


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def client_of(people):
    def sign_in(name):
        client = Client()
        client.force_login(people[name])
        return client

    return sign_in


def content_of(response):
    """The whole body; reading it to its end closes the file."""
    body = b"".join(response.streaming_content)
    for close in response._resource_closers:
        close()
    return body


@pytest.fixture
def paper(cell, people):
    cast = {
        "cell": cell,
        "secretary": people["committee"].member,
        "minute_taker": people["member"].member,
    }
    meeting = month.convened(**cast)
    upload = SimpleUploadedFile(NAME, PDF)
    return papers.hand_in(owner=meeting, upload=upload, by=people["committee"])


@pytest.fixture
def document(cell):
    file = SimpleUploadedFile(NAME, PDF)
    return DocumentFactory(audience=Audience.ORGANIZATION, organization=cell, file=file)


@pytest.fixture
def rendition(cell):
    image = ImageFactory(audience=Audience.ORGANIZATION, organization=cell)
    return image.get_rendition("width-20")


@pytest.fixture
def addresses(paper, document, rendition):
    """The three doors."""
    return {
        "paper": paper.get_absolute_url(),
        "document": document.url,
        "rendition": rendition.url,
    }


def test_a_member_gets_each_file_whole_under_closed_headers(client_of, addresses):
    client = client_of("member")
    for url in addresses.values():
        response = client.get(url)
        body = content_of(response)
        assert response.status_code == 200, url
        assert body[:5] in {b"%PDF-", b"\x89PNG\r"}
        assert int(response["Content-Length"]) == len(body)
        assert response["Cache-Control"] == "private, no-store"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Security-Policy"].startswith("default-src 'none'")
        assert not response.has_header("Content-Encoding")


def test_others_get_404_and_strangers_the_way_to_sign_in(client_of, addresses):
    for url in addresses.values():
        assert client_of("other_member").get(url).status_code == 404
        assert client_of("staff").get(url).status_code == 404
        assert Client().get(url).headers["Location"].startswith("/dang-nhap/")


def test_nothing_on_the_disk_is_served_raw(client_of, addresses, rendition):
    files = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    assert len(files) >= 4  # paper, document, original, rendition
    for path in files:
        inside = path.relative_to(settings.MEDIA_ROOT).as_posix()
        url = f"/media/{inside}"
        for name in ("staff", "other_member", "administrator", "news_editor"):
            assert client_of(name).get(url).status_code == 404, (name, url)
        assert Client().get(url).status_code == 302
        answer = client_of("member").get(url)
        assert answer.status_code == (200 if inside == rendition.file.name else 404), url
        if answer.status_code == 200:
            content_of(answer)


def test_a_vietnamese_name_arrives_whole(client_of, addresses):
    for door in ("paper", "document"):
        response = client_of("member").get(addresses[door])
        content_of(response)
        header = response["Content-Disposition"]
        assert header.startswith("inline; filename*=utf-8''Ngh%E1%BB%8B%20quy%E1%BA%BFt")
        assert header.endswith("b%E1%BA%A3n%201.pdf")


@pytest.mark.parametrize(
    ("ending", "content", "content_type", "disposition", "policy"),
    [
        ("pdf", PDF, "application/pdf", "inline", "default-src 'none'"),
        ("png", picture(), "image/png", "inline", "default-src 'none'; sandbox"),
        ("txt", b"a", "text/plain; charset=utf-8", "attachment", "default-src 'none'; sandbox"),
        (
            "docx",
            docx("a"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "attachment",
            "default-src 'none'; sandbox",
        ),
    ],
    ids=["pdf", "png", "txt", "docx"],
)
def test_the_browser_opens_what_it_can_and_saves_the_rest(
    client_of, paper, people, ending, content, content_type, disposition, policy
):
    upload = SimpleUploadedFile(f"a.{ending}", content)
    other = papers.hand_in(owner=paper.meeting, upload=upload, by=people["committee"])

    response = client_of("member").get(other.get_absolute_url())
    content_of(response)

    assert response["Content-Type"] == content_type
    assert response["Content-Disposition"] == f'{disposition}; filename="a.{ending}"'
    assert response["Content-Security-Policy"] == policy


def test_a_file_whose_kind_is_unknown_is_bytes_to_save(client_of, paper):
    Paper.objects.filter(pk=paper.pk).update(original_name="x.html", content_type="text/html")

    response = client_of("member").get(paper.get_absolute_url())
    content_of(response)

    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment")


def test_head_says_the_same_without_the_body(client_of, addresses):
    client = client_of("member")
    for url in addresses.values():
        whole, head = client.get(url), client.head(url)
        content_of(whole)
        assert head.status_code == 200
        assert head["Content-Length"] == whole["Content-Length"]
        assert head["Content-Disposition"] == whole["Content-Disposition"]
        for close in head._resource_closers:
            close()


@pytest.mark.parametrize("accelerated", ["", "/tep-noi-bo/"])
def test_a_file_gone_from_the_disk_is_404(client_of, addresses, settings, caplog, accelerated):
    settings.X_ACCEL_REDIRECT = accelerated
    for path in settings.MEDIA_ROOT.rglob("*"):
        if path.is_file():
            path.unlink()
            path.mkdir()  # nor can a folder of that name be sent

    for url in addresses.values():
        assert client_of("member").get(url).status_code == 404
    assert len([r for r in caplog.records if "can't be read" in r.message]) == 3


def test_a_wrong_name_is_the_same_404_as_no_document(client_of, document):
    client = client_of("member")
    answers = [
        client.get(f"/tai-lieu/{document.pk}/khac.pdf"),
        client.get(f"/tai-lieu/{document.pk + 999}/{document.filename}"),
        client.get(f"/tai-lieu/{10**26}/{document.filename}"),
        client_of("other_member").get(document.url),
    ]

    assert {answer.status_code for answer in answers} == {404}


@pytest.mark.parametrize(
    "url",
    [
        "/tai-lieu/٥/{name}",
        "/tai-lieu/{pk}/",
        "/tai-lieu/{digits}/{name}",
        "/tai-lieu/authenticate_with_password/1/",
        "/documents/{pk}/{name}",
    ],
)
def test_wagtails_own_doors_to_documents_are_walled_up(client_of, document, url):
    digits = "".join(chr(ord("٠") + int(digit)) for digit in str(document.pk))
    url = url.format(pk=document.pk, name=document.filename, digits=digits)

    assert client_of("other_member").get(url).status_code == 404
    assert client_of("member").get(url).status_code == 404


def test_images_have_no_door_of_their_own(house):
    with pytest.raises(NoReverseMatch):
        reverse("wagtailimages_serve", args=["x", 1, "width-20"])


def test_a_collection_made_private_in_the_admin_stays_closed(client_of, document):
    restriction = CollectionViewRestriction.objects.create(
        collection=document.collection, restriction_type=CollectionViewRestriction.GROUPS
    )
    assert client_of("member").get(document.url).status_code == 404

    restriction.delete()
    content_of(client_of("member").get(document.url))


# --- The web server in front sends the file --------------------------------------------------


def test_the_web_server_in_front_is_told_where_the_file_lies(client_of, addresses, settings):
    settings.X_ACCEL_REDIRECT = "/tep-noi-bo/"
    for url in addresses.values():
        response = client_of("member").get(url)
        assert response.content == b""
        assert response["X-Accel-Redirect"].startswith("/tep-noi-bo/")
        assert response["X-Accel-Redirect"].isascii()
        assert response["Cache-Control"] == "private, no-store"
        assert response["Content-Type"] in {"application/pdf", "image/png"}
        assert client_of("other_member").get(url).status_code == 404


@pytest.mark.parametrize("setting", ["/tep-noi-bo/", "tep-noi-bo", "/tep-noi-bo"])
@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("documents/Nghị quyết.pdf", "/tep-noi-bo/documents/Ngh%E1%BB%8B%20quy%E1%BA%BFt.pdf"),
        ("documents/100%25?a#b.pdf", "/tep-noi-bo/documents/100%2525%3Fa%23b.pdf"),
        ("documents/a\r\nSet-Cookie: x.pdf", "/tep-noi-bo/documents/a%0D%0ASet-Cookie%3A%20x.pdf"),
        ("documents/../giay-to/a.pdf", "/tep-noi-bo/giay-to/a.pdf"),
    ],
)
def test_the_place_is_quoted_and_resolved(client_of, document, settings, setting, name, address):
    settings.X_ACCEL_REDIRECT = setting
    path = (settings.MEDIA_ROOT / name).resolve()
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(PDF)
    url = document.url
    MaterialDocument.objects.filter(pk=document.pk).update(file=name)
    url = f"/tai-lieu/{document.pk}/{MaterialDocument.objects.get(pk=document.pk).filename}"

    response = client_of("member").get(
        url.replace("%", "%25").replace("?", "%3F").replace("#", "%23")
    )

    if "\r" in name:  # refused with the rest of such input before it comes here
        assert response.status_code in {400, 404}
        return
    assert response["X-Accel-Redirect"] == address


@pytest.mark.parametrize("accelerated", ["", "/tep-noi-bo/"])
@pytest.mark.parametrize("name", ["../etc/passwd", "/etc/passwd", "a/../../etc/passwd", ""])
def test_a_name_that_leads_out_of_the_folder_is_404(
    client_of, paper, settings, tmp_path, name, accelerated
):
    settings.X_ACCEL_REDIRECT = accelerated
    Paper.objects.filter(pk=paper.pk).update(file=name)

    assert client_of("member").get(paper.get_absolute_url()).status_code == 404


# --- Broken pictures ------------------------------------------------------------------------


def spoil(image, how):
    path = Path(image.file.path)
    if how == "missing":
        path.unlink()
    else:
        whole = path.read_bytes()
        path.write_bytes({"cut": whole[: len(whole) // 2], "noise": b"x" * 99, "empty": b""}[how])


@pytest.mark.parametrize("how", ["missing", "cut", "noise", "empty"])
def test_a_broken_picture_never_breaks_a_page_that_shows_it(client_of, how):
    image = ImageFactory(file=SimpleUploadedFile("a.png", picture(size=(900, 700))))
    spoil(image, how)
    text = f'<p>Chữ</p><embed alt="x" embedtype="image" format="fullwidth" id="{image.pk}"/>'
    body = [("image", {"image": image, "alt": "Ảnh hỏng"}), ("text", text)]
    page = NewsPageFactory(title="Tin có ảnh hỏng", body=body)

    answer = client_of("staff").get(page.url)

    assert answer.status_code == 200
    shown = answer.content.decode()
    assert "Tin có ảnh hỏng" in shown
    assert "Ảnh «Ảnh hỏng» chưa mở được" in shown


@pytest.mark.parametrize("how", ["missing", "cut", "noise", "empty"])
def test_a_broken_picture_never_breaks_the_admin(client_of, people, how):
    image = ImageFactory(uploaded_by_user=people["news_editor"])
    image.collection = image.collection.get_children().get(name="Tin tức")
    image.save()
    spoil(image, how)
    client = client_of("news_editor")

    assert client.get(reverse("wagtailimages:index")).status_code == 200
    assert client.get(reverse("wagtailimages:edit", args=[image.pk])).status_code == 200
    assert client.get(reverse("wagtailimages_chooser:choose")).status_code == 200
