"""What no text may hold is refused at the door with 400, and typed text is composed."""

import json
import unicodedata

import pytest
from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.test import override_settings
from django.urls import path

from intranet.urls import urlpatterns as house_urls

HUGE = "1" + "0" * 26


@login_not_required
def echo(request, number=None):
    """What arrived at a view, with the number in its address."""
    return JsonResponse({"GET": request.GET.dict(), "POST": request.POST.dict(), "n": number})


urlpatterns = [
    path("vong/", echo),
    path("vong/<int:number>/", echo),
    path("vong/<str:number>.txt", echo),
    *house_urls,
]
handler400 = "intranet.errors.bad_request"


@pytest.fixture(autouse=True)
def _echo_house():
    with override_settings(ROOT_URLCONF=__name__):
        yield


BROKEN = {
    "NUL": "a\x00b",
    "NUL in JSON": '{"text": "a\\u0000b"}',
    "high half in JSON": '{"text": "\\ud83d"}',
    "low half in JSON": '{"text": "\\uDE00"}',
    "halves the wrong way round": '{"text": "\\ude00\\ud83d"}',
    "two high halves": '{"text": "\\ud83d\\ud83d\\ude00"}',
}


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("place", ["value", "key"])
def test_broken_text_is_refused(client, name, method, place):
    data = {"noi_dung": BROKEN[name]} if place == "value" else {BROKEN[name]: "x"}

    response = getattr(client, method)("/vong/", data)

    assert response.status_code == 400
    assert '<html lang="vi">' in response.content.decode()


@pytest.mark.parametrize(
    "content_type", ["multipart/form-data", "application/x-www-form-urlencoded"]
)
def test_broken_text_is_refused_in_both_kinds_of_form(client, content_type):
    if content_type == "multipart/form-data":
        response = client.post("/vong/", {"a": "x\x00"})
    else:
        response = client.post("/vong/", "a=x%00", content_type=content_type)

    assert response.status_code == 400


@pytest.mark.parametrize("method", ["post", "put", "patch"])
@pytest.mark.parametrize("body", ['{"a": "\\ud800"}', '{"a": "\\u0000"}', b'{"a": "\xff\xfe"}'])
def test_broken_json_bodies_are_refused(client, method, body):
    response = getattr(client, method)("/vong/", body, content_type="application/json")

    assert response.status_code == 400


def test_a_sound_json_body_passes(client):
    body = json.dumps({"a": "Đảng ủy 😀"})

    assert client.post("/vong/", body, content_type="application/json").status_code == 200


@pytest.mark.parametrize("query", ["q=%ED%A0%80", "q=%ff%fe", "q=%u0110", "=&=&&", "q[]=1&q[]=2"])
def test_bytes_that_are_no_text_are_no_error(client, query):
    assert client.get(f"/vong/?{query}").status_code in (200, 400)


@pytest.mark.parametrize("address", ["/vong/%00/", "/vong/a%00.txt", "/%00"])
def test_a_nul_in_the_address_is_refused(client, address):
    assert client.get(address).status_code == 400


@pytest.mark.parametrize("number", [HUGE, f"-{HUGE}", f" {HUGE} ", "1_0" * 20, "9" * 19])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_number_no_key_can_hold_is_refused(client, method, number):
    assert getattr(client, method)("/vong/", {"p": number}).status_code == 400


def test_a_number_no_key_can_hold_names_nothing(client):
    assert client.get(f"/vong/{HUGE}/").status_code == 404
    assert client.get("/vong/123/").json()["n"] == 123


@pytest.mark.parametrize("key", ["q", "password", "old_password", "new_password1"])
def test_what_may_be_all_digits_passes(client, key):
    assert client.post("/vong/", {key: HUGE}).json()["POST"] == {key: HUGE}


def test_an_endless_query_is_refused(client):
    assert client.get("/vong/?q=" + "a" * 5000).status_code == 400
    assert client.get("/vong/?q=" + "a" * 3000).status_code == 200


@pytest.mark.parametrize("method", ["get", "post"])
def test_typed_text_is_composed(client, method):
    loose = unicodedata.normalize("NFD", "Đảng ủy, nghị quyết")

    arrived = getattr(client, method)("/vong/", {"noi_dung": loose}).json()

    assert arrived[method.upper()] == {"noi_dung": "Đảng ủy, nghị quyết"}


def test_sound_text_arrives_as_it_was_typed(client):
    typed = {"a": "Dòng 1\r\nDòng 2\t😀 \\d \\u0041", "b": '{"text": "\\ud83d\\ude00"}', "c": ""}

    assert client.post("/vong/", typed).json()["POST"] == typed


def test_a_cookie_with_a_nul_is_dropped(client, db):
    client.cookies["sessionid"] = '"' + "a" * 20 + '\\000"'

    assert client.get("/vong/").status_code == 200
