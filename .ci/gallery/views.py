"""The kinds of page that members meet: a name, who reads it, and its address in the demo."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone

from home.models import NewsPage, PlainPage, ReportPage, ThemePage
from meetings.actions.meetings import open_meeting
from meetings.actions.minutes import record_item
from meetings.models import (
    Guest,
    Meeting,
    Minutes,
    Organization,
    Paper,
    Resolution,
    Task,
    TaskReport,
)

SECRETARY, MEMBER, STAFF = "bithu.daotao", "dangvien.daotao", "giaovien"
CELL = "Chi bộ Đào tạo"
AT_THE_DESK = "bithu.kinhte"
STATES = ("draft", "agreed", "convened", "closed", "cancelled")


@dataclass(frozen=True)
class View:
    """One page as one person meets it; nobody is signed in where `reader` is empty."""

    name: str
    reader: str
    address: str
    status: int = 200


def all_views():
    """Every kind of page once, some in several states. Asks the demo for its records."""
    return [*doors(), *read(), *recorded(), *worked(), *kept(), *own()]


def doors():
    """What stands open to strangers, what nobody finds, and the page of all components."""
    return [
        View("dang-nhap", "", "/dang-nhap/"),
        View("quen-mat-khau", "", "/quen-mat-khau/"),
        View("thanh-phan", MEMBER, "/thanh-phan/"),
        View("khong-co-trang", MEMBER, "/khong-co/", status=404),
    ]


def read():
    """Front page, news, themes, reports, plain pages."""
    with_picture = [page for page in NewsPage.objects.live() if page.body.blocks_by_name("image")]
    theme = ThemePage.objects.live().order_by("-first_published_at").first()
    report = ReportPage.objects.live().order_by("-first_published_at").first()
    return [
        View("trang-nhat", MEMBER, "/"),
        View("trang-nhat-bi-thu", SECRETARY, "/"),
        View("trang-nhat-giao-vien", STAFF, "/"),
        View("tin-tuc", MEMBER, "/tin-tuc/"),
        View("mot-tin", MEMBER, (with_picture or NewsPage.objects.live())[0].url),
        View("chuyen-de", MEMBER, "/chuyen-de/"),
        View("mot-chuyen-de", MEMBER, theme.url),
        View("bao-cao", SECRETARY, "/bao-cao/"),
        View("mot-bao-cao", SECRETARY, report.url),
        View("thong-tin", STAFF, "/thong-tin/"),
        View("mot-trang-thong-tin", STAFF, PlainPage.objects.live().first().url),
    ]


def recorded():
    """Meetings in each state, minutes, resolutions."""
    ours = Meeting.objects.filter(organization__name=CELL).exclude(type="committee")
    latest = {status: ours.filter(status=status).latest("starts_at") for status in STATES}
    member = get_user_model().objects.get(username=MEMBER)
    signed = Minutes.objects.visible_to(member).filter(meeting__organization__name=CELL)
    issued = Resolution.objects.filter(organization__name=CELL, status="issued")
    withdrawn = Resolution.objects.filter(organization__name=CELL, status="withdrawn")
    paper = Paper.objects.visible_to(member).filter(text_state="found").first()
    return [
        View("sinh-hoat", MEMBER, "/sinh-hoat/"),
        View("sinh-hoat-bi-thu", SECRETARY, "/sinh-hoat/"),
        *(of(f"ky-{status}", SECRETARY, meeting) for status, meeting in latest.items()),
        of("ky-postponed", AT_THE_DESK, Meeting.objects.filter(status="postponed").first()),
        of("ky-cua-dang-vien", MEMBER, latest["convened"]),
        of("bien-ban", MEMBER, signed.latest("meeting__starts_at")),
        View("nghi-quyet", MEMBER, "/nghi-quyet/"),
        of("mot-nghi-quyet", MEMBER, issued.latest("issued_on")),
        of("nghi-quyet-thu-hoi", SECRETARY, withdrawn.first()),
        View("so-van-ban", SECRETARY, "/nghi-quyet/so-van-ban/"),
        View("chu-tai-lieu", MEMBER, reverse("paper_text", args=[paper.pk])),
    ]


def of(name, reader, record):
    """The page of a record."""
    return View(name, reader, record.get_absolute_url())


def worked():
    """Tasks, month reports, the minute taker's desk."""
    mine = Task.objects.filter(accountable__account__username=MEMBER)
    month = timezone.localdate().replace(day=1)
    filed = TaskReport.objects.filter(organization__name=CELL, filed_at__isnull=False)
    last = filed.latest("month").month
    return [
        View("nhiem-vu", MEMBER, "/nhiem-vu/"),
        View("nhiem-vu-bi-thu", SECRETARY, "/nhiem-vu/"),
        of("mot-nhiem-vu", MEMBER, mine.filter(status="open").first()),
        of("nhiem-vu-cho-cong-nhan", SECRETARY, Task.objects.get(status="reported")),
        View("bao-cao-thang", MEMBER, f"/nhiem-vu/bao-cao/{month:%Y-%m}/"),
        View("tong-hop-thang", SECRETARY, f"/nhiem-vu/tong-hop/{last:%Y-%m}/"),
        View("thang-trong", SECRETARY, f"/nhiem-vu/tong-hop/{month.year - 5}-03/"),
        *desk(),
    ]


