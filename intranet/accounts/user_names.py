"""User names: what they may look like, and one made from a person's name."""

import re

from django.core.exceptions import ValidationError

from meetings.vietnamese import fold, nfc

LONGEST = 60
SHAPE = re.compile(r"[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?")
SENTENCE = (
    "Tên đăng nhập chỉ gồm chữ không dấu, chữ số và dấu . _ - (không ở đầu hay cuối), "
    f"nhiều nhất {LONGEST} ký tự, ví dụ: ngocanh.le"
)


def clean_user_name(text):
    """The name as it is stored (lower case); a ValidationError if it may not be one."""
    name = nfc(text).strip().lower()
    if len(name) > LONGEST or not SHAPE.fullmatch(name):
        raise ValidationError(SENTENCE)
    return name


def suggested_user_name(full_name, taken):
    """«Lê Ngọc Anh» gives «ngocanh.le», or «ngocanh.le2» if that is among the taken names.

    Empty if the name has no letter a user name can be made of.
    """
    family, *given = ["".join(re.findall(r"[a-z0-9]+", fold(word))) for word in full_name.split()]
    base = ".".join(part for part in ("".join(given), family) if part)[: LONGEST - 4].strip(".")
    if not base:
        return ""
    name, number = base, 1
    while name in taken:
        number += 1
        name = f"{base}{number}"
    return name
