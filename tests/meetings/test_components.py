"""Components are kept for the same words, and never given for other ones."""

from datetime import date

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils.safestring import mark_safe

from meetings.templatetags import components
from meetings.templatetags.components import printed

STATUS = "components/status.html"
LEAF = '{% component "components/leaf.html" with date=day only %}'


@pytest.fixture(autouse=True)
def nothing_kept():
    components._kept.cache_clear()


def leaf(day, **context):
    return Template(LEAF).render(Context({"day": day} | context))


def test_the_same_words_are_printed_once():
    first, again = leaf(date(2026, 11, 5)), leaf(date(2026, 11, 5))
    assert first == again
    assert "Thứ năm" in first
    assert components._kept.cache_info().hits == 1


def test_other_words_are_printed_anew():
    assert "Thứ năm" in leaf(date(2026, 11, 5))
    assert "Thứ sáu" in leaf(date(2026, 11, 6))


def test_a_text_is_escaped_although_the_same_was_kept_as_safe():
    html = {"shape": "ring", "word": mark_safe("<b>Xong</b>")}
    text = {"shape": "ring", "word": "<b>Xong</b>"}
    assert "<b>Xong</b>" in printed(STATUS, html)
    assert "&lt;b&gt;Xong" in printed(STATUS, text)


def test_what_surrounds_a_component_changes_nothing():
    assert leaf(date(2026, 11, 5), state="past") == leaf(date(2026, 11, 5))
    with pytest.raises(TemplateSyntaxError):
        Template('{% component "components/leaf.html" with date=day %}')


def test_records_are_never_kept():
    class Record:
        """Whatever may say something else tomorrow."""

    printed("components/icon.html", {"name": Record()})
    assert components._kept.cache_info().currsize == 0


def test_while_templates_are_being_written_nothing_is_kept(settings):
    settings.DEBUG = True
    leaf(date(2026, 11, 5))
    assert components._kept.cache_info().currsize == 0
