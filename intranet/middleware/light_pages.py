"""Light pages: what is read as a page travels compressed, for phones with a weak signal.

Only pages: files are compressed already, and a part of a file may be asked for. Django adds bytes
at random to each, so that its length tells nothing of what it holds (BREACH).
"""

from django.middleware.gzip import GZipMiddleware


class LightPages(GZipMiddleware):
    """Compresses HTML for browsers that take it."""

    def process_response(self, request, response):
        is_page = response.get("Content-Type", "").startswith("text/html")
        if response.streaming or not is_page:
            return response
        return super().process_response(request, response)
