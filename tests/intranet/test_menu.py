"""The admin's menu: in the order of the month, and for each role what he works with."""

import pytest
from django.core.management import call_command
from wagtail.admin.menu import admin_menu

from tests.factories.meetings import CellFactory, MemberFactory, PartyCommitteeFactory

pytestmark = pytest.mark.django_db

MONTH = ["Kỳ sinh hoạt", "Nghị quyết, văn bản", "Nhiệm vụ"]
PAGES = ["Trang", "Chuyên đề", "Báo cáo", "Tin tức", "Thông tin chung", "Chuyên mục tin"]


@pytest.fixture
def menu_of(rf):
    """The labels of somebody's menu, from top to bottom."""

    def read(account):
        request = rf.get("/quan-tri/")
        request.user = account
        items = admin_menu.menu_items_for_request(request)
        return [str(item.label) for item in sorted(items, key=lambda item: item.order)]

    return read


def test_a_cells_committee_finds_its_month_and_its_members_reports(menu_of, secretary):
    expected = ["Việc của tôi", *MONTH, "Báo cáo tháng", "Kế hoạch chuyên đề"]

    assert menu_of(secretary) == expected


def test_the_party_committee_finds_the_directory_below_and_no_reports_of_a_cell(menu_of):
    office = ("secretary", PartyCommitteeFactory())
    account = MemberFactory(cell=CellFactory(), office=office).account

    assert menu_of(account) == ["Việc của tôi", *MONTH, "Kế hoạch chuyên đề", "Danh bạ"]


def test_editors_find_each_of_their_sections_one_click_away(menu_of, news_editor):
    call_command("set_up_site", "--no-input", verbosity=0)

    wanted = [word for word in PAGES if word not in ("Chuyên đề", "Báo cáo")]
    assert menu_of(news_editor) == ["Việc của tôi", *wanted, "Hình ảnh", "Tài liệu"]


def test_administrators_find_accounts_and_no_record(menu_of, administrator):
    assert menu_of(administrator) == [
        "Việc của tôi", "Tài khoản", "Nhật ký truy cập", "Mở khóa đọc"
    ]  # fmt: skip
