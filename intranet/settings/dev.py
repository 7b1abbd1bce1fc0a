"""A developer's machine, and a newcomer's first look: SQLite, plain http, mail on the console."""

from .base import *
from .base import INSTALLED_APPS, VAR_DIR, env

DEBUG = env.bool("DEBUG", default=True)
SECRET_KEY = env("SECRET_KEY", default="dev-only-" + "x" * 50)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
DEMO_ALLOWED = SHOW_COMPONENTS = True
VAR_DIR.mkdir(exist_ok=True)
# Static files straight from static/, so that DEBUG=off shows the real error pages.
INSTALLED_APPS = ["whitenoise.runserver_nostatic", *INSTALLED_APPS]  # behind our walls, as live
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
