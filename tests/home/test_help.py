"""The page of help tells each person his own work, and leads nowhere that he may not go."""

import re

import pytest

pytestmark = pytest.mark.django_db

PARTS = {
    "member": "Trước kỳ sinh hoạt",
    "committee": "Một tháng của cấp ủy",
    "news_editor": "Đăng tin",
    "themes_editor": "Đăng chuyên đề",
}


def parts_of(client, account):
    client.force_login(account, backend="intranet.accounts.backends.GroupBackend")
    page = client.get("/tro-giup/").content.decode()
    return page, re.findall(r"<h2>(.*?)</h2>", page)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("staff", []),
        ("news_editor", ["news_editor"]),
        ("member", ["member"]),
        ("themes_editor", ["member", "themes_editor"]),
        ("committee", ["member", "committee"]),
    ],
)
def test_each_is_told_his_own_work(client, people, name, told):
    _page, parts = parts_of(client, people[name])

    assert [part for part in PARTS.values() if part in parts] == [PARTS[key] for key in told]
    assert parts[-1] == "Đọc cho dễ"


@pytest.mark.parametrize("name", ["staff", "member", "committee", "themes_editor"])
def test_every_link_of_the_page_opens(client, people, name):
    page, _parts = parts_of(client, people[name])
    links = set(re.findall(r'href="(/[^"#]*)"', page[page.index("<main") : page.index("</main")]))

    assert links
    for link in links:  # the admin may first ask for the password again
        assert client.get(link).status_code == 200 or link == "/quan-tri/", link
    assert ("/quan-tri/" in links) is (name == "committee")


def test_the_foot_of_a_page_leads_there_and_a_stranger_is_asked_to_sign_in(client, people):
    assert client.get("/tro-giup/").status_code == 302
    assert "Trợ giúp" not in client.get("/dang-nhap/").content.decode()

    page, _parts = parts_of(client, people["staff"])
    assert '<a href="/tro-giup/">Trợ giúp</a>' in page