def desk():
    """A meeting under way, and its minute taker's desk; nothing while none is."""
    sitting = Meeting.objects.filter(status="in_session").first()
    if sitting is None:
        return []
    place = f"{sitting.get_absolute_url()}ban-thu-ky/"
    item = sitting.agenda.filter(kind="decision").first() or sitting.agenda.first()
    return [
        of("ky-in_session", AT_THE_DESK, sitting),
        View("ban-thu-ky-diem-danh", AT_THE_DESK, f"{place}diem-danh/"),
        View("ban-thu-ky-muc", AT_THE_DESK, f"{place}muc/{item.pk}/"),
        View("giao-viec-tu-ket-luan", AT_THE_DESK, f"{place}muc/{item.pk}/giao-viec/?dong=1"),
        View("ban-thu-ky-ket-thuc", AT_THE_DESK, f"{place}ket-thuc/"),
    ]


def kept():
    """The archive and the search."""
    cell = Organization.objects.get(name=CELL)
    year = timezone.localdate().year
    return [
        View("luu-tru", MEMBER, "/luu-tru/"),
        View("luu-tru-so-van-ban", MEMBER, "/luu-tru/so-van-ban/"),
        View("luu-tru-ca-nam", MEMBER, f"/luu-tru/to-chuc/{cell.pk}/{year}/"),
        View("luu-tru-khong-thay", MEMBER, "/luu-tru/?so=999-NQ"),
        View("tro-giup", SECRETARY, "/tro-giup/"),
        View("tim-kiem", MEMBER, "/tim-kiem/?q=an toàn"),
        View("tim-kiem-khong-thay", MEMBER, "/tim-kiem/?q=xyzzyq"),
    ]


def own():
    """One's own account, and what a guest is sent."""
    guest = Guest.objects.get(account__username=STAFF)
    return [
        View("tai-khoan", MEMBER, "/tai-khoan/"),
        View("hai-buoc", SECRETARY, "/tai-khoan/hai-buoc/"),
        View("doi-mat-khau", MEMBER, "/doi-mat-khau/"),
        View("giay-moi", STAFF, guest.get_absolute_url()),
        View("mo-khoa", "quantri", "/mo-khoa/"),
    ]


def hold_a_meeting():
    """The demo has no meeting under way: lets one cell meet now, so that its desk can be seen."""
    account = get_user_model().objects.get(username=AT_THE_DESK)
    coming = Meeting.objects.filter(organization__name="Chi bộ Khoa Kinh tế", status="convened")
    coming.update(starts_at=timezone.now())
    for meeting in coming:
        meeting = open_meeting(meeting=meeting, by=account)
        item = meeting.agenda.filter(kind="decision").first() or meeting.agenda.first()
        due_on = timezone.localdate() + timedelta(days=20)
        lines = ["Giữ hạn như dự thảo.", *asking(meeting, due_on)]
        record_item(item=item, conclusion="\n".join(lines), by=account)


def asking(meeting, due_on):
    """Two lines that propose a task: one that says all, one that leaves the day open."""
    first, second = [row.member.full_name for row in meeting.roll.select_related("member")[:2]]
    return [
        f"@{first}: gửi danh sách bài chưa số hóa, hạn {due_on:%d/%m}",
        f"@{second}: kèm hai giáo viên mới",
    ]
