"""Production starts on safe values only, and says in Vietnamese what is missing."""

import os
import subprocess
import sys
from ast import literal_eval
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent.parent
SAFE = {
    "DJANGO_SETTINGS_MODULE": "intranet.settings.production",
    "SECRET_KEY": "kR8v!q2Zx0Lw7Yt5Pn3Bm9Cs1Df6Gh4Jj_Ae-Uo+Ii=Ty^Re&Wq*0p",
    "ALLOWED_HOSTS": "noibo.truong.edu.vn",
    "DATABASE_URL": "sqlite://:memory:",
}


def manage(*arguments, **changes):
    """Run manage.py as a server would, with the safe values and these changes (None: unset)."""
    environment = {k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "LANG")}
    environment |= {k: v for k, v in (SAFE | changes).items() if v is not None}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )


def deploy_check(**changes):
    return manage("check", "--deploy", "--fail-level", "WARNING", **changes)


@pytest.mark.parametrize("changes", [{}, {"HTTPS": "off"}])
def test_production_passes_the_deploy_check(changes):
    result = deploy_check(**changes)

    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"SECRET_KEY": None}, "SECRET_KEY"),
        ({"SECRET_KEY": "ngan"}, "SECRET_KEY"),
        ({"SECRET_KEY": "a" * 60}, "SECRET_KEY"),
        ({"SECRET_KEY": "dev-only-" + SAFE["SECRET_KEY"]}, "SECRET_KEY"),
        ({"ALLOWED_HOSTS": None}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": "noibo.truong.edu.vn,*"}, "ALLOWED_HOSTS"),
        ({"DEBUG": "on"}, "DEBUG"),
    ],
)
def test_production_refuses_unsafe_values(changes, word):
    result = manage("check", **changes)

    assert result.returncode != 0
    assert "ImproperlyConfigured" in result.stderr
    assert word in result.stderr.splitlines()[-1]


NAMES = "SESSION_COOKIE_SECURE SECURE_SSL_REDIRECT SECURE_HSTS_SECONDS SESSION_COOKIE_NAME DEBUG"


def settings_of(names=NAMES, **changes):
    code = (
        f"from django.conf import settings as s; print([getattr(s, n) for n in '{names}'.split()])"
    )
    return manage("shell", "--no-imports", "-c", code, **changes).stdout.strip().splitlines()[-1]


def test_https_is_on_unless_switched_off_by_name():
    assert settings_of() == "[True, True, 31536000, '__Host-phien', False]"
    assert settings_of(HTTPS="off") == "[False, False, 0, 'sessionid', False]"


COOKIES = "_NAME _SECURE _HTTPONLY _SAMESITE _PATH _DOMAIN"


@pytest.mark.parametrize(
    ("cookie", "https", "lan"),
    [
        ("SESSION_COOKIE", "__Host-phien", "sessionid"),
        ("CSRF_COOKIE", "__Host-csrf", "csrftoken"),
    ],
)
def test_cookies_belong_to_this_host_alone(cookie, https, lan):
    names = " ".join(cookie + part for part in COOKIES.split())

    assert settings_of(names) == f"['{https}', True, True, 'Lax', '/', None]"
    assert settings_of(names, HTTPS="off") == f"['{lan}', False, True, 'Lax', '/', None]"


def test_messages_make_no_cookie_of_their_own():
    storage = "django.contrib.messages.storage.session.SessionStorage"
    assert settings_of("MESSAGE_STORAGE") == f"['{storage}']"


def test_https_is_held_for_a_year_and_comes_with_every_answer():
    code = (
        "from django.test import Client; c = Client(headers={'host': 'noibo.truong.edu.vn'});"
        "print([(a, c.get(a, secure=True).get('Strict-Transport-Security')) for a in"
        " ('/healthz', '/robots.txt', '/')], c.get('/robots.txt').status_code)"
    )
    answered = manage("shell", "--no-imports", "-c", code).stdout.strip().splitlines()[-1]

    held = "max-age=31536000; includeSubDomains"
    addresses = ("/healthz", "/robots.txt", "/")
    assert answered == f"{[(address, held) for address in addresses]} 301"


def options_with(url):
    """What the settings tell the database of this address."""
    asked = "from django.conf import settings; print(settings.DATABASES['default']['OPTIONS'])"
    told = manage("shell", "--no-imports", "--command", asked, DATABASE_URL=url)
    return literal_eval(told.stdout.strip().splitlines()[-1])


def test_postgresql_compiles_no_query_and_plans_it_once():
    """Compiling the query for papers to read took two seconds, answering it ten milliseconds."""
    url = "postgres://school@localhost/school"
    options = "-c jit=off -c random_page_cost=1.1"
    usual = {"options": options, "server_side_binding": True, "prepare_threshold": 1}

    assert options_with(url) == usual
    own = options_with(f"{url}?options=-c%20jit%3Don&prepare_threshold=1000000000")
    assert own == usual | {"options": "-c jit=on", "prepare_threshold": 1_000_000_000}


@pytest.mark.django_db
def test_the_database_in_use_was_told_so():
    if connection.vendor != "postgresql":
        assert "options" not in connection.settings_dict["OPTIONS"]
        return
    with connection.cursor() as cursor:
        cursor.execute("SHOW jit")
        assert cursor.fetchone() == ("off",)
        cursor.execute("SHOW random_page_cost")
        assert cursor.fetchone() == ("1.1",)
        for number in range(3):
            cursor.execute("SELECT %s + 7", [number])
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement ~ '[+] 7'")
        assert cursor.fetchone() == (1,)
