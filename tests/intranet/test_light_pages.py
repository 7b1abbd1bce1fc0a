"""What travels to a phone: pages compressed, files as they are, static files once and for long."""

import gzip
import re

import pytest
from django.conf import settings as site
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.http import FileResponse, HttpResponse
from django.test import RequestFactory
from whitenoise.middleware import WhiteNoiseMiddleware

from intranet.middleware import LightPages
from intranet.static_files import STYLE, in_one

TAKES_GZIP = {"HTTP_ACCEPT_ENCODING": "gzip"}
CSS = site.BASE_DIR / "static" / "css"


def sent(response, **headers):
    return LightPages(lambda request: response)(RequestFactory().get("/", **headers))


def test_a_page_is_compressed_for_browsers_that_take_it():
    text = "<p>Đồng chí</p>" * 100

    light, plain = sent(HttpResponse(text), **TAKES_GZIP), sent(HttpResponse(text))

    assert light["Content-Encoding"] == "gzip"
    assert len(light.content) < len(plain.content) / 2
    assert gzip.decompress(light.content) == plain.content == text.encode()


def test_a_file_travels_as_it_is(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF" * 500)
    table = HttpResponse("a,b\n" * 500, content_type="text/csv")
    with (tmp_path / "a.pdf").open("rb") as file:
        paper = FileResponse(file, content_type="application/pdf")

        assert "Content-Encoding" not in sent(paper, **TAKES_GZIP)
    assert "Content-Encoding" not in sent(table, **TAKES_GZIP)


def test_no_part_of_the_style_is_left_out_of_the_one_file():
    parts = {f"{path.relative_to(CSS)}" for path in CSS.rglob("*.css")} - {"main.css", "admin.css"}
    main = (CSS / "main.css").read_text()
    own_page = {"components/slip.css", "components/specimens.css"}  # loaded by one page each

    assert set(re.findall(r'url\("(.+?)"\)', main)) | own_page == parts


def test_parts_of_the_style_keep_their_layers_and_lose_their_comments():
    texts = {
        "css/main.css": '/* mục lục */\n@layer a, b;\n@import url("x/y.css") layer(b);\n',
        "css/x/y.css": "/* một */\np { color: red; }\n",
    }

    assert in_one("css/main.css", texts.get) == "@layer a, b;\n@layer b {\np { color: red; }\n}\n"


@pytest.fixture
def collected(settings, tmp_path):
    """Our static files as production collects them."""
    settings.STATIC_ROOT = tmp_path
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STORAGES = site.STORAGES | {
        "staticfiles": {"BACKEND": "intranet.static_files.OneStyleSheet"}
    }
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = False
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)  # as after every upgrade
    return WhiteNoiseMiddleware(lambda request: HttpResponse(status=404))


def test_static_files_are_sent_compressed_and_kept_for_good(collected):
    address = staticfiles_storage.url(STYLE)
    answer = collected(RequestFactory().get(address, **TAKES_GZIP))
    style = gzip.decompress(b"".join(answer.streaming_content)).decode()
    answer.file_to_stream.close()

    assert answer["Content-Encoding"] == "gzip"
    assert answer["Cache-Control"] == "max-age=315360000, public, immutable"
    assert "@import" not in style
    assert re.search(r"/fonts/literata\.\w{12}\.woff2", style)
    assert ".agenda-item" in style


def test_production_collects_by_this_storage():
    text = (site.BASE_DIR / "intranet" / "settings" / "production.py").read_text()

    assert "intranet.static_files.OneStyleSheet" in text
