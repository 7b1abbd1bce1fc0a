"""The frame of every page: greeting, navigation, and that it stands on error pages too."""

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from home.templatetags.site import NO_BREAK, Frame, keep


def frame_of(user=None, path="/"):
    request = RequestFactory().get(path)
    if user:
        request.user = user
    return Frame(request)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("member", "Đồng chí"),
        ("committee", "Đồng chí"),
        ("staff", "Thầy/Cô"),
        ("administrator", "Thầy/Cô"),
    ],
)
def test_people_are_greeted_as_they_are(people, name, word):
    account = people[name]

    assert frame_of(account).greeting == f"{word} {account.full_name}"


def test_the_navigation_names_only_sections_that_exist_for_the_person(people):
    labels = [entry.label for entry in frame_of(people["staff"]).nav]
    all_labels = [entry.label for entry in frame_of(people["member"]).nav]

    assert labels == ["Trang nhất", "Tin tức", "Thông tin"]
    assert all_labels == [
        "Trang nhất", "Tin tức", "Chuyên đề", "Sinh hoạt", "Nghị quyết", "Nhiệm vụ", "Báo cáo",
        "Lưu trữ", "Thông tin",
    ]  # fmt: skip


def test_the_current_section_is_marked_once(people):
    current = [
        entry.label for entry in frame_of(people["member"], "/tin-tuc/x/").nav if entry.current
    ]

    assert current == ["Tin tức"]


def test_the_frame_stands_without_a_user_and_without_a_request(db):
    for context in (Context({}), Context({"request": RequestFactory().get("/")})):
        text = Template("{% load site %}{% frame as f %}{{ f.greeting }}|{{ f.is_signed_in }}")
        assert text.render(context) == "|False"
    assert frame_of().can_enter_admin is False


def test_words_that_belong_together_are_kept_together():
    assert keep("tháng 12") == f"tháng{NO_BREAK}12"
