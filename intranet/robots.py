"""robots.txt: a search engine has nothing to find here."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse


@login_not_required
def nothing_for_robots(request):
    """Every page also says so itself (X-Robots-Tag, intranet/middleware/walls.py)."""
    return HttpResponse("User-agent: *\nDisallow: /\n", content_type="text/plain")
