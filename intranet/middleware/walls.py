"""Walls: the headers that every response carries, errors, redirects and static files included."""

from functools import cache

from csp.constants import HEADER as CSP
from csp.utils import build_policy
from django.conf import settings

from .. import content_policy
from ..admin_doors import is_inside

# Nothing on this site needs them; an injected script or a framed page shall not have them either.
DENIED_FEATURES = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)

# Each header unless the view has said something of its own.
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in DENIED_FEATURES),
    "X-Robots-Tag": "noindex, nofollow",
}

# Shown in a frame of the editor's own page; Wagtail sets X-Frame-Options for them itself.
FRAMED = {
    "wagtailadmin_pages:preview_on_add",
    "wagtailadmin_pages:preview_on_edit",
    "wagtailadmin_block_preview",
}


class Walls:
    """Outermost, so that no response misses the wall. HSTS is Django's (SECURE_HSTS_SECONDS)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        # Django's own page of an error, while one builds, brings its style along.
        if not (settings.DEBUG and response.status_code in (404, 500)):
            response.headers.setdefault(CSP, written(policy_for(request)))
        return response


@cache
def written(policy):
    """The header of a policy (a name in content_policy), written once a process."""
    return build_policy(config=getattr(content_policy, policy))


def policy_for(request):
    """Site, preview, admin, or its screen of one picture.

    Wagtail previews a page by a request of its own (`is_preview`).
    """
    match = request.resolver_match
    door = match.view_name if match is not None else ""
    if door in FRAMED or getattr(request, "is_preview", False):
        return "PREVIEW"
    if door == "wagtailimages:edit":
        return "ADMIN_PICTURE"
    return "ADMIN" if is_inside(request.path) else "SITE"
