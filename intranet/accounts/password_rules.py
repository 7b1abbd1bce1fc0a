"""What an own password must be, in Vietnamese where Django still speaks English."""

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError

from meetings.vietnamese import fold


class LongEnough(MinimumLengthValidator):
    """Django's rule of length, said in Vietnamese."""

    def get_error_message(self):
        return f"Mật khẩu phải có ít nhất {self.min_length} ký tự."

    def get_help_text(self):
        return self.get_error_message()


class NotOurWords:
    """No password made of nothing but the words everybody here would try first."""

    WORDS = ("chibo", "dangbo", "danguy", "dang", "truong", "sinhhoat", "matkhau", "password")

    def validate(self, password, user=None):
        """Refuse if little is left without these words, the person's names, digits and marks."""
        rest = "".join(sign for sign in fold(password) if sign.isalpha())
        names = fold(user.get_full_name()).split() if user else []
        for word in (*self.WORDS, *names):
            rest = rest.replace(word, "")
        if len(rest) < 4:
            raise ValidationError("Mật khẩu này dễ đoán ở trường ta. Hãy ghép vài từ khác nhau.")

    def get_help_text(self):
        return "Không chỉ gồm họ tên, tên trường, năm hay các từ như «chi bộ»."
