"""What every installation shares. Values that differ come from the environment (.env.example)."""

from datetime import timedelta
from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = BASE_DIR / "var"

env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

# --- Who we are -----------------------------------------------------------------------

WAGTAIL_SITE_NAME = "Trang nội bộ Đảng bộ Trường"
SCHOOL_NAME = env("SCHOOL_NAME", default="Trường Trung cấp Kinh tế - Kỹ thuật Hương Tràm")
PARTY_ORGANIZATION_NAME = env("PARTY_ORGANIZATION_NAME", default="Đảng bộ Trường")
HELP_CONTACT = env("HELP_CONTACT", default="phòng Hành chính - Tổng hợp")

# --- The house ------------------------------------------------------------------------

INSTALLED_APPS = [
    "intranet",
    "home",
    "meetings",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "wagtail_modeladmin",
    "django_filters",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "django_tasks_db",
    "django.forms",  # for FORM_RENDERER
]

MIDDLEWARE = [
    "intranet.middleware.Walls",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "intranet.middleware.LightPages",
    "intranet.middleware.TrueAddress",
    "intranet.middleware.CleanInput",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "intranet.accounts.sessions.SessionsEnd",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "intranet.accounts.door_log.RefusalsAreWritten",
    "intranet.middleware.NothingStaysBehind",
    "intranet.middleware.OwnPasswordFirst",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "intranet.middleware.AdminDoors",
    "intranet.middleware.NothingReadUnnoted",
    "intranet.accounts.password_again.PasswordAgain",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "intranet.urls"
WSGI_APPLICATION = "intranet.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["meetings.templatetags.components"],  # {% component … only %}
        },
    },
]

# Widgets may be replaced in templates/ too (Wagtail's date pickers are).
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- Data -----------------------------------------------------------------------------

# IMMEDIATE takes the write lock when a transaction starts: without it concurrent writers
# fail with "database is locked". FULL keeps the last commits through a power cut. mmap_size
# (bytes, at most) lets lists read the file where it lies in memory, a third faster.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000; "
        "PRAGMA mmap_size=1073741824;"
    ),
}

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
else:
    DATABASES["default"]["ENGINE"] = "intranet.postgresql"
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    ON_POSTGRESQL = {
        # Compiling a query of many parts (JIT) takes two seconds, answering it ten milliseconds.
        # What a school keeps lies in memory, where a row by its key costs no more than the next
        # one: so a list walks down its index, and is not gathered and sorted.
        "options": "-c jit=off -c random_page_cost=1.1",
        # What is asked a second time on a connection is planned once, not for each request.
        "server_side_binding": True,
        "prepare_threshold": 1,
    }
    DATABASES["default"]["OPTIONS"] = ON_POSTGRESQL | DATABASES["default"].get("OPTIONS", {})
# Opening anew for every request would cost as much as several queries, on SQLite too.
DATABASES["default"]["CONN_MAX_AGE"] = 60
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# «default» runs at once: the index must never lag behind the rights. «jobs» waits for a worker.
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "jobs": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["texts"]},
}

CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://")}

# --- Accounts -------------------------------------------------------------------------

AUTH_USER_MODEL = "intranet.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # first: says «wait» before a password is looked at
    "intranet.accounts.backends.GroupBackend",
    "meetings.permissions.OfficeBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "intranet.accounts.password_rules.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "intranet.accounts.password_rules.NotLikeOneself"},
    {"NAME": "intranet.accounts.password_rules.NotCommon"},
    {"NAME": "intranet.accounts.password_rules.NotNumeric"},
    {"NAME": "intranet.accounts.password_rules.NotOurWords"},
]
ONE_TIME_PASSWORD_DAYS = 14
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "sign_in"
# Seals the access log; its own key where one is given, so that SECRET_KEY can change freely.
ACCESS_LOG_KEY = env("ACCESS_LOG_KEY", default="")
ACCESS_LOG_KEY_FALLBACKS = env.list("ACCESS_LOG_KEY_FALLBACKS", default=[])
PASSWORD_RESET_TIMEOUT = 60 * 60 * 24
# Guessing is slowed by account and address together: a whole school signs in from one address.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=5)
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # else a stranger could keep a door shut
AXES_HANDLER = "intranet.accounts.throttle.ForgetfulHandler"
AXES_USERNAME_CALLABLE = "intranet.accounts.throttle.counted_name"
AXES_CLIENT_IP_CALLABLE = "intranet.accounts.origin.counted_address"
AXES_LOCKOUT_CALLABLE = "intranet.accounts.throttle.slowed_down"
AXES_DISABLE_ACCESS_LOG = True  # the logger intranet.door keeps the book
AXES_ENABLE_ADMIN = AXES_VERBOSE = False
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # no third cookie
SECURE_REFERRER_POLICY = "same-origin"
OTP_TOTP_ISSUER = PARTY_ORGANIZATION_NAME
OTP_TOTP_SYNC = False  # one step of 30 seconds either way, and never a drifting window
SESSION_ENGINE = "intranet.accounts.session_store"
SESSION_COOKIE_AGE = 12 * 60 * 60  # what rows are kept for; accounts/sessions.py says what holds

