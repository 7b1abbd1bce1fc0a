"""One month of one cell in a real browser, from the agenda to the report, by its people.

Told twice: with a pointer, and with nothing but the keyboard.
"""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from meetings.models import Meeting, Member, Minutes, Resolution, Task, TaskReport
from tests.browser.hands import Keyboard, Pointer

Hand = Pointer | Keyboard
pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "sinh-hoat-chi-bo"
PLACE = "Phòng họp B3.2"


@pytest.mark.parametrize("hand", [Pointer(), Keyboard()], ids=["pointer", "keyboard"])
def test_the_month_of_a_cell_from_agenda_to_report(hand, demo, sign_in, open_context, troubles):
    secretary = sign_in("bithu.daotao", PASSWORD, on=open_context().new_page())
    meeting = prepare(hand, secretary)
    convene(hand, secretary, meeting)
    hold(hand, secretary, meeting)
    sign(hand, sign_in, open_context, secretary, meeting)
    resolution = issue(hand, secretary, meeting)
    task = assign(hand, secretary, resolution)
    member = sign_in("dangvien.daotao", PASSWORD, on=phone_of(open_context))
    read_and_report(hand, member, meeting, resolution, task)
    accept(hand, secretary, task)
    addresses = addresses_of(meeting, resolution, task)
    nothing_exists(sign_in("bithu.kinhte", PASSWORD, on=open_context().new_page()), addresses)
    staff_read_the_news(sign_in("giaovien", PASSWORD, on=open_context().new_page()), addresses)


def send(hand: Hand, button: Locator) -> None:
    """Presses the button of a form and waits for the answer."""
    with button.page.expect_navigation():
        hand.press(button)


def phone_of(open_context) -> Page:
    size = {"width": 390, "height": 844}
    return open_context(viewport=size, is_mobile=True, has_touch=True).new_page()


def prepare(hand: Hand, page: Page) -> Meeting:
    """The secretary writes a meeting with its agenda in the admin."""
    page.goto("/quan-tri/snippets/meetings/meeting/add/")
    soon = timezone.localtime() + timedelta(days=12)
    hand.write(page.locator("[name=starts_at]"), f"{soon:%d/%m/%Y} 14:00")
    page.keyboard.press("Escape")
    hand.write(page.locator("[name=place]"), PLACE)
    chair = Member.objects.get(account__username="bithu.daotao")
    hand.choose(page.locator("[name=chair]"), str(chair.pk))
    taker = Member.objects.get(account__username="chiuy.daotao")
    hand.choose(page.locator("[name=minute_taker]"), str(taker.pk))
    rows = [
        ("Thời sự trong tháng", "information", ""),
        ("Giáo án số: việc còn chậm", "discussion", ""),
        ("Phân công tháng tới", "decision", "Bảy việc theo bảng kèm."),
    ]
    for number, (title, kind, draft) in enumerate(rows):
        hand.press(page.locator("#id_agenda-ADD"))
        hand.write(page.locator(f"[name=agenda-{number}-title]"), title)
        hand.choose(page.locator(f"[name=agenda-{number}-kind]"), kind)
        hand.write(page.locator(f"[name=agenda-{number}-draft_text]"), draft)
    send(hand, page.locator("form[action*='/meeting/add/'] button[type=submit] >> nth=0"))
    meeting = Meeting.objects.get(place=PLACE)
    assert [item.title for item in meeting.agenda.all()] == [title for title, *_ in rows]
    return meeting


def convene(hand: Hand, page: Page, meeting: Meeting) -> None:
    page.goto(meeting.get_absolute_url())
    send(hand, page.get_by_role("button", name=re.compile("thống nhất")))
    send(hand, page.get_by_role("button", name="Triệu tập"))
    expect(page.locator("main")).to_contain_text("Đã triệu tập")
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=timezone.now())  # the day comes


def hold(hand: Hand, page: Page, meeting: Meeting) -> None:
    """Roll, items, vote, closing words, adoption: at the desk."""
    page.goto(meeting.get_absolute_url())
    send(hand, page.get_by_role("button", name="Khai mạc"))
    page.wait_for_url("**/ban-thu-ky/**")
    for row in meeting.roll.all():
        hand.choose(page.locator(f"[name=mark-{row.pk}]"), "present")
    send(hand, page.get_by_role("button", name=re.compile("Lưu")))
    for item in meeting.agenda.all():
        page.goto(f"{meeting.get_absolute_url()}ban-thu-ky/muc/{item.pk}/")
        if item.is_decision:
            voters = meeting.roll.with_vote().in_the_room().count()
            hand.write(page.locator("[name=in_favour]"), str(voters))
            send(hand, page.locator("form:has([name=in_favour]) button").first)
            expect(page.locator("main")).to_contain_text("Thông qua")
        hand.write(page.locator("[name=gist]"), f"Đã bàn: {item.title}.")
        name = page.locator("[data-into] button").first
        hand.press(name)
        written = f"Đã bàn: {item.title}.\nĐồng chí {name.inner_text()}: "
        expect(page.locator("[name=gist]")).to_have_value(written)
        hand.write(page.locator("[name=conclusion]"), "Chi bộ nhất trí.")
        send(hand, page.get_by_role("button", name="Lưu và sang mục sau"))
    give_out(hand, page, meeting)
    page.goto(f"{meeting.get_absolute_url()}ban-thu-ky/ket-thuc/")
    hand.write(page.locator("[name=evaluation]"), "Đúng giờ, nhiều ý kiến.")
    send(hand, page.locator("button[name=close]"))
    page.wait_for_url("**/bien-ban/")
    expect(page.locator("article")).to_contain_text("Chi bộ nhất trí.")


