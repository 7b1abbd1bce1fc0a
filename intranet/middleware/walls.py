"""Walls: the headers that every response carries, errors, redirects and static files included."""

from csp.middleware import CSPMiddleware, PolicyParts
from django.urls import reverse

from .. import content_policy

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


class Walls(CSPMiddleware):
    """Outermost, so that no response misses the wall. HSTS is Django's (SECURE_HSTS_SECONDS)."""

    def process_response(self, request, response):
        response = super().process_response(request, response)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    def get_policy_parts(self, request, response, report_only=False):
        """The policy of this address; a view that sets the whole header keeps its own."""
        return PolicyParts() if report_only else PolicyParts(config=policy_for(request))


def policy_for(request):
    """Site, preview, admin, or its screen of one picture.

    Wagtail previews a page by a request of its own (`is_preview`).
    """
    match = request.resolver_match
    door = match.view_name if match is not None else ""
    if door in FRAMED or getattr(request, "is_preview", False):
        return content_policy.PREVIEW
    if door == "wagtailimages:edit":
        return content_policy.ADMIN_PICTURE
    if request.path.startswith(reverse("wagtailadmin_home")):
        return content_policy.ADMIN
    return content_policy.SITE
