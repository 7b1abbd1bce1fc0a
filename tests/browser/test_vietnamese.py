"""The admin as a committee editor and a themes editor meet it: no English word anywhere.

English words are those of the catalogue's own sources that no translation contains.
"""

import gettext
import re

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from home.models import MaterialDocument, NewsPage, SchoolImage, ThemePage
from meetings.models import Meeting, Resolution, Task

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "sinh-hoat-chi-bo"
RECORDS = "/quan-tri/snippets/meetings"
WORD = re.compile(r"[^\W\d_]+")
PLACEHOLDER = re.compile(r"%\(\w+\)s|<[^>]+>|\{[^}]*\}")
KEYS = {"alt", "ctrl"}  # as they stand on the keyboard
SHORTEST = 3  # letters: «to», «do», «in» are words of both languages
# What a person sees, or has read out to him.
WORDS = """() => [
    document.title,
    document.body.innerText,
    ...["aria-label", "title", "placeholder", "alt"].flatMap((name) =>
        [...document.querySelectorAll(`body [${name}]`)].map((each) => each.getAttribute(name))),
    ...[...document.querySelectorAll("input[type=submit], input[type=button]")]
        .map((each) => each.value),
    ...[...document.querySelectorAll(".w-sr-only")].map((each) => each.textContent),
].join("\\n")"""


def english_words() -> set[str]:
    """Words of the sources that stand in no translation."""
    english, vietnamese = set(), set()
    for name in ("django", "djangojs"):
        with (settings.LOCALE_PATHS[0] / f"vi/LC_MESSAGES/{name}.mo").open("rb") as file:
            catalogue = gettext.GNUTranslations(file)._catalog
        for source, translation in catalogue.items():
            words = source[0] if isinstance(source, tuple) else source
            english |= words_in(words)
            vietnamese |= words_in(translation)
    return {word for word in english - vietnamese if len(word) >= SHORTEST}


def words_in(text: str) -> set[str]:
    return {word.lower() for word in WORD.findall(PLACEHOLDER.sub(" ", text))}


def test_the_words_that_are_looked_for_are_english():
    english = english_words()

    assert {"save", "delete", "search", "page", "published"} <= english
    assert not english & {"trang", "tin", "cho", "nghị", "quyết"}


def test_a_committee_editor_and_a_themes_editor_meet_no_english_word(demo, sign_in, open_context):
    english, found = english_words(), {}
    for username, addresses in (("bithu.daotao", records()), ("bientap", pages())):
        tab = sign_in(username, PASSWORD, on=open_context().new_page())
        for address in addresses:
            tab.goto(address)
            expect(tab.locator("main")).to_be_visible()
            unfold(tab)
            if foreign := words_in(tab.evaluate(WORDS)) & english:
                found[address] = foreign

    assert found == {}


def test_the_text_editors_own_menus_come_in_vietnamese(demo, sign_in, open_context):
    english = english_words()
    tab = sign_in("bientap", PASSWORD, on=open_context().new_page())
    tab.goto(f"/quan-tri/pages/{ThemePage.objects.live().first().pk}/edit/")
    text = tab.locator(".public-DraftEditor-content").first
    text.click()

    tab.keyboard.press("Control+End")
    tab.keyboard.press("Enter")
    tab.keyboard.type("/zzz")  # looks for a kind of block, and finds none
    expect(tab.get_by_text("Không có kết quả")).to_be_visible()
    palette = words_in(tab.evaluate(WORDS))
    for _ in range(4):
        tab.keyboard.press("Backspace")
    tab.keyboard.type("Một hai ba")
    tab.keyboard.press("Shift+Home")  # the bar of styles stands over chosen text
    for button in tab.locator(".Draftail-ToolbarButton:visible").all():
        button.hover()
        palette |= words_in(tab.evaluate(WORDS))

    assert {"nghiêng", "đậm", "khối"} <= palette
    assert palette & english <= KEYS


def unfold(tab: Page) -> None:
    """Opens the menus and the panels that are closed."""
    tab.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    for toggle in tab.locator("main [data-drilldown-menu] [aria-expanded=false]:visible").all():
        toggle.click()


def records() -> list[str]:
    """The hall, the lists, forms and histories of a committee."""
    here = ["/quan-tri/", "/quan-tri/account/"]
    for model in ("meeting", "resolution", "task", "theme"):
        here += [f"{RECORDS}/{model}/", f"{RECORDS}/{model}/add/"]
    for model in (Meeting, Resolution, Task):
        own = model.objects.filter(organization__name="Chi bộ Đào tạo")
        for record in own.order_by("-pk")[:2]:
            name = model._meta.model_name
            here += [
                f"{RECORDS}/{name}/edit/{record.pk}/",
                f"{RECORDS}/{name}/history/{record.pk}/",
            ]
    return here


def pages() -> list[str]:
    """The explorer, the editor of a page with its history, pictures and documents."""
    news, theme = NewsPage.objects.live().first(), ThemePage.objects.live().first()
    section = news.get_parent().pk
    picture, document = SchoolImage.objects.first(), MaterialDocument.objects.first()
    return [
        "/quan-tri/",
        "/quan-tri/pages/",
        f"/quan-tri/pages/{section}/",
        f"/quan-tri/pages/add/home/newspage/{section}/",
        f"/quan-tri/pages/{news.pk}/edit/",
        f"/quan-tri/pages/{news.pk}/history/",
        f"/quan-tri/pages/{news.pk}/unpublish/",
        f"/quan-tri/pages/{theme.pk}/edit/",
        "/quan-tri/pages/search/?q=an",
        "/quan-tri/images/",
        "/quan-tri/images/multiple/add/",
        f"/quan-tri/images/{picture.pk}/",
        "/quan-tri/documents/",
        "/quan-tri/documents/multiple/add/",
        f"/quan-tri/documents/edit/{document.pk}/",
    ]
