"""The whole admin in Vietnamese: nothing in English, values and tags kept, one word a thing."""

import re
from collections import defaultdict
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import gettext, ngettext

from intranet.catalogue import (
    DOMAINS,
    Word,
    catalogue_file,
    compiled,
    packages,
    read_catalogue,
    word,
    words_in,
    words_of,
)

ROOT = Path(__file__).resolve().parents[2]
# What a translation must hand on unchanged: values, tags, entities.
KEPT = re.compile(r"%\(\w+\)[a-z]|%[a-z]|\{\w*\}|</?[a-z][^>]*>|&\w+;")
SAME_IN_BOTH = re.compile(r"(%\(\w+\)s|[\s:…-])+|HTTP Accept|IPv4|IPv6")
NOT_OUR_STYLE = re.compile(r"vui lòng|\bbạn\b|xoá|khoá|huỷ|slug|email|snippet", re.IGNORECASE)


def entries():
    """(domain, entry) of all our translations."""
    for domain in DOMAINS:
        for entry in read_catalogue(catalogue_file(domain, ".po")):
            if entry.id:
                yield domain, entry


def said(entry):
    """The Vietnamese of an entry; there is no plural in Vietnamese."""
    return entry.string if isinstance(entry.string, str) else entry.string[0]


def asked(entry):
    """The English of an entry: one text, or singular and plural."""
    return [entry.id] if isinstance(entry.id, str) else list(entry.id)


def plain(text):
    """A text without capitals, outer spaces and closing marks."""
    return text.casefold().strip(" :.…")


# --- Nothing lacks ------------------------------------------------------------------------


def test_no_word_of_an_installed_package_comes_in_english(capsys):
    call_command("untranslated")

    table = capsys.readouterr().out
    assert "wagtail.admin" in table
    assert "Mọi câu đều đã có tiếng Việt." in table


def test_words_without_vietnamese_fail_the_command_and_are_listed(monkeypatch, capsys):
    monkeypatch.setattr("intranet.catalogue.vietnamese", lambda domain: {})

    with pytest.raises(CommandError, match=r"Còn \d{4} câu"):
        call_command("untranslated", list=True)

    assert "'Save draft'" in capsys.readouterr().out


def test_words_are_found_where_no_catalogue_names_them(tmp_path):
    code, template = tmp_path / "views.py", tmp_path / "page.html"
    code.write_text("_('A'); pgettext_lazy('way', 'B'); ngettext('%d c', '%d cs', n); _(name)\n")
    template.write_text(
        "<p>\n  {% translate 'D' %}\n {% blocktranslate %}E {{ x }}{% endblocktranslate %}"
    )

    assert {*words_in(code)} == {Word("A"), Word("B", None, "way"), Word("%d c", "%d cs")}
    assert {*words_in(template)} == {Word("D"), Word("E %(x)s")}


def test_every_translation_of_ours_is_still_asked_for():
    known = {
        (domain, one)
        for domain in DOMAINS
        for package in packages()
        for one in words_of(package, domain)
    }

    ours = {(domain, word(entry.id, entry.context)) for domain, entry in entries()}

    assert sorted(map(str, ours - known)) == []


# --- Each is whole ------------------------------------------------------------------------


def test_values_and_tags_are_the_same_in_both_languages():
    broken = [
        said(entry)
        for _domain, entry in entries()
        if {*KEPT.findall(said(entry))} != {*KEPT.findall(asked(entry)[-1])}
    ]

    assert broken == []


def test_outer_spaces_are_the_same_in_both_languages():
    broken = [
        said(entry)
        for _domain, entry in entries()
        for english in [asked(entry)[0]]
        if (english[:1].isspace(), english[-1:].isspace())
        != (said(entry)[:1].isspace(), said(entry)[-1:].isspace())
    ]

    assert broken == []


def test_nothing_is_empty_doubtful_or_left_in_english():
    left = [
        asked(entry)[0]
        for _domain, entry in entries()
        if not said(entry).strip() or entry.fuzzy or said(entry) in asked(entry)
    ]

    assert [english for english in left if not SAME_IN_BOTH.fullmatch(english)] == []


def test_the_compiled_catalogue_is_the_source():
    for domain in DOMAINS:
        with catalogue_file(domain, ".mo").open("rb") as file:
            committed = GNUTranslations(file)._catalog
        fresh = GNUTranslations(BytesIO(compiled(domain)))._catalog
        committed[""] = fresh[""] = ""  # the heading names the version of the compiler

        assert committed == fresh, f"{domain}: chạy manage.py compile_catalogue"


def test_the_screen_shows_our_words():
    assert gettext("Save draft") == "Lưu bản nháp"
    assert gettext("Documents") == "Tài liệu"  # Wagtail's own Vietnamese says «Văn bản»
    assert ngettext("%(count)s image", "%(count)s images", 3) % {"count": 3} == "3 ảnh"


# --- One word for one thing ---------------------------------------------------------------


def test_the_same_english_is_the_same_vietnamese():
    ways = defaultdict(set)
    for _domain, entry in entries():
        if not entry.context:  # a context is there to tell one from the other
            ways[plain(asked(entry)[0])].add(plain(said(entry)))

    assert {english: found for english, found in ways.items() if len(found) > 1} == {}


def test_our_words_are_polite_plain_and_spelt_one_way():
    odd = [
        said(entry)
        for _domain, entry in entries()
        if NOT_OUR_STYLE.search(KEPT.sub("", said(entry)))
    ]

    assert odd == []


def terms():
    """(English, Vietnamese) of the list in README."""
    section = (ROOT / "README.md").read_text().split("## Từ dùng trong khu biên tập\n")[1]
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", section.split("\n## ")[0], re.MULTILINE)
    return [row for row in rows if row[0] != "tiếng Anh" and not row[0].startswith("-")]


def test_the_words_of_the_list_in_readme_are_those_of_the_catalogue():
    catalogue = {plain(asked(entry)[0]): plain(said(entry)) for _domain, entry in entries()}

    listed = {plain(english): plain(vietnamese) for english, vietnamese in terms()}

    assert len(listed) >= 20
    assert {english: catalogue.get(english) for english in listed} == listed
