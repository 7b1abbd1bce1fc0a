"""The administrators' screens: who finds them, what they write, whom they cannot touch."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse

from home.enums import Role
from intranet.models import User
from tests.factories.meetings import AccountFactory

LIST = "/quan-tri/tai-khoan/"
WITH_KEY = [
    *("edit", "history", "history_results"),
    *("hand_out", "end_sessions", "remove_second_factor"),
]
WITHOUT_KEY = ["index", "index_results", "add", "import", "import_confirm", "import_template"]


def edit_url(account):
    return reverse("accounts:edit", args=[account.pk])


def loaded_form(client, account):
    """What the edit page would post if nothing were touched."""
    form = client.get(edit_url(account)).context["form"]
    groups = [g.pk for g in account.groups.all()]
    return {
        "username": account.username,
        "full_name": account.full_name,
        "email": account.email,
        "is_active": "on" if account.is_active else "",
        "groups": groups,
        "version": form["version"].value(),
    }


@pytest.mark.parametrize("who", ["staff", "member", "secretary", "news_editor"])
def test_the_screens_exist_for_administrators_only(signed_in, staff, who, request):
    client = signed_in(request.getfixturevalue(who))

    addresses = [reverse(f"accounts:{name}") for name in WITHOUT_KEY]
    addresses += [reverse(f"accounts:{name}", args=[staff.pk]) for name in WITH_KEY]

    assert {client.get(a).status_code for a in addresses} == {404}
    assert {client.post(a).status_code for a in addresses} == {404}


@pytest.mark.parametrize("name", WITH_KEY)
@pytest.mark.parametrize("who", ["administrator", "root"])
def test_superusers_are_reached_at_no_address(signed_in, administrator, root, name, who, request):
    client = signed_in(request.getfixturevalue(who))
    other = AccountFactory(is_superuser=True)

    for account in (root, other):
        address = reverse(f"accounts:{name}", args=[account.pk])
        assert client.get(address).status_code == 404
        assert client.post(address, {"username": "moi"}).status_code == 404


@pytest.mark.parametrize(
    "query", ["", "?q=sieu", "?q=root", "?ordering=username", "?is_active=true"]
)
def test_superusers_are_not_listed(signed_in, administrator, root, query):
    page = signed_in(administrator).get(LIST + query).content.decode()

    assert "Siêu Quản" not in page
    assert edit_url(root) not in page


@pytest.mark.parametrize("typed", ["Ngọc Ánh", "ngoc anh", "ĐỖ", "do ngoc", "ngocanh.do", "Đo"])
def test_the_list_finds_names_without_marks_and_case(signed_in, administrator, typed):
    AccountFactory(username="ngocanh.do", full_name="Đỗ Ngọc Ánh")
    AccountFactory(username="binh.tran", full_name="Trần Văn Bình")

    page = signed_in(administrator).get(LIST, {"q": typed}).content.decode()

    assert "Đỗ Ngọc Ánh" in page
    assert "Trần Văn Bình" not in page


def test_the_list_is_narrowed_by_state_and_role(signed_in, administrator, news_editor):
    AccountFactory(full_name="Người Đã Nghỉ", is_active=False)
    client = signed_in(administrator)
    group = Group.objects.get(name=Role.NEWS_EDITOR)

    gone = client.get(LIST, {"is_active": "false"}).content.decode()
    editors = client.get(LIST, {"groups": group.pk}).content.decode()

    assert "Người Đã Nghỉ" in gone
    assert "Phạm Quản Trị" not in gone
    assert news_editor.full_name in editors
    assert "Người Đã Nghỉ" not in editors


@pytest.mark.parametrize(
    "query", ["p=abc", "p=99", "ordering=password", "groups=abc", "export=csv"]
)
def test_an_odd_query_is_no_error(signed_in, administrator, query):
    response = signed_in(administrator).get(f"{LIST}?{query}")

    assert response.status_code in (200, 404)
    assert b"md5$" not in (b"".join(response) if response.streaming else response.content)


def test_the_list_asks_the_same_number_of_questions_with_1_and_3_rows(
    signed_in, administrator, django_assert_max_num_queries
):
    client = signed_in(administrator)
    client.get(LIST)

    with django_assert_max_num_queries(20) as few:
        client.get(LIST)
    for _ in range(3):
        AccountFactory().groups.add(Group.objects.get(name=Role.NEWS_EDITOR))
    with django_assert_max_num_queries(20) as more:
        client.get(LIST)

    assert len(few) == len(more)


# --- Writing -------------------------------------------------------------------------------


def test_a_new_account_has_no_password_until_a_slip_is_handed_out(signed_in, administrator):
    groups = [Group.objects.get(name=Role.NEWS_EDITOR).pk]
    form = {"username": " Lan.Do ", "full_name": "Đỗ  Lan", "email": "", "groups": groups}

    response = signed_in(administrator).post("/quan-tri/tai-khoan/new/", form)

    account = User.objects.get(username="lan.do")
    assert response.url == edit_url(account)
    assert account.full_name == "Đỗ Lan"
    assert not account.has_usable_password()
    assert [g.name for g in account.groups.all()] == [Role.NEWS_EDITOR]


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("username", "giaovien", "Đã có tài khoản mang tên đăng nhập này."),
        ("username", "GiaoVien", "Đã có tài khoản mang tên đăng nhập này."),
        ("username", "cô ngọc", "Tên đăng nhập chỉ gồm chữ không dấu"),
        ("username", "", "Ô này bắt buộc phải điền."),
        ("full_name", "", "Ô này bắt buộc phải điền."),
        ("email", "khong-phai-thu", "Xin nhập một địa chỉ thư đúng dạng."),
        ("groups", "99999", "Không có lựa chọn"),
        ("groups", "abc", "«abc»"),
    ],
)
def test_a_bad_account_gets_a_sentence(signed_in, administrator, staff, field, value, sentence):
    form = {"username": "moi", "full_name": "Người Mới", "email": ""} | {field: value}

    response = signed_in(administrator).post("/quan-tri/tai-khoan/new/", form)

    assert response.status_code == 200
    assert sentence in str(response.context["form"].errors)
    assert not User.objects.filter(full_name="Người Mới").exists()


@pytest.mark.parametrize("new", [True, False])
def test_what_is_not_in_the_form_cannot_be_written(signed_in, administrator, staff, new):
    client = signed_in(administrator)
    stranger = Group.objects.create(name="Nhóm lạ")
    right = Permission.objects.get(codename="change_user")
    extra = {"is_superuser": "on", "is_staff": "on", "user_permissions": [right.pk], "pk": "1"}
    extra |= {"password": "x", "one_time_until": "2030-01-01"}
    if new:
        form = {"username": "moi", "full_name": "Người Mới", "email": ""}
        client.post("/quan-tri/tai-khoan/new/", form | extra)
    else:
        client.post(
            edit_url(staff), loaded_form(client, staff) | {"full_name": "Người Mới"} | extra
        )
    refused = client.post(edit_url(staff), loaded_form(client, staff) | {"groups": [stranger.pk]})

    account = User.objects.get(full_name="Người Mới")
    assert not account.is_superuser
    assert not account.is_staff
    assert not account.user_permissions.exists()
    assert account.one_time_until is None
    assert account.password != "x"
    assert refused.context["form"].errors["groups"]
    assert not staff.groups.exists()


def test_groups_outside_the_list_stay_as_they_are(signed_in, administrator, staff):
    staff.groups.add(Group.objects.create(name="Nhóm lạ"))
    client = signed_in(administrator)
    editors = Group.objects.get(name=Role.NEWS_EDITOR)

    client.post(edit_url(staff), loaded_form(client, staff) | {"groups": [editors.pk]})

    assert {g.name for g in staff.groups.all()} == {"Nhóm lạ", Role.NEWS_EDITOR}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"is_active": ""}, "Không thể tự ngừng tài khoản của mình."),
        ({"groups": []}, "Không thể tự bỏ vai trò Quản trị của mình."),
    ],
)
def test_an_administrator_cannot_lock_himself_out(signed_in, administrator, change, sentence):
    client = signed_in(administrator)

    response = client.post(edit_url(administrator), loaded_form(client, administrator) | change)

    assert sentence in str(response.context["form"].errors)
    administrator.refresh_from_db()
    assert administrator.is_active
    assert [g.name for g in administrator.groups.all()] == [Role.ADMINISTRATOR]


def test_an_account_is_deactivated_and_shut_out_at_once(signed_in, administrator, staff):
    person = Client()
    person.force_login(staff, backend="intranet.accounts.backends.GroupBackend")
    office = signed_in(administrator)

    office.post(edit_url(staff), loaded_form(office, staff) | {"is_active": ""})

    assert person.get("/doi-mat-khau/").url.startswith("/dang-nhap/")


def test_a_form_loaded_before_somebody_else_saved_saves_nothing(signed_in, administrator, staff):
    client = signed_in(administrator)
    stale = loaded_form(client, staff) | {"full_name": "Tên Của Tôi"}
    User.objects.filter(pk=staff.pk).update(full_name="Tên Của Người Khác")

    response = client.post(edit_url(staff), stale)

    page = response.content.decode()
    assert "Tên Của Người Khác" in page
    assert "Tên Của Tôi" in page
    staff.refresh_from_db()
    assert staff.full_name == "Tên Của Người Khác"


def test_history_tells_who_changed_what_when(signed_in, administrator, staff):
    client = signed_in(administrator)
    client.post(edit_url(staff), loaded_form(client, staff) | {"full_name": "Tên Mới"})

    page = client.get(reverse("accounts:history", args=[staff.pk])).content.decode()

    assert "Phạm Quản Trị" in page


@pytest.mark.parametrize("name", ["delete", "copy", "usage", "inspect"])
def test_accounts_are_not_deleted_copied_or_inspected(signed_in, administrator, staff, name):
    client = signed_in(administrator)

    assert client.get(f"{LIST}{name}/{staff.pk}/").status_code == 404
    assert client.post(f"{LIST}{name}/{staff.pk}/").status_code == 404
    assert User.objects.filter(pk=staff.pk).exists()
