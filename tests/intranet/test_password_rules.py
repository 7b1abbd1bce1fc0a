"""Password rules: what a stranger would try first at this school is refused, in Vietnamese."""

import pytest
from django.contrib.auth.password_validation import (
    password_validators_help_texts,
    validate_password,
)
from django.core.exceptions import ValidationError

from intranet.models import User

GUESSED = "Mật khẩu này dễ đoán ở trường ta. Hãy ghép vài từ khác nhau."


def refusals(password, **person):
    user = User(**{"username": "ngocanh.le", "full_name": "Lê Ngọc Ánh"} | person)
    try:
        validate_password(password, user)
    except ValidationError as refused:
        return refused.messages
    return []


@pytest.mark.parametrize(
    "password",
    [
        "Chi bộ Trường 2026",
        "Đảng viên 19051890",
        "chi-bo-dang-bo-2025",
        "Hương Tràm 2026!!!",
        "truongtrungcapkinhtekythuat",
        "DangBoTruong@123456",
        "NgocAnhLe 1990 xyz",
        "qwertyuiop123",
        "1q2w3e4r5t6y",
        "asdfghjkl;2026",
        "poiuytrewq!!!!",
        "abcdefgh12345",
        "aaaaaaaaaaaaa",
        "matkhau@2026.vn",
        "!@#$%^&*()_+123",
    ],
)
def test_what_everybody_here_would_try_is_refused(password):
    assert GUESSED in refusals(password)


@pytest.mark.parametrize(
    "password",
    [
        "bốn con chim sẻ nâu",
        "mưa rào trên mái tôn",
        "Con mèo nằm ngủ 3 giờ",
        "kx7m-p3qa-wz8n-d5vt",
        "đảng viên thích bánh xèo",
    ],
)
def test_a_few_words_of_ones_own_are_accepted(password):
    assert refusals(password) == []


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("ngắn", "Mật khẩu phải có ít nhất 12 ký tự."),
        ("123456789012", "Mật khẩu không được toàn chữ số."),
        (
            "1qaz2wsx3edc",
            "Mật khẩu này nhiều người dùng nên dễ bị đoán. Hãy ghép vài từ khác nhau.",
        ),
        ("ngocanh.le.01", "Mật khẩu quá giống tên đăng nhập. Hãy chọn từ khác."),
        ("hoasen@truong.edu", "Mật khẩu quá giống địa chỉ thư. Hãy chọn từ khác."),
    ],
)
def test_every_refusal_is_a_vietnamese_sentence(password, sentence):
    assert sentence in refusals(password, email="hoasen@truong.edu.vn")


def test_the_names_of_the_school_come_from_the_settings(settings):
    settings.SCHOOL_NAME = "Trường Trung học Sao Khuê"

    assert GUESSED in refusals("Sao Khuê 2026 Sao Khuê")
    assert GUESSED not in refusals("Hương Tràm Hương Tràm")


def test_help_is_vietnamese_too():
    assert not [text for text in password_validators_help_texts() if "password" in text.lower()]