def give_out(hand: Hand, page: Page, meeting: Meeting) -> None:
    """A line of the last conclusion becomes a task."""
    item, due_on = meeting.agenda.last(), timezone.localdate() + timedelta(days=20)
    owner = meeting.roll.select_related("member").first().member
    page.goto(f"{meeting.get_absolute_url()}ban-thu-ky/muc/{item.pk}/")
    line = f"@{owner.full_name}: gửi danh sách, hạn {due_on:%d/%m}"
    hand.write(page.locator("[name=conclusion]"), line)
    send(hand, page.get_by_role("button", name="Lưu và sang mục sau"))
    send(hand, page.get_by_role("button", name=re.compile("^Giao việc")))
    expect(page.locator(".desk-side")).to_contain_text("Gửi danh sách")
    assert item.tasks.get().accountable == owner


def sign(hand: Hand, sign_in, open_context, secretary: Page, meeting: Meeting) -> None:
    """The minute taker and the chair confirm the signed paper."""
    taker = sign_in("chiuy.daotao", PASSWORD, on=open_context().new_page())
    for page in (taker, secretary):
        page.goto(f"{meeting.get_absolute_url()}bien-ban/")
        hand.write(page.locator("[name=paper_place]"), "sổ biên bản số 4, trang 7")
        send(hand, page.locator("form:has([name=paper_place]) button").first)
    expect(secretary.locator("main")).to_contain_text("Đã ký")
    assert Minutes.objects.get(meeting=meeting).seal_holds


def issue(hand: Hand, page: Page, meeting: Meeting) -> Resolution:
    """A draft in the admin, then its number on the site."""
    page.goto("/quan-tri/snippets/meetings/resolution/add/")
    hand.choose(page.locator("[name=meeting]"), str(meeting.pk))
    hand.write(page.locator("[name=abstract]"), "phân công nhiệm vụ kỳ này")
    hand.write(page.locator("[name=body]"), "I- NHIỆM VỤ\n\nMỗi việc một người, một ngày.")
    send(hand, page.locator("form[action*='/resolution/add/'] button[type=submit] >> nth=0"))
    resolution = Resolution.objects.get(abstract="phân công nhiệm vụ kỳ này")
    page.goto(resolution.get_absolute_url())
    send(hand, page.get_by_role("button", name=re.compile("Ban hành")))
    expect(page.locator("article")).to_contain_text(re.compile(r"\d\d-NQ/CB"))
    resolution.refresh_from_db()
    return resolution


def assign(hand: Hand, page: Page, resolution: Resolution) -> Task:
    due = timezone.localdate() + timedelta(days=9)
    who = Member.objects.get(account__username="dangvien.daotao")
    page.goto(resolution.get_absolute_url())
    hand.write(page.locator("[name=title]"), "Gửi danh sách bài chưa số hóa")
    hand.choose(page.locator("[name=accountable]"), str(who.pk))
    hand.write(page.locator("[name=due_on]"), f"{due:%d/%m/%Y}")
    send(hand, page.get_by_role("button", name=re.compile("Giao việc")))
    expect(page.locator("main")).to_contain_text("Gửi danh sách bài chưa số hóa")
    return Task.objects.get(title="Gửi danh sách bài chưa số hóa")


def read_and_report(hand: Hand, page: Page, meeting, resolution, task) -> None:
    """On a phone: the front page, the minutes, the paper; then the result and the report."""
    page.goto("/")
    expect(page.locator("main")).to_contain_text("Nhiệm vụ của tôi")
    page.goto("/nhiem-vu/")
    expect(page.locator("main")).to_contain_text(task.title)
    for address in addresses_of(meeting, resolution, task):
        assert page.goto(address).status == 200
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 390, f"{address} rộng {width} px trên điện thoại"
    page.goto(task.get_absolute_url())
    hand.write(page.locator("[name=result]"), "Đã gửi danh sách 12 bài.")
    send(hand, page.locator("form:has([name=result]) button").first)
    expect(page.locator("main")).to_contain_text("Chờ chi bộ công nhận")
    page.goto(f"/nhiem-vu/bao-cao/{timezone.localdate():%Y-%m}/")
    for box in page.locator("textarea[name^=result-]").all():
        hand.write(box, "Đã làm theo kế hoạch.")
    send(hand, page.locator("button[name=file]"))
    report = TaskReport.objects.get(
        member__account__username="dangvien.daotao",
        month=timezone.localdate().replace(day=1),
    )
    assert report.is_filed


def accept(hand: Hand, page: Page, task: Task) -> None:
    page.goto(task.get_absolute_url())
    send(hand, page.get_by_role("button", name=re.compile("Công nhận")))
    expect(page.locator("main")).to_contain_text("Hoàn thành")


def addresses_of(meeting, resolution, task) -> list[str]:
    here = meeting.get_absolute_url()
    return [here, f"{here}bien-ban/", resolution.get_absolute_url(), task.get_absolute_url()]


def nothing_exists(page: Page, addresses: list[str]) -> None:
    """For the secretary of another cell none of it is there, in the site and in the admin."""
    for address in addresses:
        assert page.goto(address).status == 404, address
    key = addresses[0].strip("/").split("/")[-1]
    for name in ("edit", "history", "inspect", "delete", "usage"):
        address = f"/quan-tri/snippets/meetings/meeting/{name}/{key}/"
        assert page.goto(address).status == 404, address


def staff_read_the_news(page: Page, addresses: list[str]) -> None:
    """Staff read the news; the records do not exist for them, and no block hints at them."""
    page.goto("/")
    expect(page.locator("body")).not_to_contain_text("Nhiệm vụ của tôi")
    assert page.goto("/tin-tuc/").status == 200
    for address in ["/sinh-hoat/", "/nghi-quyet/", "/nhiem-vu/", "/quan-tri/", *addresses]:
        assert page.goto(address).status == 404, address
