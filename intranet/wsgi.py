"""The door for gunicorn."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intranet.settings.production")


def application_at_rest():
    """The application, loaded whole, and left alone by the collector of garbage.

    What is loaded stays as long as the worker does. Going through it again and again would now and
    then hold up a search over many papers by a fifth of a second.
    """
    application = get_wsgi_application()
    list(get_resolver().url_patterns)  # the modules that answer are loaded here, not by a reader
    gc.collect()
    gc.freeze()
    return application


application = application_at_rest()
