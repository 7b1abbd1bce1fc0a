"""The doors of files: photos in the sizes that pages show, and documents. All else is 404."""

import mimetypes

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from wagtail.documents.views.serve import serve as serve_document

from ..enums import Audience
from ..models import MaterialDocument, SchoolImage, SchoolRendition

# A photo for all staff may stay in the reader's own browser; anything narrower may not.
KEPT_BY_BROWSER = "private, max-age=86400"
KEPT_BY_NOBODY = "private, no-store"


def media(request, name):
    """One size of a photo; originals, documents and papers have no address under media."""
    images = SchoolImage.objects.visible_to(request.user)
    renditions = SchoolRendition.objects.select_related("image")
    rendition = get_object_or_404(renditions, file=name, image__in=images.values("pk"))
    try:
        content = rendition.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(content, content_type=mimetypes.guess_type(name)[0] or "image/jpeg")
    for_staff = rendition.image.audience == Audience.STAFF
    response["Cache-Control"] = KEPT_BY_BROWSER if for_staff else KEPT_BY_NOBODY
    response["X-Content-Type-Options"] = "nosniff"
    return response


def document(request, document_id, document_filename):
    """A document as Wagtail serves it, for its audience only, kept by no cache on the way."""
    get_object_or_404(MaterialDocument.objects.visible_to(request.user), pk=document_id)
    response = serve_document(request, document_id, document_filename)
    response["Cache-Control"] = KEPT_BY_NOBODY
    if response.get("Content-Encoding") == "None":  # Wagtail 8.0.1 writes the word
        del response["Content-Encoding"]
    return response
