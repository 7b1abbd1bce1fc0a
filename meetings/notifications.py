"""Letters that go out when something happens; what they say is said on a screen too."""

from django.core.mail import send_mail
from django.utils import timezone

from .enums import SIGNING_ROLES, OrganizationKind
from .models import Office, Organization


def party_secretaries():
    """Mail addresses of the secretary and deputies of the Đảng ủy today."""
    today = timezone.localdate()
    led = Organization.objects.filter(kind=OrganizationKind.PARTY_COMMITTEE)
    offices = Office.objects.on(today).filter(organization__in=led, role__in=SIGNING_ROLES)
    reachable = offices.filter(member__account__is_active=True).exclude(member__account__email="")
    return sorted(set(reachable.values_list("member__account__email", flat=True)))


def tell_of_unlock(unlock):
    """Tells the leaders of the Đảng ủy who opened reading, why and until when."""
    send_mail(
        "Người quản trị vừa mở khóa đọc hồ sơ sinh hoạt đảng",
        f"Kính gửi đồng chí,\n\n{unlock.account.get_full_name()} ({unlock.account.username}) đã mở "
        f"khóa đọc lúc {timezone.localtime(unlock.opened_at):%H:%M ngày %d/%m/%Y}, tự đóng lúc "
        f"{timezone.localtime(unlock.ends_at):%H:%M}.\n\nLý do: {unlock.reason}\n\n"
        "Trong thời gian ấy người này đọc được bản ghi của mọi chi bộ; không sửa được gì, và mỗi "
        "lần đọc đều vào nhật ký truy cập. Nếu thấy không đúng, xin hỏi lại ngay.\n",
        None,
        party_secretaries(),
        fail_silently=True,
    )
