"""Checks of our own on pages and meetings: they warn in words, and never stop anybody."""

import pytest
from django.urls import reverse
from wagtail.admin.userbar import ContentCheckerItem
from wagtail.test.utils.form_data import querydict_from_html

from home.enums import MaterialKind
from home.models import Material, NewsPage, ReportPage, ThemePage
from tests.factories.home import (
    DocumentFactory,
    ImageFactory,
    NewsPageFactory,
    ReportPageFactory,
    ThemePageFactory,
)
from tests.factories.meetings import AgendaItemFactory, MeetingFactory, ThemeFactory

pytestmark = pytest.mark.django_db

NO_TALK = "Chưa có bài viết."
NO_WORDS = "ảnh chưa có mô tả"
NO_FILE = "Chưa có tệp báo cáo."


@pytest.fixture
def form_of(client, people):
    """The form of a page as its editor gets it."""

    def read(page, who="themes_editor"):
        client.force_login(people[who])
        response = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        assert response.status_code == 200
        return response.content.decode()

    return read


def typed(form, **changes):
    """What the browser posts of that form; its script adds the story, empty here."""
    return (
        querydict_from_html(form, form_id="page-edit-form").dict() | {"body-count": "0"} | changes
    )


def picture(image, alt=""):
    return ("image", {"image": image, "alt": alt, "caption": ""})


def test_a_themed_session_without_a_written_paper_is_pointed_out(form_of, house):
    page = ThemePageFactory()
    page.materials.add(Material(kind=MaterialKind.FORM, document=DocumentFactory()))
    page.save()
    assert NO_TALK in form_of(page)

    page.materials.add(Material(kind=MaterialKind.TALK, document=DocumentFactory()))
    page.save()
    assert NO_TALK not in form_of(page)


def test_pictures_that_nobody_described_are_counted(form_of, house):
    bare, described = ImageFactory(), ImageFactory(description="Sân trường buổi sáng")
    page = NewsPageFactory(body=[picture(bare), picture(bare, "Cổng trường"), picture(described)])

    assert f"1 {NO_WORDS}" in form_of(page, "news_editor")
    assert NO_WORDS not in form_of(NewsPageFactory(body=[picture(described)]), "news_editor")


def test_a_picture_among_the_materials_counts_too(form_of, house):
    page = ThemePageFactory()
    page.materials.add(Material(kind=MaterialKind.IMAGE, image=ImageFactory()))
    page.save()

    assert f"1 {NO_WORDS}" in form_of(page)


def test_a_report_without_its_file_is_pointed_out_and_its_period_is_required(form_of, house):
    page = ReportPageFactory()

    assert NO_FILE in form_of(page)
    assert not ReportPage._meta.get_field("period_start").blank


def test_a_page_that_lacks_something_is_published_all_the_same_with_a_word(client, form_of, house):
    page = ThemePageFactory(live=False)
    posted = typed(form_of(page), **{"action-publish": "1"})

    response = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), posted, follow=True)

    assert ThemePage.objects.get(pk=page.pk).live
    assert NO_TALK in response.content.decode()


def test_a_new_page_is_not_scolded(client, people, house):
    client.force_login(people["themes_editor"])
    section = ThemePageFactory().get_parent()

    form = client.get(reverse("wagtailadmin_pages:add", args=["home", "themepage", section.pk]))

    assert NO_TALK not in form.content.decode()


# --- Meetings -----------------------------------------------------------------------------


def test_the_form_of_a_themed_meeting_says_that_its_paper_is_missing(client, people, cell):
    theme = ThemeFactory(organizations=[cell])
    meeting = MeetingFactory(organization=cell, type="thematic", theme=theme)
    AgendaItemFactory(meeting=meeting)
    client.force_login(people["committee"])

    form = client.get(reverse("wagtailsnippets_meetings_meeting:edit", args=[meeting.pk]))

    assert "Sinh hoạt chuyên đề chưa có bài viết." in form.content.decode()
    assert "Chưa ghi thư ký cuộc họp." in form.content.decode()


# --- Beside the page ----------------------------------------------------------------------


def test_no_score_of_readability_is_shown_and_nothing_leads_to_wagtails_guide(form_of, house):
    form = form_of(NewsPageFactory(), "news_editor")

    assert "data-content-word-count" in form
    assert "data-content-readability-score" not in form
    assert "guide.wagtail.org" not in form
    checks = form.partition("checker-axe-configuration")[2].partition("</script>")[0]
    assert "alt-text-quality" in checks
    run_only = checks.partition('"runOnly"')[2].partition("]")[0]
    assert "empty-meta-description" not in run_only


def test_the_preview_carries_wagtails_checker_and_the_page_itself_does_not(client, form_of, house):
    page = NewsPageFactory()
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    client.post(preview, typed(form_of(page, "news_editor")))

    shown = client.get(preview, {"in_preview_panel": "true"}).content.decode()

    assert "wagtail-userbar-template" in shown
    assert "wagtail-userbar" not in client.get(page.url).content.decode()


def test_a_slug_is_made_of_a_vietnamese_title(client, form_of, house):
    page = NewsPageFactory(title="Tin", live=False)
    posted = typed(form_of(page, "news_editor"), title="Đề án Ưng thuận", slug="")

    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), posted)

    draft = NewsPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert draft.slug == "de-an-ung-thuan"


def test_every_check_that_runs_beside_a_page_has_words_of_its_own():
    """Without them the checker would fall back on axe's own, which are English."""
    checker = ContentCheckerItem()

    assert set(checker.axe_run_only) <= set(checker.axe_messages)
    own = {rule["id"] for rule in checker.axe_custom_rules}
    assert own <= set(checker.axe_messages)