# The page of all components (/thanh-phan/), for those who build pages.
SHOW_COMPONENTS = False

# --- Language, place, time ------------------------------------------------------------

LANGUAGE_CODE = "vi"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("vi", "Tiếng Việt")]
FORMAT_MODULE_PATH = ["intranet.formats"]
LOCALE_PATHS = [BASE_DIR / "intranet" / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False

# --- Files ----------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = env.path("STATIC_ROOT", default=str(VAR_DIR / "static"))
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(VAR_DIR / "media"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
# What the gate of uploads takes (meetings/file_checks).
MAX_UPLOAD_BYTES = 20 * 1024 * 1024
MAX_PICTURE_BYTES = 10 * 1024 * 1024
MAX_PICTURE_PIXELS = 50_000_000
ARCHIVE_MAX_ENTRIES = 2000
ARCHIVE_MAX_BYTES = 150 * 1024 * 1024  # all entries of an office file, unpacked
ARCHIVE_MAX_RATIO = 100  # unpacked : packed
PDF_MAX_PAGES = 1000
PDF_SECONDS = 10  # of looking into one file
# What taking the text out of one stored file may cost (meetings/texts).
FILE_TEXT_SECONDS = 120
FILE_TEXT_MAX_PAGES = 500
FILE_TEXT_MAX_CHARS = 300_000
FILE_TEXT_MAX_MEMORY = 1024**3  # bytes
# Under this address the web server in front hands out MEDIA_ROOT, for our answers only.
X_ACCEL_REDIRECT = env("X_ACCEL_REDIRECT", default="")

# --- Mail -----------------------------------------------------------------------------

EMAIL_CONFIG = env.email("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 5
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="khong-tra-loi@localhost")

# --- Wagtail --------------------------------------------------------------------------

WAGTAILADMIN_BASE_URL = env("BASE_URL", default="http://127.0.0.1:8000")
WAGTAILADMIN_LOGIN_URL = "sign_in"
WAGTAIL_FRONTEND_LOGIN_URL = "/dang-nhap/"
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
WAGTAIL_TIME_FORMAT = "%H:%M"
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_AUTOSAVE_INTERVAL = 3000
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_WORKFLOW_ENABLED = False
WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": {"WIDGET": "home.text_editor.CarefulTextArea"}}
WAGTAILADMIN_EXTERNAL_LINK_CONVERSION = ""
WAGTAILEMBEDS_FINDERS = []
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_DOCUMENT_MODEL = "home.MaterialDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "home.file_forms.MaterialDocumentForm"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "txt"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = MAX_UPLOAD_BYTES
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILIMAGES_IMAGE_MODEL = "home.SchoolImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "home.file_forms.SchoolImageForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = MAX_PICTURE_BYTES
WAGTAILIMAGES_MAX_IMAGE_PIXELS = MAX_PICTURE_PIXELS
SEARCH_ON = DATABASES["default"]["ENGINE"].rpartition(".")[2].replace("sqlite3", "sqlite")
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": f"home.search.backends.{SEARCH_ON}"}}
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]

# --- Logs -----------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "intranet.door": {"level": "INFO"},
        "axes": {"level": "ERROR"},  # says again what intranet.door says, less well
    },
}
