"""What an own password must be, in Vietnamese; and the words a stranger would try first here."""

import re

from django.conf import settings
from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
    NumericPasswordValidator,
    UserAttributeSimilarityValidator,
)
from django.core.exceptions import ValidationError

from meetings.vietnamese import fold


class LongEnough(MinimumLengthValidator):
    """Django's rule of length."""

    def get_error_message(self):
        return f"Mật khẩu phải có ít nhất {self.min_length} ký tự."

    def get_help_text(self):
        return self.get_error_message()


class NotCommon(CommonPasswordValidator):
    """Django's list of the 20,000 passwords most often found."""

    def get_error_message(self):
        return "Mật khẩu này nhiều người dùng nên dễ bị đoán. Hãy ghép vài từ khác nhau."

    def get_help_text(self):
        return "Không phải mật khẩu nhiều người hay dùng."


class NotNumeric(NumericPasswordValidator):
    """Django's rule against a birthday or a telephone number."""

    def get_error_message(self):
        return "Mật khẩu không được toàn chữ số."

    def get_help_text(self):
        return self.get_error_message()


class NotLikeOneself(UserAttributeSimilarityValidator):
    """Django's rule against one's own user name, name or mail."""

    NAMES = {"username": "tên đăng nhập", "full_name": "họ tên", "email": "địa chỉ thư"}

    def __init__(self):
        super().__init__(user_attributes=tuple(self.NAMES))

    def validate(self, password, user=None):
        for attribute, name in self.NAMES.items():
            try:
                UserAttributeSimilarityValidator((attribute,)).validate(password, user)
            except ValidationError as alike:
                sentence = f"Mật khẩu quá giống {name}. Hãy chọn từ khác."
                raise ValidationError(sentence, code=alike.code) from alike

    def get_help_text(self):
        return "Không giống tên đăng nhập, họ tên, địa chỉ thư."


# --- Words of the house -------------------------------------------------------------------

OUR_WORDS = frozenset({
    "chibo", "dangbo", "danguy", "dangvien", "chiuy", "capuy", "bithu", "thuky", "dang",
    "sinhhoat", "nghiquyet", "bienban", "chuyende", "noibo",
    "truong", "hieutruong", "giaovien", "thaygiao", "cogiao", "hocsinh",
    "matkhau", "password", "admin", "quantri", "vietnam", "hochiminh", "xinchao", "iloveyou",
})  # fmt: skip
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz")
SHORTEST_WALK = 4
FEWEST_LETTERS = 4


def walks():
    """Runs of neighbouring keys and of the alphabet, both ways, longest first."""
    for row in (*ROWS, *(row[::-1] for row in ROWS)):
        for length in range(len(row), SHORTEST_WALK - 1, -1):
            yield from (row[i : i + length] for i in range(len(row) - length + 1))


WALK = re.compile("|".join(sorted(walks(), key=len, reverse=True)) + r"|(.)\1{3,}")


def letters_of(text):
    """Its letters without marks and case: a year, a dot, a capital make nothing hard to guess."""
    return "".join(sign for sign in fold(text) if sign.isalpha())


def words_of(*names):
    """Each word of these names, and each name written in one."""
    folded = [re.split(r"[^a-z]+", fold(name)) for name in names if name]
    return {word for words in folded for word in (*words, "".join(words)) if len(word) > 1}


class NotOurWords:
    """No password made of nothing but the words everybody here would try first."""

    def validate(self, password, user=None):
        """Refuse if few letters are left without our words, the person's names and runs of keys."""
        names = [settings.SCHOOL_NAME, settings.PARTY_ORGANIZATION_NAME]
        if user:
            names += [user.get_full_name(), user.get_username()]
        rest = WALK.sub("", letters_of(password))
        for word in sorted(OUR_WORDS | words_of(*names), key=len, reverse=True):
            rest = rest.replace(word, "")
        if len(rest) < FEWEST_LETTERS:
            raise ValidationError("Mật khẩu này dễ đoán ở trường ta. Hãy ghép vài từ khác nhau.")

    def get_help_text(self):
        return "Không chỉ gồm họ tên, tên trường, năm hay các từ như «chi bộ», «qwerty»."
