"""The front page, and every other page at its address, as Wagtail's own view serves it."""

from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from wagtail import hooks
from wagtail.views import serve_chain

from ..front import front_of
from ..models import FrontPage
from ..routing import page_at


def front(request):
    """The page of «/». It is always there and prints no word of its row, so no row is asked for."""
    if not FrontPage.opens_to(request.user):
        raise Http404
    return TemplateResponse(request, FrontPage.template, {"told": front_of(request.user)})


def serve(request, path):
    """The page at that address; Http404 for one that does not exist for this person.

    Wagtail would first look for the site of the host, its root, and the root's own type: three
    questions of which this house, being one site, knows the answers.
    """
    slugs = [part for part in path.split("/") if part]
    page = page_at(request.user, slugs)
    args, kwargs = [], {}
    for check in hooks.get_hooks("before_serve_page"):
        answer = check(page, request, args, kwargs)
        if isinstance(answer, HttpResponse):
            return answer
    chain = serve_chain
    for wrap in reversed(hooks.get_hooks("on_serve_page")):
        chain = wrap(chain)
    return chain(page, request, args, kwargs)
