"""Wagtail's screens of files, for our editors: one gate before each, and filters that name no tag.

A file that lies in no collection of the editor's does not exist at any address of the admin; stock
Wagtail tells «not yours» (403) from «no such file» (404), and prints the tags of everybody's files.
"""

from wagtail.admin.ui.tables import Column
from wagtail.documents.views.documents import DocumentsFilterSet
from wagtail.documents.views.documents import IndexView as DocumentList
from wagtail.images.views.chooser import ImageChooseView
from wagtail.images.views.images import ImagesFilterSet
from wagtail.models import UploadedFile
from wagtail.permissions import policy_registry

from .models import MaterialDocument, SchoolImage

# The part of an address that names a file; in the window of choosing it is called «pk».
NAMED_BY = {
    "document_id": MaterialDocument,
    "doc_id": MaterialDocument,
    "image_id": SchoolImage,
}
CHOSEN_AT = {
    "wagtaildocs_chooser:chosen": MaterialDocument,
    "wagtailimages_chooser:chosen": SchoolImage,
}
WORK = {"add", "change", "delete", "choose"}


def files_of(model, user):
    """Files in the collections where this editor works."""
    return policy_registry.get_by_type(model).instances_user_has_any_permission_for(user, WORK)


def uploads_of(user):
    """What this editor has sent and not yet told who may open it."""
    return UploadedFile.objects.filter(uploaded_by_user=user)


def asked_for(door, kwargs, user):
    """Pairs (files that exist for this person, key asked for) of an address of the admin."""
    if door in CHOSEN_AT:
        yield files_of(CHOSEN_AT[door], user), kwargs["pk"]
    elif door.startswith(("wagtaildocs", "wagtailimages")):
        for name, model in NAMED_BY.items():
            if name in kwargs:
                yield files_of(model, user), kwargs[name]
        if "uploaded_file_id" in kwargs:
            yield uploads_of(user), kwargs["uploaded_file_id"]


def is_on_desk(door, kwargs, user):
    """False if the address names a file that does not exist for this person."""
    return all(files.filter(pk=key).exists() for files, key in asked_for(door, kwargs, user))


class WithoutTags:
    """Filters of a list of files without those by tag: they name the tags of all desks."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters.pop("tag", None)


class UntaggedDocuments(WithoutTags, DocumentsFilterSet):
    class Meta(DocumentsFilterSet.Meta):
        pass


class UntaggedImages(WithoutTags, ImagesFilterSet):
    class Meta(ImagesFilterSet.Meta):
        pass


class UntaggedImageChooseView(ImageChooseView):
    """The window of choosing a picture, without Wagtail's popular tags of all desks."""

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"popular_tags": []}


STOCK_COLUMNS = DocumentList.columns.func


def columns_with_text_note(view):
    """Wagtail's columns of the list of documents, and whether the search can look into them."""
    return [*STOCK_COLUMNS(view), Column("text_note", label="Chữ trong tệp")]
