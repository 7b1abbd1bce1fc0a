"""Editors at their desk: what they find, what forms offer them, what forms refuse."""

import json
import unicodedata
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from home.enums import Audience
from home.models import (
    FrontPage,
    NewsCategory,
    NewsIndexPage,
    NewsPage,
    PlainPage,
    ReportIndexPage,
    ReportPage,
    ThemeIndexPage,
    ThemePage,
)
from tests.factories.home import (
    DocumentFactory,
    NewsPageFactory,
    PlainPageFactory,
    ReportPageFactory,
    ThemePageFactory,
)
from tests.factories.meetings import MeetingFactory, ThemeFactory

# The login of the desk leaves a session; what the admin warns about is not ours.
NO_COMMENTS = {"comments": inline_formset([])}


@pytest.fixture
def news_desk(client, people):
    client.force_login(people["news_editor"])
    return client


@pytest.fixture
def themes_desk(client, people):
    client.force_login(people["themes_editor"])
    return client


def add_url(model, parent):
    return reverse("wagtailadmin_pages:add", args=["home", model._meta.model_name, parent.pk])


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def news_data(**changes):
    data = {
        "title": "Tin mới",
        "slug": "tin-moi",
        "date": "23/11/2026 08:00",
        "category": NewsCategory.objects.first().pk,
        "lead": "",
        "byline": "",
        "source": "",
        "keywords": "",
        "audience": Audience.STAFF,
        "organization": "",
        "body": streamfield([]),
        "action-publish": "1",
        **NO_COMMENTS,
    }
    return nested_form_data(data | changes)


def report_data(report, **changes):
    data = {
        "title": report.title,
        "slug": report.slug,
        "report_type": report.report_type,
        "period_start": "01/11/2026",
        "period_end": "30/11/2026",
        "author": "",
        "abstract": "",
        "document": "",
        "meeting": "",
        "audience": report.audience,
        "organization": report.organization_id,
        "body": streamfield([]),
        "action-publish": "1",
        **NO_COMMENTS,
    }
    return nested_form_data(data | changes)


def errors_of(response):
    """All sentences with which the form came back."""
    assert response.status_code == 200
    form = response.context["form"]
    return [error for errors in form.errors.values() for error in errors]


# --- Slugs ---------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["", "ang-uy-hop", "u0110ang-uy-hop", "dang-uy-hop"])
def test_a_slug_made_by_somebody_who_does_not_know_dee_is_made_again(news_desk, typed):
    index = NewsIndexPage.objects.get()

    response = news_desk.post(add_url(NewsPage, index), news_data(title="Đảng ủy họp", slug=typed))

    assert response.status_code == 302
    assert NewsPage.objects.get().slug == "dang-uy-hop"


def test_a_slug_chosen_by_hand_is_kept(news_desk):
    news_desk.post(
        add_url(NewsPage, NewsIndexPage.objects.get()),
        news_data(title="Đảng ủy họp", slug="hop-thang-muoi-mot"),
    )

    assert NewsPage.objects.get().slug == "hop-thang-muoi-mot"


def test_the_browser_folds_marks_as_the_server_does(news_desk):
    text = news_desk.get(add_url(NewsPage, NewsIndexPage.objects.get())).content.decode()

    assert "data-w-slug-formatters-value" in text


def test_a_reserved_slug_is_refused_in_vietnamese(rescue):
    data = nested_form_data(
        {
            "title": "Khu quản trị", "slug": "quan-tri", "audience": "staff", "organization": "",
            "body": streamfield([]), "action-publish": "1", **NO_COMMENTS,
        }
    )  # fmt: skip

    response = rescue.post(add_url(PlainPage, FrontPage.objects.get()), data)

    assert errors_of(response) == [
        "Đường dẫn «quan-tri» đã dành cho một mục cố định. Xin đặt đường dẫn khác."
    ]


# --- What the desk shows -------------------------------------------------------------------


def test_editors_explore_only_their_own_sections(client, people, house):
    theme, news = ThemePageFactory(), NewsPageFactory()

    def found(name, page):
        client.force_login(people[name])
        return client.get(edit_url(page)).status_code == 200

    assert found("news_editor", news)
    assert not found("news_editor", theme)
    assert found("themes_editor", theme)
    assert not found("themes_editor", news)
    assert not found("former_themes_editor", theme)
    assert not found("administrator", theme)
    assert not found("administrator", news)


