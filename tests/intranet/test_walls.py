"""Every response carries the walls: errors, redirects, static files and health too."""

import re

import pytest
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path
from django.views.defaults import server_error

from intranet import content_policy
from intranet.middleware import Walls
from intranet.middleware.walls import HEADERS
from intranet.urls import urlpatterns as house_urls
from tests.home.conftest import house  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db


@login_not_required
def breaks(request):
    raise ZeroDivisionError("SELECT secret FROM intranet_user")


@login_not_required
def refuses(request):
    raise PermissionDenied


@login_not_required
def own_policy(request):
    return HttpResponse(headers={"Content-Security-Policy": "sandbox"})


def weak_cache(request):
    return HttpResponse(headers={"Cache-Control": "public, max-age=3600"})


urlpatterns = [
    path("hong/", breaks),
    path("cam/", refuses),
    path("tep-rieng/", own_policy),
    path("de-lau/", weak_cache),
    *house_urls,
]
handler400 = "intranet.errors.bad_request"


@pytest.fixture(autouse=True)
def _house_with_faults():
    with override_settings(ROOT_URLCONF=__name__):
        yield


@pytest.fixture
def browser():
    """A client that gets the error page, as people do."""
    return Client(raise_request_exception=False)


ANSWERS = {
    "a page": ("/dang-nhap/", 200),
    "a redirect": ("/doi-mat-khau/", 302),
    "the admin's redirect": ("/quan-tri/", 302),
    "not readable": ("/?q=a%00b", 400),
    "refused": ("/cam/", 403),
    "not there": ("/khong-co-trang-nay/a.txt", 404),
    "broken": ("/hong/", 500),
    "health": ("/healthz", 200),
    "ready": ("/readyz", 200),
    "robots": ("/robots.txt", 200),
    "a style sheet": ("/static/css/main.css", 200),
    "a file of Wagtail": ("/static/wagtailadmin/js/core.js", 200),
    "no such style sheet": ("/static/css/khong-co.css", 404),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_every_answer_carries_every_header(browser, house, name):  # noqa: F811
    address, status = ANSWERS[name]

    response = browser.get(address)
    response.close()  # a static file is open until then

    assert response.status_code == status
    for header, value in HEADERS.items():
        assert response[header] == value
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy
    assert not {"Server", "X-Powered-By"} & set(response.headers)


def test_a_page_for_another_host_is_refused_with_our_page(browser, settings):
    settings.ALLOWED_HOSTS = ["noibo.truong.edu.vn"]

    response = browser.get("/dang-nhap/", headers={"host": "gia-mao.example"})

    assert response.status_code == 400
    assert "Yêu cầu không đọc được" in response.content.decode()
    assert "gia-mao" not in response.content.decode()
    assert response["X-Frame-Options"] == "DENY"


def test_a_view_keeps_a_stricter_policy_of_its_own(browser):
    assert browser.get("/tep-rieng/")["Content-Security-Policy"] == "sandbox"


def test_no_policy_allows_inline_scripts_or_another_host():
    policies = [value for name, value in vars(content_policy).items() if name.isupper()]
    directives = [policy for policy in policies if isinstance(policy, dict)]
    sources = {source for policy in directives for values in policy.values() for source in values}

    assert len(directives) == 4
    hashes = {s for s in sources if s.startswith("'sha256-")}
    assert sources - hashes == {"'none'", "'self'", "data:", "blob:", "'unsafe-hashes'"}
    assert len(hashes) == 3
    for policy in directives:
        assert policy["script-src"] == ["'self'"]
        assert policy["object-src"] == policy["base-uri"] == ["'none'"]


def test_only_previews_are_framed_and_only_by_the_editors_own_page():
    def answer(**attributes):
        request = RequestFactory().get("/tin-tuc/")
        vars(request).update(attributes)
        return Walls(lambda _: HttpResponse())(request)["Content-Security-Policy"]

    assert "frame-ancestors 'none'" in answer()
    assert "frame-ancestors 'self'" in answer(is_preview=True)


def test_what_a_signed_in_person_saw_is_kept_nowhere(signed_in, staff):
    client = signed_in(staff)
    for address in ("/de-lau/", "/khong-co-trang-nay/", "/cam/", "/doi-mat-khau/"):
        assert client.get(address)["Cache-Control"] == "private, no-store"


def test_no_page_of_ours_has_inline_scripts_styles_or_handlers():
    inline = re.compile(
        r"<script(?![^>]*\bsrc=)(?![^>]*application/json)|<style|\sstyle=|\son[a-z]+=", re.I
    )
    found = [
        file.relative_to(settings.BASE_DIR)
        for file in (settings.BASE_DIR / "templates").rglob("*.html")
        if inline.search(file.read_text())
    ]
    assert found == []


def test_the_admin_prints_no_inline_script(signed_in, secretary):
    script = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>")
    for address in ("/quan-tri/", "/quan-tri/snippets/meetings/meeting/add/"):
        page = signed_in(secretary).get(address).content.decode()
        assert script.findall(page) == []
    assert 'data-start="initDateTimeChooser"' in page
    assert 'data-start="InlinePanel"' in page


# --- Error pages --------------------------------------------------------------------------


def test_the_page_of_a_broken_server_needs_no_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        response = server_error(RequestFactory().get("/"))

    assert "Trang đang trục trặc" in response.content.decode()


@pytest.mark.parametrize("name", ["not readable", "refused", "not there", "broken"])
def test_error_pages_are_vietnamese_and_tell_nothing_of_the_inside(browser, name):
    page = browser.get(ANSWERS[name][0]).content.decode()

    assert '<html lang="vi">' in page
    for word in ("Traceback", "SELECT", "ZeroDivision", "Django", "Wagtail", "Python", ".py"):
        assert word not in page


def test_a_sign_in_from_another_site_gets_our_page():
    strict = Client(enforce_csrf_checks=True)

    response = strict.post("/dang-nhap/", {"username": "a", "password": "b"})

    assert response.status_code == 403
    assert "Trang đã mở quá lâu" in response.content.decode()


def test_search_engines_find_nothing(client):
    response = client.get("/robots.txt")

    assert response.content.decode() == "User-agent: *\nDisallow: /\n"
