"""What the access log needs of a request: the true address, and a plain answer when it is shut."""

from django.shortcuts import render

from meetings.actions.reading import CannotNote

from ..accounts.origin import client_address


class TrueAddress:
    """REMOTE_ADDR becomes the caller's own address, behind counted proxies too (origin.py)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.META["REMOTE_ADDR"] = client_address(request) or ""
        return self.get_response(request)


class NothingReadUnnoted:
    """503 with a sentence where a reading could not be noted: the promise is that each one is."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, CannotNote):
            return render(request, "503.html", status=503)
