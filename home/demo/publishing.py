"""Puts pages, documents and pictures in place as if written and published on that day."""

from django.conf import settings
from django.core.files.base import ContentFile

from meetings.demo.clock import at
from meetings.file_checks import check_upload

from ..actions.roles import collection_named
from ..enums import Audience
from ..models import MaterialDocument, SchoolImage
from ..permissions import COLLECTIONS


def publish(parent, page, by, moment):
    """Adds the page below `parent`, with its first version, published at that moment."""
    place(parent, page, by, moment)
    with at(moment):
        page.save_revision(user=by).publish(user=by)
    return page


def leave_draft(parent, page, by, moment):
    """Adds the page as a draft that nobody has published yet."""
    page.live = False
    place(parent, page, by, moment)
    with at(moment):
        page.save_revision(user=by)
    return page


def place(parent, page, by, moment):
    page.owner = by
    with at(moment):
        parent.add_child(instance=page)


def through_the_gate(name, content, endings):
    """The file as an upload that was let in, like everybody's."""
    file = ContentFile(content, name=name.replace("/", "-"))
    check_upload(file, endings)
    return file


def add_document(role, title, kind, content, by, moment, **about):
    """A document in the collection of that desk; for members unless said otherwise."""
    document = MaterialDocument(
        title=title,
        file=through_the_gate(f"{title}.{kind}", content, settings.WAGTAILDOCS_EXTENSIONS),
        collection=collection_named(COLLECTIONS[role]),
        uploaded_by_user=by,
        **{"audience": Audience.MEMBERS, **about},
    )
    with at(moment):
        document._set_document_file_metadata()
        document.save()
    return document


def add_picture(role, title, content, by, moment, description):
    """A picture for all staff."""
    picture = SchoolImage(
        title=title,
        description=description,
        file=through_the_gate(f"{title}.png", content, settings.WAGTAILIMAGES_EXTENSIONS),
        collection=collection_named(COLLECTIONS[role]),
        uploaded_by_user=by,
        audience=Audience.STAFF,
    )
    with at(moment):
        picture._set_image_file_metadata()
        picture.save()
    return picture
