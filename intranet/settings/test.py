"""The test suite: fast passwords, files in a scratch folder, a database file for threads."""

import tempfile
from pathlib import Path

from .base import *
from .base import DATABASES

DEBUG = False
SECRET_KEY = "test-only-" + "x" * 50
ALLOWED_HOSTS = ["*"]
DEMO_ALLOWED = SHOW_COMPONENTS = True
SCRATCH = Path(tempfile.mkdtemp(prefix="intranet-test-"))
MEDIA_ROOT = SCRATCH / "media"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, not memory: threads of one test must meet in the same database.
    DATABASES["default"]["TEST"] = {"NAME": SCRATCH / "test.sqlite3"}
DATABASES["default"]["CONN_MAX_AGE"] = 0
