"""The one answer that carries a stored file. Whoever gives it has asked the owner's rule before."""

import logging
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpResponse
from django.utils.http import content_disposition_header

from ..file_checks import content_type_of

logger = logging.getLogger(__name__)

OPENED_IN_BROWSER = {"application/pdf", "image/jpeg", "image/png", "image/webp"}
NOTHING_RUNS = "default-src 'none'; sandbox"
# Chromium opens no PDF in a sandbox; its reader and Firefox's run nothing of ours.
NOTHING_RUNS_IN_PDF = "default-src 'none'"


def stored_file(file, name):
    """The whole file, shown in the browser or saved, under the name that its reader knows.

    `file`: the row's FieldFile. `name`: decides the type too. No cache keeps the answer, no
    browser guesses at it, nothing in it runs. Raises Http404 when the disk does not have it.
    """
    content_type = content_type_of(name)
    try:
        response = handed_over(file) if settings.X_ACCEL_REDIRECT else streamed(file)
    except (OSError, ValueError, SuspiciousFileOperation) as error:
        logger.error("A stored file can't be read: %r", error)
        raise Http404("Tệp không còn trên máy chủ.") from error
    is_pdf = content_type == "application/pdf"
    is_kept = content_type not in OPENED_IN_BROWSER
    response["Content-Type"] = content_type
    response["Content-Disposition"] = content_disposition_header(is_kept, name)
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = NOTHING_RUNS_IN_PDF if is_pdf else NOTHING_RUNS
    return response


def streamed(file):
    return FileResponse(file.storage.open(file.name, "rb"))


def handed_over(file):
    """An empty answer that tells the web server in front which file to send itself.

    The path is the storage's own, resolved below its folder, so no name leads out of it.
    """
    path = Path(file.storage.path(file.name))
    if not path.is_file():
        raise FileNotFoundError(path)
    inside = path.relative_to(file.storage.location).as_posix()
    prefix = settings.X_ACCEL_REDIRECT.strip("/")
    return HttpResponse(headers={"X-Accel-Redirect": f"/{prefix}/{quote(inside)}"})
