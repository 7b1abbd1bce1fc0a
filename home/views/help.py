"""Help: how to do the work of one's month here, told to each for what he does."""

from django.conf import settings
from django.shortcuts import render

from meetings.roles import capacity_of

from ..addresses import trail_to
from ..enums import Role


def how_to(request):
    """The page of help; its parts follow what this person is today."""
    capacity = capacity_of(request.user)
    groups = set(request.user.groups.values_list("name", flat=True))
    context = {
        "is_member": capacity.is_member,
        "keeps_records": capacity.edits_records,
        "writes_news": Role.NEWS_EDITOR in groups,
        "writes_themes": Role.THEMES_EDITOR in groups,
        "help_contact": settings.HELP_CONTACT,
        "trail": trail_to("Trợ giúp"),
    }
    return render(request, "home/help.html", context)
