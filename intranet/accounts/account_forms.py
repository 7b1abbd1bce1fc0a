"""The administrators' forms: one account, and a spreadsheet of many."""

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils.crypto import constant_time_compare, salted_hmac

from home.enums import Role

from .role_groups import role_groups
from .user_names import SENTENCE, clean_user_name

STALE = (
    "Trong lúc trang này đang mở, người khác đã sửa tài khoản: "
    "tên đăng nhập «{0.username}», họ tên «{0.full_name}», email «{0.email}», {1}. "
    "Chưa lưu gì. Hãy mở lại trang để sửa trên bản mới."
)


class AccountForm(forms.ModelForm):
    """Name, mail, groups on the list. No superuser, no single rights, no password."""

    username = forms.CharField(label="Tên đăng nhập", max_length=150, help_text=SENTENCE + ".")
    full_name = forms.CharField(label="Họ và tên", max_length=100)
    email = forms.EmailField(
        label="Email",
        required=False,
        help_text="Để trống nếu không có; khi quên mật khẩu sẽ dùng phiếu giấy.",
    )
    groups = forms.ModelMultipleChoiceField(
        label="Vai trò",
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=(
            "Chỉ chọn cho người quản trị và biên tập. Quyền của đảng viên, cấp ủy tự có theo "
            "danh sách đảng viên và chức vụ."
        ),
    )

    class Meta:
        model = get_user_model()
        fields = ["username", "full_name", "email", "groups"]

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.by = by
        self.fields["groups"].queryset = role_groups()

    def clean_username(self):
        name = clean_user_name(self.cleaned_data["username"])
        others = get_user_model().objects.exclude(pk=self.instance.pk)
        if others.filter(username__iexact=name).exists():
            raise ValidationError("Đã có tài khoản mang tên đăng nhập này.")
        return name

    def clean_full_name(self):
        return " ".join(self.cleaned_data["full_name"].split())

    def save(self, commit=True):
        """A new account has no password until one is handed out."""
        if self.instance.pk is None:
            self.instance.set_unusable_password()
        return super().save(commit)

    def _save_m2m(self):
        """Groups outside the list, if someone gave one by command, stay as they are."""
        kept = list(self.instance.groups.exclude(name__in=Role.values)) if self.instance.pk else []
        self.instance.groups.set([*self.cleaned_data["groups"], *kept])


class EditAccountForm(AccountForm):
    """The same for an account that exists, with its switch; nobody locks himself out."""

    is_active = forms.BooleanField(
        label="Đang hoạt động",
        required=False,
        help_text="Bỏ chọn khi người này không còn làm ở trường: ra khỏi mọi máy ngay lập tức.",
    )
    version = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta(AccountForm.Meta):
        fields = ["username", "full_name", "email", "is_active", "groups"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Kept apart: validation writes the posted values into the instance.
        self.stored = version_of(self.instance)
        self.stale_sentence = STALE.format(self.instance, activity(self.instance))
        self.fields["version"].initial = self.stored

    def clean_is_active(self):
        if self.by == self.instance and not self.cleaned_data["is_active"]:
            raise ValidationError("Không thể tự ngừng tài khoản của mình.")
        return self.cleaned_data["is_active"]

    def clean_groups(self):
        groups = self.cleaned_data["groups"]
        names = {group.name for group in groups}
        held = self.instance.groups.filter(name=Role.ADMINISTRATOR).exists()
        if self.by == self.instance and held and Role.ADMINISTRATOR not in names:
            raise ValidationError("Không thể tự bỏ vai trò Quản trị của mình.")
        return groups

    def clean(self):
        cleaned = super().clean()
        if not constant_time_compare(cleaned.get("version", ""), self.stored):
            raise ValidationError(self.stale_sentence)
        return cleaned


def activity(account):
    """How the switch stands, in words."""
    return "đang hoạt động" if account.is_active else "đã ngừng"


def version_of(account):
    """A fingerprint of what the form writes, to notice that somebody else wrote meanwhile."""
    groups = sorted(account.groups.values_list("pk", flat=True))
    state = [account.username, account.full_name, account.email, account.is_active, groups]
    return salted_hmac("accounts.version", repr(state)).hexdigest()


class ImportForm(forms.Form):
    """The file with the people."""

    file = forms.FileField(
        label="Tệp .xlsx hoặc .csv",
        help_text="Nhiều nhất 2 MB, 1000 dòng.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={
            "required": "Hãy chọn tệp.",
            "empty": "Tệp trống.",
            "missing": "Hãy chọn tệp.",
            "invalid": "Hãy chọn tệp.",
        },
    )
