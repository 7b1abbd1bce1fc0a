"""What an import will do: every row checked against the file and the accounts, nothing written."""

import re
from dataclasses import dataclass, field

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from home.enums import Role
from meetings.vietnamese import fold

from .user_names import clean_user_name, suggested_user_name

LONGEST_NAME = 100
LONGEST_EMAIL = 254
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\ud800-\udfff]")
ROLE_BY_FOLDED = {fold(name): name for name in Role.values}


@dataclass
class PlannedRow:
    """One line of the file: the account it asks for, and what is wrong with it."""

    line: int
    full_name: str
    user_name: str
    email: str
    roles: list = field(default_factory=list)
    errors: list = field(default_factory=list)
    is_suggested: bool = False  # we made the user name

    @property
    def is_good(self):
        return not self.errors


class Plan:
    """All rows of a file, each good or with its errors."""

    def __init__(self, rows):
        accounts = list(
            get_user_model().objects.values_list("username", "full_name", "is_superuser")
        )
        self.taken = {name.lower() for name, *_ in accounts}
        self.asked = {}  # user name → line of the file that asked for it
        self.people = {  # folded full name → where it stands; superusers are not shown
            fold(full_name): f"tài khoản «{name}»"
            for name, full_name, is_superuser in accounts
            if not is_superuser
        }
        self.rows = [self.checked(row) for row in rows]
        for row in self.rows:
            self.suggest(row)

    @property
    def good_rows(self):
        return [row for row in self.rows if row.is_good]

    @property
    def bad_rows(self):
        return [row for row in self.rows if not row.is_good]

    def checked(self, cells):
        """The row of these cells with every error it has, so that people mend the file once."""
        row = PlannedRow(
            cells["line"], " ".join(cells["full_name"].split()), cells["user_name"], cells["email"]
        )
        if sentence := broken(cells[name] for name in ("full_name", "user_name", "email", "roles")):
            row.errors.append(sentence)
            return row
        self.check_name(row)
        self.check_user_name(row)
        check_email(row)
        check_roles(row, cells["roles"])
        return row

    def check_name(self, row):
        if not row.full_name:
            row.errors.append("Thiếu họ và tên.")
        elif len(row.full_name) > LONGEST_NAME:
            row.errors.append(f"Họ và tên dài quá {LONGEST_NAME} ký tự.")

    def check_user_name(self, row):
        """The name asked for: well-formed, free, and asked for once."""
        if not row.user_name:
            return
        try:
            row.user_name = clean_user_name(row.user_name)
        except ValidationError as error:
            row.errors += error.messages
            return
        if row.user_name in self.taken:
            row.errors.append(f"Đã có tài khoản «{row.user_name}».")
        elif row.user_name in self.asked:
            line = self.asked[row.user_name]
            row.errors.append(f"Tên đăng nhập «{row.user_name}» trùng với dòng {line}.")
        self.asked.setdefault(row.user_name, row.line)

    def suggest(self, row):
        """A user name for a good row without one; a namesake must be told apart by people."""
        namesake = self.people.get(fold(row.full_name))
        self.people.setdefault(fold(row.full_name), f"dòng {row.line}")
        if row.user_name or not row.is_good:
            return
        if namesake:
            row.errors.append(
                f"Trùng họ tên với {namesake}. Nếu là hai người, hãy ghi rõ tên đăng nhập."
            )
            return
        row.user_name = suggested_user_name(row.full_name, self.taken | set(self.asked))
        row.is_suggested = True
        self.asked[row.user_name] = row.line
        if not row.user_name:
            row.errors.append("Không đặt được tên đăng nhập từ họ tên này; hãy ghi rõ.")


def broken(texts):
    """What is wrong with cells that are not plain text; nothing if all are."""
    for text in texts:
        if CONTROL.search(text):
            return "Có ký tự hỏng; hãy gõ lại dòng này."
        if text.startswith("="):
            return "Có ô là công thức; hãy dán giá trị thay cho công thức."
    return ""


def check_email(row):
    """A mail address, if there is one, must be one."""
    if not row.email:
        return
    try:
        validate_email(row.email)
    except ValidationError:
        row.errors.append("Email không đúng dạng, ví dụ đúng: ten@truong.edu.vn")
    if len(row.email) > LONGEST_EMAIL:
        row.errors.append(f"Email dài quá {LONGEST_EMAIL} ký tự.")


def check_roles(row, text):
    """Names of role groups, parted by commas or semicolons, marks and case forgiven."""
    for part in filter(None, (part.strip() for part in re.split("[,;]", text))):
        name = ROLE_BY_FOLDED.get(" ".join(fold(part).split()))
        if name is None:
            known = ", ".join(Role.values)
            row.errors.append(f"Không có vai trò «{part[:40]}». Các vai trò: {known}.")
        elif name not in row.roles:
            row.roles.append(name)
