"""The demo accounts: who they are, what they see, in which groups; one password for all."""

import os
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from ..enums import Role

PASSWORD = "sinh-hoat-chi-bo"


@dataclass(frozen=True)
class Account:
    username: str
    full_name: str
    who: str
    sees: str
    roles: tuple = ()


ACCOUNTS = [
    Account(
        "quantri",
        "Trịnh Bảo Khôi",
        "Quản trị",
        "trang chung, tài khoản, cài đặt; không xem hồ sơ sinh hoạt",
        (Role.ADMINISTRATOR,),
    ),
    Account(
        "bientap",
        "Lâm Thị Êm",
        "Biên tập tin và chuyên đề, đảng viên Chi bộ Hành chính - Tổng hợp",
        "soạn và đăng tin, chuyên đề, báo cáo; kỳ sinh hoạt của chi bộ mình",
        (Role.NEWS_EDITOR, Role.THEMES_EDITOR),
    ),
    Account(
        "bientin",
        "Phùng Nhật Hạ",
        "Biên tập tin, chưa là đảng viên",
        "soạn và đăng tin; không có chuyên đề, sinh hoạt",
        (Role.NEWS_EDITOR,),
    ),
    Account("danguy", "Trần Quốc Đỉnh", "Bí thư Đảng ủy", "mọi chi bộ từ khi triệu tập; Đảng ủy"),
    Account(
        "vanthu", "Ngô Thị Ước", "Giúp việc Đảng ủy", "như Đảng ủy; giữ danh bạ, không ký văn bản"
    ),
    Account(
        "bithu.daotao",
        "Đặng Hữu Phước",
        "Bí thư Chi bộ Đào tạo",
        "tất cả của chi bộ mình: soạn, triệu tập, ban hành, giao việc",
    ),
    Account(
        "chiuy.daotao",
        "Võ Hoài Ân",
        "Chi ủy viên, thư ký Chi bộ Đào tạo",
        "như trên, trừ ký; ghi biên bản ở bàn thư ký",
    ),
    Account(
        "dangvien.daotao",
        "Lê Thị Ngọc Ánh",
        "Đảng viên Chi bộ Đào tạo",
        "kỳ đã triệu tập, biên bản đã ký, việc của mình (một việc quá hạn)",
    ),
    Account(
        "dubi.daotao",
        "Tô Khánh Vy",
        "Đảng viên dự bị Chi bộ Đào tạo",
        "như đảng viên, không biểu quyết (một việc bị trả lại)",
    ),
    Account("bithu.kinhte", "Bạch Văn Ẩn", "Bí thư Chi bộ Khoa Kinh tế", "chỉ chi bộ mình"),
    Account(
        "dangvien.kinhte", "Kim Thị Ánh Đào", "Đảng viên Chi bộ Khoa Kinh tế", "chỉ chi bộ mình"
    ),
    Account(
        "giaovien",
        "Lưu Gia Hân",
        "Giáo viên, không là đảng viên",
        "tin tức, trang chung, một giấy mời",
    ),
    Account(
        "kiemtra",
        "Mai Thế Uyên",
        "Đoàn kiểm tra, có thẻ đọc Chi bộ Đào tạo",
        "chỉ đọc và in tài liệu hai năm nay của chi bộ được kiểm tra",
    ),
]


def password():
    """The one password, from DEMO_PASSWORD where that is set."""
    return os.environ.get("DEMO_PASSWORD") or PASSWORD


def make_accounts():
    """Makes the accounts and returns them by user name. The password is encoded once for all."""
    encoded = make_password(password())
    made = {}
    for about in ACCOUNTS:
        account = get_user_model()(
            username=about.username, full_name=about.full_name, password=encoded
        )
        account.full_clean()
        account.save()
        account.groups.set(Group.objects.filter(name__in=[role.value for role in about.roles]))
        made[about.username] = account
    return made


def standing():
    """How many of the demo's user names there are already."""
    names = [about.username for about in ACCOUNTS]
    return get_user_model().objects.filter(username__in=names).count()


def table():
    """The accounts as lines to print, without any address."""
    width = max(len(about.username) for about in ACCOUNTS)
    lines = [f"Tài khoản mẫu, chung mật khẩu: {password()}", ""]
    for about in ACCOUNTS:
        lines.append(f"  {about.username:<{width}}  {about.full_name}. {about.who}")
        lines.append(f"  {'':<{width}}  xem: {about.sees}")
    return lines
