"""Little room and large letters: no page scrolls sideways, whatever it holds.

320 px of width, text at 200 %, the largest A+, forced colours; with titles of 250 letters and of
one, forty materials, words without a break.
"""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from playwright.sync_api import expect

from gallery.views import CELL, MEMBER, SECRETARY, View, of
from home.models import MaterialDocument, NewsPage, ThemePage
from meetings.models import Meeting, Organization, Resolution, Task
from tests.browser.conftest import PHONE
from tests.factories.files import PDF

pytestmark = pytest.mark.django_db(transaction=True)
SENTENCE = "Tiếp tục nâng cao chất lượng sinh hoạt chi bộ, giữ vững kỷ luật lao động ở xưởng. "
LONG = (SENTENCE * 4)[:249] + "."
NO_BREAK = "bai-soan-khong-dau-cach-" * 8
NARROW = {"width": 320, "height": 640}
TALL_DESK = {"viewport": {"width": 1280, "height": 900}}
ENLARGE = "(words) => { document.documentElement.style.fontSize = words; }"
# What stands beyond the right edge, tables that scroll in their own box aside.
BEYOND = """() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    return [...document.body.querySelectorAll("*")]
        .filter((part) => part.getBoundingClientRect().right > room + 1)
        .filter((part) => !part.closest(".table-box, .visually-hidden"))
        .map((part) => `${part.tagName} ${part.className}`).slice(-4);
}"""


@pytest.fixture(scope="module")
def extremes():
    """What is longest, shortest and most, written into the demo."""

    def write():
        news, theme = NewsPage.objects.live()[:2], ThemePage.objects.live().first()
        NewsPage.objects.filter(pk=news[0].pk).update(title=LONG, lead=LONG)
        NewsPage.objects.filter(pk=news[1].pk).update(title="Ý", draft_title="Ý")
        for number in range(40 - theme.materials.count()):
            name = f"Tài liệu {number}: {NO_BREAK if number % 10 == 0 else LONG}"[:250]
            file = ContentFile(PDF + b"%%%d" % number, f"tep-{number}.pdf")
            document = MaterialDocument.objects.create(title=name, file=file)
            theme.materials.create(document=document, sort_order=100 + number)
        cell = Organization.objects.get(name=CELL)
        task = Task.objects.filter(accountable__account__username=MEMBER).first()
        Task.objects.filter(pk=task.pk).update(title=LONG, measure=NO_BREAK[:200])
        paper = Resolution.objects.filter(organization=cell, status="issued").first()
        Resolution.objects.filter(pk=paper.pk).update(abstract=LONG)
        meeting = Meeting.objects.filter(organization=cell, status="convened").get()
        Meeting.objects.filter(pk=meeting.pk).update(place=NO_BREAK[:120])
        meeting.agenda.all().update(title=LONG)
        next_year = timezone.localdate() + timedelta(days=370)
        return [
            View("tin-ten-dai", MEMBER, news[0].url),
            View("tin-ten-mot-chu", MEMBER, news[1].url),
            View("chuyen-de-bon-muoi-tep", MEMBER, theme.url),
            of("nhiem-vu-ten-dai", MEMBER, task),
            of("nghi-quyet-trich-yeu-dai", MEMBER, paper),
            of("ky-dai", SECRETARY, meeting),
            View("thang-chua-den", SECRETARY, f"/nhiem-vu/tong-hop/{next_year:%Y-%m}/"),
        ]

    return write


def test_a_phone_has_room_for_every_page_and_every_finger(walk):
    """Three questions at one opening of each page: opening them is what takes the time."""
    small, wide_at_320, wide_at_200_percent = {}, {}, {}
    for view, tab in walk(**PHONE):
        small[view.name] = tab.evaluate(SMALL_TARGETS)
        tab.evaluate(ENLARGE, "200%")
        wide_at_200_percent[view.name] = tab.evaluate(BEYOND)
        tab.evaluate(ENLARGE, "")
        tab.set_viewport_size(NARROW)
        wide_at_320[view.name] = tab.evaluate(BEYOND)
        tab.set_viewport_size(PHONE["viewport"])

    assert len(small) > 40
    assert left(small) == {}
    assert left(wide_at_320) == {}
    assert left(wide_at_200_percent) == {}


def test_a_desktop_has_room_for_every_page_with_text_at_200_percent(walk):
    wide = {}
    for view, tab in walk(**TALL_DESK):
        tab.evaluate(ENLARGE, "200%")
        wide[view.name] = tab.evaluate(BEYOND)

    assert left(wide) == {}


def left(found):
    """The views of which something was found."""
    return {name: parts for name, parts in found.items() if parts}


def test_forced_colours_leave_the_shapes_that_carry_meaning(walk):
    names = ("ky-dai", "trang-nhat")
    views = walk(lambda view: view.name in names, **TALL_DESK, forced_colors="active")
    for view, tab in views:
        current = tab.locator(".nav [aria-current]").first
        expect(current).to_have_css("font-weight", "600")
        mark = current.evaluate("(link) => getComputedStyle(link, '::before').backgroundColor")
        assert mark not in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"), view.name
        if view.name == "ky-dai":
            thick = ".agenda-item[data-kind=decide] > .agenda-body"
            expect(tab.locator(thick).first).to_have_css("border-inline-start-width", "5px")


# Buttons, fields and links that stand by themselves: 44 px; links in a text: their line.
SMALL_TARGETS = """() => [...document.querySelectorAll(
        "button, .button, select, input:not([type=hidden]), textarea, summary, " +
        ".plain-link, .nav-fold a"
    )]
    .filter((part) => part.checkVisibility({ visibilityProperty: true }))
    .filter((part) => !part.matches(".skip, [type=checkbox], [type=radio]"))
    .map((part) => [part, part.getBoundingClientRect()])
    .filter(([part, box]) => box.width && (box.height < 43.5 || box.width < 43.5))
    .map(([part, box]) => `${part.outerHTML.slice(0, 80)}: ${box.width}×${box.height}`)
"""
