"""The doors of files: photos in the sizes that pages show, and documents. All else is 404."""

from pathlib import PurePath

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from wagtail.documents.models import document_served

from meetings.views.stored_files import stored_file

from ..addresses import trail_to
from ..models import MaterialDocument, SchoolImage, SchoolRendition
from ..reading import noted_file


def media(request, name):
    """One size of a photo; originals, documents and papers have no address under media."""
    images = SchoolImage.objects.visible_to(request.user)
    rendition = get_object_or_404(SchoolRendition, file=name, image__in=images.values("pk"))
    return stored_file(rendition.file, PurePath(name).name)


def document(request, document_id, document_filename):
    """A document, for its audience; a wrong name is the same 404 as no document.

    In place of Wagtail's view, which knows no audience. As there, `document_served` tells who was
    given what.
    """
    document = open_document(request, document_id)
    if document.filename != document_filename:
        raise Http404
    response = stored_file(document.file, document.original_name or document.filename)
    noted_file(request, document)
    document_served.send(sender=MaterialDocument, instance=document, request=request)
    return response


def document_text(request, document_id):
    """What was found in the file, in letters that can be made larger; the file stands beside it."""
    document = open_document(request, document_id)
    noted_file(request, document)
    context = {"document": document, "trail": trail_to(document.title)}
    return render(request, "home/document_text.html", context)


def open_document(request, document_id):
    """The document, if this person is of its audience; Http404 if not.

    A collection that was made private in the admin stays closed, as in Wagtail's own view.
    """
    documents = MaterialDocument.objects.visible_to(request.user).select_related("collection")
    document = get_object_or_404(documents, pk=document_id)
    restrictions = document.collection.get_view_restrictions()
    if not all(restriction.accept_request(request) for restriction in restrictions):
        raise Http404
    return document
