"""Every page at its address, as Wagtail's own view serves it."""

from django.http import Http404, HttpResponse
from wagtail import hooks
from wagtail.views import serve_chain

from ..models import FrontPage
from ..routing import page_at


def front_page(user):
    """The page of «/»; Http404 where it does not exist for this person.

    It is always there and prints no word of its row, so no row is asked for.
    """
    if not FrontPage.opens_to(user):
        raise Http404
    return FrontPage(title="Trang nhất", slug=FrontPage.fixed_slug)


def serve(request, path=""):
    """The page at that address; Http404 for one that does not exist for this person.

    Wagtail would first look for the site of the host, its root, and the root's own type: three
    questions of which this house, being one site, knows the answers.
    """
    slugs = [part for part in path.split("/") if part]
    page = page_at(request.user, slugs) if slugs else front_page(request.user)
    args, kwargs = [], {}
    for check in hooks.get_hooks("before_serve_page"):
        answer = check(page, request, args, kwargs)
        if isinstance(answer, HttpResponse):
            return answer
    chain = serve_chain
    for wrap in reversed(hooks.get_hooks("on_serve_page")):
        chain = wrap(chain)
    return chain(page, request, args, kwargs)