def test_the_page_chooser_offers_only_pages_the_editor_may_read_or_edit(news_desk):
    closed = ThemePageFactory(title="Chuyên đề kín")
    section = ThemeIndexPage.objects.get()
    open_ = PlainPageFactory(title="Trang mở")

    inside = news_desk.get(reverse("wagtailadmin_choose_page_child", args=[section.pk]))
    found = news_desk.get(reverse("wagtailadmin_choose_page_search"), {"q": "Chuyên đề kín"})
    plain = news_desk.get(reverse("wagtailadmin_choose_page_child", args=[open_.get_parent().pk]))

    assert inside.status_code == 404
    assert closed.title not in found.content.decode()
    assert open_.title in plain.json()["html"]


def test_a_preview_of_a_draft_works(news_desk):
    page = NewsPageFactory(title="Bản thảo", live=False, has_unpublished_changes=True)
    page.save_revision()

    response = news_desk.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))

    assert response.status_code == 200
    assert "Bản thảo" in response.content.decode()


def test_every_page_type_can_be_previewed_by_its_editor(client, people, house):
    for name, page in (
        ("news_editor", PlainPageFactory()),
        ("news_editor", NewsIndexPage.objects.get()),
        ("themes_editor", ThemePageFactory()),
        ("themes_editor", ReportPageFactory()),
        ("themes_editor", ThemeIndexPage.objects.get()),
        ("themes_editor", ReportIndexPage.objects.get()),
    ):
        client.force_login(people[name])
        page.save_revision()
        url = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
        assert client.get(url).status_code == 200, page


def test_a_page_that_goes_live_later_is_not_there_yet(people, client, house):
    tomorrow = timezone.now() + timedelta(days=1)
    page = NewsPageFactory(live=False, go_live_at=tomorrow)
    page.save_revision(approved_go_live_at=tomorrow).publish()
    client.force_login(people["member"])

    assert client.get(page.url).status_code == 404


# --- What forms refuse ---------------------------------------------------------------------


@pytest.mark.parametrize("audience", [Audience.ORGANIZATION, Audience.COMMITTEE])
def test_an_audience_of_an_organisation_must_name_it(news_desk, audience):
    response = news_desk.post(
        add_url(NewsPage, NewsIndexPage.objects.get()), news_data(audience=audience)
    )

    assert "Xin chọn tổ chức, vì người đọc được tính theo tổ chức đó." in errors_of(response)
    assert not NewsPage.objects.exists()


@pytest.mark.parametrize("day", ["31/02/2026 08:00", "hôm qua", "2026"])
def test_a_wrong_date_is_an_error_in_the_form(news_desk, day):
    response = news_desk.post(add_url(NewsPage, NewsIndexPage.objects.get()), news_data(date=day))

    assert errors_of(response)


def test_a_date_is_read_day_first(news_desk):
    news_desk.post(
        add_url(NewsPage, NewsIndexPage.objects.get()), news_data(date="03/10/2011 22:02")
    )

    assert NewsPage.objects.get().date == datetime(2011, 10, 3, 15, 2, tzinfo=UTC)


def test_a_report_that_ends_before_it_starts_is_refused(themes_desk, people):
    cell = people["themes_editor"].member.memberships.get().organization
    report = ReportPageFactory(organization=cell)

    response = themes_desk.post(edit_url(report), report_data(report, period_end="01/01/2026"))

    assert "Ngày cuối kỳ phải từ ngày đầu kỳ trở đi." in errors_of(response)


def test_a_theme_has_one_page(themes_desk):
    theme = ThemePageFactory().theme
    data = {
        "title": "Trang thứ hai", "slug": "trang-thu-hai", "theme": theme.pk, "presenters": "",
        "lead": "", "grounds": "", "questions": "", "takeaways": "", "body": streamfield([]),
        "materials": inline_formset([]), "audience": "members", "organization": "",
        "action-publish": "1", **NO_COMMENTS,
    }  # fmt: skip

    response = themes_desk.post(
        add_url(ThemePage, ThemeIndexPage.objects.get()), nested_form_data(data)
    )

    assert "Chuyên đề này đã có trang rồi." in errors_of(response)


