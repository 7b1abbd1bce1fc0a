"""Production starts on safe values only, and says in Vietnamese what is missing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

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


def settings_of(**changes):
    names = (
        "SESSION_COOKIE_SECURE SECURE_SSL_REDIRECT SECURE_HSTS_SECONDS SESSION_COOKIE_NAME DEBUG"
    )
    code = (
        f"from django.conf import settings as s; print([getattr(s, n) for n in '{names}'.split()])"
    )
    return manage("shell", "--no-imports", "-c", code, **changes).stdout.strip().splitlines()[-1]


def test_https_is_on_unless_switched_off_by_name():
    assert settings_of() == "[True, True, 31536000, '__Host-phien', False]"
    assert settings_of(HTTPS="off") == "[False, False, 0, 'sessionid', False]"
