"""What a broken request is told: one clear sentence, in Vietnamese."""

from django.shortcuts import render

from .middleware import BrokenInput


def bad_request(request, exception):
    """400 with our own sentence where we have one; Django's are English and stay in the log."""
    sentence = exception.args[0] if isinstance(exception, BrokenInput) else ""
    return render(request, "400.html", {"sentence": sentence}, status=400)