def test_a_theme_is_made_with_its_materials(themes_desk):
    theme = ThemeFactory()
    document = DocumentFactory()
    rows = [{"kind": "talk", "title": "Bài viết", "document": document.pk, "image": "", "note": ""}]
    data = {
        "title": "Đổi mới dạy học", "slug": "", "theme": theme.pk, "presenters": "",
        "lead": "", "grounds": "", "questions": "Một?\nHai?", "takeaways": "",
        "body": streamfield([]), "materials": inline_formset(rows), "audience": "members",
        "organization": "", "action-publish": "1", **NO_COMMENTS,
    }  # fmt: skip

    response = themes_desk.post(
        add_url(ThemePage, ThemeIndexPage.objects.get()), nested_form_data(data)
    )

    page = ThemePage.objects.get()
    assert response.status_code == 302
    assert page.slug == "doi-moi-day-hoc"
    assert page.question_list == ["Một?", "Hai?"]
    assert [material.document for material in page.materials.all()] == [document]


# --- What the editor may not see -----------------------------------------------------------


def test_a_meeting_the_editor_may_not_see_is_neither_offered_nor_taken(themes_desk, people, cell):
    own = people["themes_editor"].member.memberships.get().organization
    ours = MeetingFactory(organization=own, convened=True)
    theirs = MeetingFactory(organization=cell, convened=True)
    report = ReportPageFactory(organization=own)

    offered = themes_desk.get(edit_url(report)).context["form"].fields["meeting"].queryset
    response = themes_desk.post(edit_url(report), report_data(report, meeting=theirs.pk))

    assert list(offered) == [ours]
    assert errors_of(response)
    report.refresh_from_db()
    assert report.meeting is None


def test_a_meeting_the_editor_may_not_see_stays_hidden_and_untouched_on_save(
    themes_desk, people, cell
):
    own = people["themes_editor"].member.memberships.get().organization
    theirs = MeetingFactory(organization=cell, convened=True, place="Phòng kín số 9")
    report = ReportPageFactory(organization=own, meeting=theirs)

    shown = themes_desk.get(edit_url(report)).content.decode()
    response = themes_desk.post(edit_url(report), report_data(report, title="Tên mới"))

    assert theirs.title not in shown
    assert response.status_code == 302
    report = ReportPage.objects.get(pk=report.pk)
    assert (report.title, report.meeting) == ("Tên mới", theirs)


def test_a_document_of_another_desk_cannot_be_put_on_a_page(themes_desk, people, cell):
    own = people["themes_editor"].member.memberships.get().organization
    secret = DocumentFactory(audience=Audience.COMMITTEE, organization=cell)
    report = ReportPageFactory(organization=own)
    block = {"document": secret.pk, "note": ""}

    as_file = themes_desk.post(edit_url(report), report_data(report, document=secret.pk))
    in_story = themes_desk.post(
        edit_url(report), report_data(report, body=streamfield([("document", block)]))
    )

    assert errors_of(as_file)
    assert any("không được xem" in error for error in errors_of(in_story))


def test_a_page_the_editor_may_not_see_cannot_be_linked(news_desk):
    secret = ThemePageFactory()
    state = {
        "blocks": [
            {
                "key": "a", "text": "Xem đây", "type": "unstyled", "depth": 0,
                "inlineStyleRanges": [],
                "entityRanges": [{"offset": 0, "length": 3, "key": 0}],
            }
        ],
        "entityMap": {
            "0": {"type": "LINK", "mutability": "MUTABLE", "data": {"id": secret.pk}}
        },
    }  # fmt: skip

    response = news_desk.post(
        add_url(NewsPage, NewsIndexPage.objects.get()),
        news_data(body=streamfield([("text", json.dumps(state))])),
    )

    assert any("không được xem" in error for error in errors_of(response))


def test_what_a_colleague_linked_does_not_block_the_next_save(themes_desk, people, cell):
    own = people["themes_editor"].member.memberships.get().organization
    secret = DocumentFactory(audience=Audience.COMMITTEE, organization=cell)
    body = [("document", {"document": secret, "note": ""})]
    report = ReportPageFactory(organization=own, body=body)
    block = {"document": secret.pk, "note": "Ghi thêm"}

    response = themes_desk.post(
        edit_url(report), report_data(report, body=streamfield([("document", block)]))
    )

    assert response.status_code == 302


def test_typed_text_is_stored_composed(news_desk):
    loose = unicodedata.normalize("NFD", "Chi bộ Đào tạo")

    news_desk.post(add_url(NewsPage, NewsIndexPage.objects.get()), news_data(title=loose))

    assert Page.objects.filter(title="Chi bộ Đào tạo").exists()
