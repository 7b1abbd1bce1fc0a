"""Every page at its address, as Wagtail's own view serves it."""

from django.http import Http404, HttpResponse
from wagtail import hooks
from wagtail.views import serve_chain

from meetings.prepared import Prepared

from ..models import FrontPage

FRONT = Prepared(lambda: FrontPage.objects.live().order_by("pk")[:1])


def serve(request, path=""):
    """The page at that address; Http404 for one that does not exist for this person.

    Wagtail would first look for the site of the host, its root, and the root's own type: three
    questions of which this house, being one site, knows the answers.
    """
    found = FRONT.objects()
    if not found:
        raise Http404
    front = found[0]
    page, args, kwargs = front.route(request, [part for part in path.split("/") if part])
    for check in hooks.get_hooks("before_serve_page"):
        answer = check(page, request, args, kwargs)
        if isinstance(answer, HttpResponse):
            return answer
    chain = serve_chain
    for wrap in reversed(hooks.get_hooks("on_serve_page")):
        chain = wrap(chain)
    return chain(page, request, args, kwargs)
