"""Accounts whose name, user name and mail address are marks."""

from tests.factories.meetings import AccountFactory


def marked_account(marks, owner):
    """An account every word of which belongs to that group."""
    return AccountFactory(
        username=marks.of(owner, "tên đăng nhập"),
        full_name=f"Nguyễn {marks.of(owner, 'họ tên của tài khoản')}",
        email=f"{marks.of(owner, 'thư điện tử')}@truong.example",
    )
