"""A school's server. Refuses to start on unsafe values; HTTPS=off is the documented LAN mode."""

from django.core.exceptions import ImproperlyConfigured

from .base import *
from .base import STORAGES, env


def refuse(sentence):
    raise ImproperlyConfigured(sentence)


DEBUG = False
DEMO_ALLOWED = False
if env.bool("DEBUG", default=False):
    refuse("DEBUG không được bật khi chạy thật. Hãy bỏ DEBUG khỏi tệp .env.")

SECRET_KEY = env("SECRET_KEY", default="")
if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 10 or SECRET_KEY.startswith(("dev-", "test-")):
    refuse("SECRET_KEY phải là chuỗi ngẫu nhiên từ 50 ký tự trở lên (xem .env.example).")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    refuse("ALLOWED_HOSTS phải ghi rõ tên máy chủ, ví dụ: noibo.truong.edu.vn.")

STORAGES = STORAGES | {"staticfiles": {"BACKEND": "intranet.static_files.OneStyleSheet"}}

# An intranet's name is not for browsers' preload lists (security.W021).
SILENCED_SYSTEM_CHECKS = ["security.W021"]

HTTPS = env.bool("HTTPS", default=True)
if HTTPS:
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-phien"
    CSRF_COOKIE_NAME = "__Host-csrf"
    CSRF_TRUSTED_ORIGINS = [f"https://{host.lstrip('.')}" for host in ALLOWED_HOSTS]
else:
    # LAN mode gives up: secrecy of passwords on the wire, secure cookies, HSTS.
    SILENCED_SYSTEM_CHECKS += ["security.W004", "security.W008", "security.W012", "security.W016"]
