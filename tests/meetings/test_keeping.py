"""Items that are not for all: kept on paper only, or internal to the committee."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from meetings.actions import meetings as life
from meetings.actions import minutes
from meetings.actions.base import Refused
from meetings.enums import AgendaPart, Keeping
from meetings.models import AgendaItem, Paper, Task
from tests.factories.meetings import AgendaItemFactory, MemberFactory

from . import month

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(cast, committee_member):
    """In session: two usual items, one internal with a draft, one on paper with a vote."""
    meeting = month.prepared(**cast)
    AgendaItemFactory(
        meeting=meeting,
        title="Nhân sự tổ chấm thi",
        sort_order=3,
        keeping=Keeping.INTERNAL,
        grounds="Thư riêng của Sở",
        presenter=committee_member,
    )
    AgendaItemFactory(
        meeting=meeting,
        title="Công tác đảng viên",
        sort_order=4,
        part=AgendaPart.PERSONNEL,
        kind="decision",
    )
    return meeting


@pytest.fixture
def held(meeting, cast):
    """The same meeting held, signed and sealed."""
    by = cast["secretary"].account
    meeting = life.convene(meeting=life.agree(meeting=meeting, by=by), by=by)
    meeting = month.begun(meeting, by)
    month.mark_all(meeting, by)
    for item in meeting.agenda.exclude(keeping=Keeping.PAPER_ONLY):
        note = "Chưa nêu tên người đề nghị" if item.is_open else ""
        minutes.record_item(
            item=item, gist="Đã nghe.", conclusion="Nhất trí.", internal_note=note, by=by
        )
    paper = meeting.agenda.get(keeping=Keeping.PAPER_ONLY)
    minutes.record_item(item=paper, paper_place="sổ số 3, trang 18", by=by)
    for item in meeting.agenda.filter(kind="decision"):
        month.vote_on(item, by=by)
    meeting = life.adopt_and_close(meeting=meeting, by=by)
    for person in (cast["minute_taker"], cast["secretary"]):
        minutes.confirm(minutes=meeting.minutes, by=person.account)
    return meeting


def page(client, person, name, meeting):
    client.force_login(person.account)
    return client.get(reverse(name, args=[meeting.pk])).content.decode()


# --- Kept on paper ------------------------------------------------------------------------


def test_items_about_persons_are_kept_on_paper_unless_said_otherwise(meeting):
    about_nobody = AgendaItemFactory(meeting=meeting, title="Thời sự", part=AgendaPart.INFORMATION)
    said = AgendaItemFactory(
        meeting=meeting, title="Kế hoạch kiểm tra năm", part="discipline", keeping=Keeping.OPEN
    )

    assert meeting.agenda.get(part=AgendaPart.PERSONNEL).is_on_paper
    assert about_nobody.is_open
    assert said.is_open


def test_a_review_meeting_keeps_its_substance_on_paper_but_not_its_opening(meeting):
    meeting.type = "review"
    meeting.save()

    opening = AgendaItem(meeting=meeting, title="Chào cờ", part=AgendaPart.OPENING)
    review = AgendaItem(meeting=meeting, title="Kiểm điểm, đánh giá, xếp loại")
    opening.settle_keeping()
    review.settle_keeping()

    assert opening.is_open
    assert review.is_on_paper


@pytest.mark.parametrize(
    "typed",
    [
        {"title": "Kỷ luật đồng chí Ẩn"},
        {"grounds": "Đơn của đồng chí Ẩn"},
        {"draft_text": "Khiển trách đồng chí Ẩn"},
        {"gist": "Đồng chí Ẩn nhận lỗi"},
    ],
)
def test_an_item_on_paper_carries_a_general_title_and_nothing_else(meeting, typed):
    item = meeting.agenda.get(keeping=Keeping.PAPER_ONLY)
    for name, text in typed.items():
        setattr(item, name, text)

    with pytest.raises(ValidationError):
        item.full_clean()


def test_the_database_itself_refuses_the_substance_of_an_item_on_paper(meeting):
    from django.db import IntegrityError, transaction

    item = meeting.agenda.filter(keeping=Keeping.PAPER_ONLY)

    with pytest.raises(IntegrityError), transaction.atomic():
        item.update(gist="Đồng chí Ẩn nhận lỗi")


def test_the_desk_takes_only_totals_and_the_page_of_the_book(client, held, cast):
    content = page(client, cast["secretary"], "minutes", held)

    assert "sổ số 3, trang 18" in content
    assert "Công tác đảng viên" in content


def test_the_substance_typed_at_the_desk_is_refused_with_a_sentence(client, meeting, cast):
    by = cast["secretary"].account
    meeting = life.convene(meeting=life.agree(meeting=meeting, by=by), by=by)
    meeting = month.begun(meeting, by)
    month.mark_all(meeting, by)
    item = meeting.agenda.get(keeping=Keeping.PAPER_ONLY)

    with pytest.raises(Refused, match="sổ giấy"):
        minutes.record_item(item=item, gist="Đồng chí Ẩn nhận lỗi", by=by)
    with pytest.raises(Refused, match="tên chung"):
        month.vote_on(item, by=by, matter="Khiển trách đồng chí Ẩn")
    client.force_login(by)
    desk = client.get(reverse("desk_item", args=[meeting.pk, item.pk])).content.decode()
    assert 'name="gist"' not in desk
    assert 'name="paper_place"' in desk
    client.post(
        reverse("desk_vote", args=[meeting.pk, item.pk]),
        {
            "matter": "Khiển trách đồng chí Ẩn",
            "manner": "secret",
            "threshold": "ordinary",
            "in_favour": 2,
            "against": 0,
            "other": 0,
        },
    )
    assert item.votes.get().matter == "Công tác đảng viên"


def test_a_meeting_is_not_closed_before_the_paper_record_has_its_place(meeting, cast):
    by = cast["secretary"].account
    meeting = life.convene(meeting=life.agree(meeting=meeting, by=by), by=by)
    meeting = month.begun(meeting, by)
    month.mark_all(meeting, by)
    for item in meeting.agenda.exclude(keeping=Keeping.PAPER_ONLY):
        minutes.record_item(item=item, conclusion="Nhất trí.", by=by)
    for item in meeting.agenda.filter(kind="decision"):
        month.vote_on(item, by=by)

    with pytest.raises(Refused, match="sổ nào, trang nào"):
        life.adopt_and_close(meeting=meeting, by=by)


# --- Internal to the committee --------------------------------------------------------------


def test_a_member_reads_the_meeting_as_if_the_internal_item_were_not_there(client, held, member):
    for name in ("meeting", "minutes"):
        content = page(client, member, name, held)
        assert "Nhiệm vụ tháng 12" in content
        for word in ("Nhân sự tổ chấm thi", "Thư riêng của Sở", "Nội bộ", "Chưa nêu tên"):
            assert word not in content


def test_numbers_in_the_minutes_leave_no_gap_where_an_internal_item_stood(client, held, member):
    content = page(client, member, "minutes", held)

    assert "5. Nhiệm vụ tháng 12" in content
    assert "6. Công tác đảng viên" in content
    assert "7. Đánh giá và bế mạc" in content


def test_the_committee_the_minute_taker_and_the_superior_read_what_is_internal(
    client, held, cast, committee_member, superior
):
    for person in (cast["secretary"], cast["minute_taker"], committee_member, superior):
        content = page(client, person, "minutes", held)
        assert "Nhân sự tổ chấm thi" in content
        assert "Chưa nêu tên người đề nghị" in content


def test_the_presenter_of_an_internal_item_finds_it_on_the_agenda(client, meeting, cell, cast):
    presenter = MemberFactory(cell=cell)
    meeting.agenda.filter(keeping=Keeping.INTERNAL).update(presenter=presenter)
    by = cast["secretary"].account
    life.convene(meeting=life.agree(meeting=meeting, by=by), by=by)

    assert "Nhân sự tổ chấm thi" in page(client, presenter, "meeting", meeting)


def test_papers_and_tasks_of_an_internal_item_are_as_internal_as_it_is(
    held, cast, member, committee_member
):
    item = held.agenda.get(keeping=Keeping.INTERNAL)
    paper = Paper.objects.create(
        title="Danh sách",
        original_name="a.txt",
        content_type="text/plain",
        size=1,
        sha256="0" * 64,
        item=item,
        uploaded_by=cast["secretary"].account,
    )
    task = Task.objects.create(
        organization=held.organization,
        item=item,
        title="Gửi danh sách",
        accountable=committee_member,
        due_on=held.day,
    )

    for model, row in ((Paper, paper), (Task, task)):
        assert not model.objects.visible_to(member.account).filter(pk=row.pk).exists()
        assert model.objects.visible_to(cast["secretary"].account).filter(pk=row.pk).exists()


def test_the_seal_holds_for_readers_of_both_kinds(client, held, member, cast):
    for person in (member, cast["secretary"]):
        assert "Nội dung đã niêm" in page(client, person, "minutes", held)
