"""The word of a click: a link that makes a file sends one, the file gives it back as a cookie.

So the page knows when to take its «being made» away (static/js/making.js); nothing else is in it.
"""

import re

from django.conf import settings

NAME = "xong"
WORD = re.compile(r"[a-z0-9]{1,16}")
LIFE = 60  # seconds


def give_back(request, response, path):
    """The response with the word that the click brought, if any; for the page at `path`."""
    word = request.GET.get(NAME, "")
    if WORD.fullmatch(word):
        secure = settings.SESSION_COOKIE_SECURE
        response.set_cookie(NAME, word, LIFE, path=path, secure=secure, samesite="Lax")
    return response
