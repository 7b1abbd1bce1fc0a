"""`set_up_site`: what it builds, that it repeats, and that fixed pages stay where they are."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
)

from home.enums import Role
from home.models import (
    FrontPage,
    NewsCategory,
    NewsIndexPage,
    PlainPage,
    ReportIndexPage,
    ThemeIndexPage,
)
from tests.factories.home import PlainPageFactory

ADMIN = {"ADMIN_USERNAME": "quantri", "ADMIN_PASSWORD": "mot-mat-khau-du-dai"}
TABLES = [
    Page,
    Site,
    Group,
    NewsCategory,
    Collection,
    GroupPagePermission,
    GroupCollectionPermission,
    get_user_model(),
]


def everything():
    """All rows that the command writes, as values."""
    return {model: list(model.objects.order_by("pk").values()) for model in TABLES}


def test_a_second_run_changes_nothing(house):
    before = everything()

    call_command("set_up_site", "--no-input", verbosity=0)

    assert everything() == before


def test_sections_stand_at_their_addresses(as_migrated):
    call_command("set_up_site", "--no-input", verbosity=0)

    front = FrontPage.objects.get()

    assert Site.objects.get().root_page_id == front.pk
    assert {page.url for page in front.get_children()} == {
        "/tin-tuc/",
        "/chuyen-de/",
        "/bao-cao/",
        "/thong-tin/",
    }
    assert not Page.objects.filter(title__startswith="Welcome").exists()
    assert NewsCategory.objects.count() == 15


def test_a_section_that_went_astray_comes_back(house):
    NewsIndexPage.objects.update(live=False)
    Page.objects.filter(slug="chuyen-de").update(slug="khac")

    call_command("set_up_site", "--no-input", verbosity=0)

    assert NewsIndexPage.objects.get().live
    assert ThemeIndexPage.objects.get().slug == "chuyen-de"


def test_categories_that_editors_removed_stay_removed(house):
    NewsCategory.objects.filter(name="Đoàn thể").delete()

    call_command("set_up_site", "--no-input", verbosity=0)

    assert not NewsCategory.objects.filter(name="Đoàn thể").exists()


def test_the_first_administrator_comes_from_the_environment_and_is_no_superuser(
    as_migrated, monkeypatch
):
    for name, value in ADMIN.items():
        monkeypatch.setenv(name, value)

    call_command("set_up_site", "--no-input", verbosity=0)
    call_command("set_up_site", "--no-input", verbosity=0)

    account = get_user_model().objects.get()
    assert account.username == "quantri"
    assert account.check_password(ADMIN["ADMIN_PASSWORD"])
    assert not account.is_superuser
    assert [group.name for group in account.groups.all()] == [Role.ADMINISTRATOR]


def test_a_weak_administrator_password_is_refused_in_a_sentence(as_migrated, monkeypatch):
    monkeypatch.setenv("ADMIN_USERNAME", "quantri")
    monkeypatch.setenv("ADMIN_PASSWORD", "ngan")

    with pytest.raises(CommandError):
        call_command("set_up_site", "--no-input", verbosity=0)

    assert not get_user_model().objects.exists()


def test_roles_have_exactly_their_rights(house):
    group = Group.objects.get(name=Role.NEWS_EDITOR)
    group.permissions.clear()
    GroupPagePermission.objects.create(
        group=group, page=FrontPage.objects.get(), permission_type="change"
    )

    call_command("set_up_site", "--no-input", verbosity=0)

    rights = {
        role: {
            (row.page.slug, row.permission.codename)
            for row in GroupPagePermission.objects.filter(group__name=role)
        }
        for role in Role
    }
    verbs = {"add_page", "change_page", "publish_page"}
    assert rights == {
        Role.ADMINISTRATOR: set(),
        Role.NEWS_EDITOR: {(s, v) for s in ("tin-tuc", "thong-tin") for v in verbs},
        Role.THEMES_EDITOR: {(s, v) for s in ("chuyen-de", "bao-cao") for v in verbs},
    }
    assert {g.name for g in Group.objects.all()} == {role.value for role in Role}


def test_the_rights_of_a_themes_editor_need_a_membership(people, house):
    section = ReportIndexPage.objects.get()

    def may_add(name):
        return section.permissions_for_user(people[name]).can_add_subpage()

    assert may_add("themes_editor")
    assert not may_add("former_themes_editor")
    assert not may_add("news_editor")
    assert not may_add("administrator")


# --- Fixed pages ---------------------------------------------------------------------------


@pytest.mark.parametrize("slug", ["tin-tuc", "chuyen-de", "bao-cao", "thong-tin", "trang-nhat"])
@pytest.mark.parametrize("deed", ["delete", "unpublish", "move", "copy"])
def test_a_fixed_page_cannot_be_taken_away(rescue, slug, deed):
    page = Page.objects.get(slug=slug)

    response = rescue.post(reverse(f"wagtailadmin_pages:{deed}", args=[page.pk]))

    assert response.status_code in (302, 403)
    assert Page.objects.get(pk=page.pk).live
    assert Page.objects.filter(slug__startswith=slug).count() == 1


@pytest.mark.parametrize("deed", ["delete", "unpublish", "move"])
def test_a_fixed_page_stands_back_from_bulk_actions(rescue, deed):
    page = Page.objects.get(slug="tin-tuc")
    target = PlainPageFactory()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", deed])

    rescue.post(f"{url}?id={page.pk}", {"chooser": target.pk, "move_applicable": "on"})

    page.refresh_from_db()
    assert page.live
    assert page.url == "/tin-tuc/"


def test_a_fixed_page_has_no_slug_to_change_and_keeps_it_anyway(rescue):
    page = NewsIndexPage.objects.get()
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    response = rescue.post(
        url, {"title": "Tin mới", "slug": "khac", "action-publish": "1", "comments-TOTAL_FORMS": 0,
              "comments-INITIAL_FORMS": 0}
    )  # fmt: skip

    page.refresh_from_db()

    assert response.status_code == 302
    assert (page.title, page.slug) == ("Tin mới", "tin-tuc")


@pytest.mark.parametrize("slug", ["quan-tri", "sinh-hoat", "tep", "media", "dang-nhap", "bao-cao"])
def test_a_page_below_the_front_page_cannot_take_a_fixed_address(house, slug):
    with pytest.raises(ValidationError) as refusal:
        PlainPageFactory(parent=FrontPage.objects.get(), slug=slug)

    assert "mục cố định" in str(refusal.value)
    assert not PlainPage.objects.exists()


def test_a_draft_cannot_take_a_fixed_address_either(house):
    with pytest.raises(ValidationError):
        PlainPageFactory(parent=FrontPage.objects.get(), slug="lich", live=False)


def test_a_title_that_sounds_like_a_fixed_address_gets_another_slug(house):
    page = PlainPageFactory(parent=FrontPage.objects.get(), title="Tìm kiếm")

    assert page.slug == "tim-kiem-trang"


def test_deeper_down_every_slug_is_free(house):
    assert PlainPageFactory(slug="quan-tri").url == "/thong-tin/quan-tri/"


def test_a_page_cannot_be_moved_onto_a_fixed_address(rescue):
    front, page = FrontPage.objects.get(), PlainPageFactory(slug="lich")

    response = rescue.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, front.pk]))

    page.refresh_from_db()
    assert response.status_code == 302
    assert any("mục cố định" in str(m) for m in get_messages(response.wsgi_request))
    assert page.url == "/thong-tin/lich/"


def test_the_privacy_dialog_changes_nothing(rescue):
    page = PlainPageFactory()

    rescue.post(
        reverse("wagtailadmin_pages:set_privacy", args=[page.pk]), {"restriction_type": "login"}
    )

    assert not page.get_view_restrictions().exists()
    assert rescue.get(page.url).status_code == 200
